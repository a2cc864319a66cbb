import { signal } from '@preact/signals-core'
import { useThree } from '@react-three/fiber'
import { Fragment, Suspense, useEffect, useMemo, useState } from 'react'
import { inSlices } from '#state/inSlices.ts'
import { useWorldPanels } from '#state/worldPanels.ts'
import type { Wearer } from '../Wearer.ts'
import { PanelContext } from './PanelContext.ts'
import { PanelGear } from './PanelGear.ts'
import { PanelKindling } from './PanelKindling.tsx'
import { LeadCall } from './LeadPanel.tsx'
import { WristPanel } from './WristPanel.tsx'
import { panels } from './index.ts'
import { PartPanels } from './part/PartPanels.tsx'
import { useLeaving } from './useLeaving.ts'
import { shedAll } from './useShed.ts'

type WorldPanelsProps = {
  wearer: Wearer
  /** The headset has been left: nobody sees panels, and they go one after the other. */
  isLeaving: boolean
  onGone: () => void
}

/** The panels that are open, while somebody wears a headset. */
export function WorldPanels({ wearer, isLeaving, onGone }: WorldPanelsProps) {
  const open = useWorldPanels((world) => world.open)
  const [known, setKnown] = useState(open)
  // One that was open once stays, and is not seen: to make it anew would hold frames up.
  if (open.some((name) => !known.includes(name))) setKnown([...new Set([...known, ...open])])
  const setEvents = useThree((three) => three.setEvents)
  const context = useMemo(() => {
    const gear = wearer.gear.find((each) => each instanceof PanelGear) ?? null
    return { gear, panel: '', frame: null, isShown: signal(false) }
  }, [wearer])
  // The mouse of the page presses nothing in the headset.
  useEffect(() => {
    setEvents({ enabled: isLeaving })
    return () => setEvents({ enabled: true })
  }, [setEvents, isLeaving])
  const [isShed, setShed] = useState(false)
  useEffect(() => {
    if (isLeaving) void inSlices(shedAll()).then(() => setShed(true))
  }, [isLeaving])
  const all = [
    ...known.map((name) => {
      const Panel = panels[name]
      return (
        Panel && (
          <Suspense key={name} fallback={null}>
            <Panel />
          </Suspense>
        )
      )
    }),
    <Fragment key=" small">
      <PanelKindling />
      <LeadCall />
      <WristPanel />
    </Fragment>,
    // What stands beside machines goes first.
    <Suspense key=" parts" fallback={null}>
      <PartPanels isLeaving={isShed} />
    </Suspense>,
  ]
  const left = useLeaving(all.length, isShed)
  useEffect(() => {
    if (left === 0) onGone()
  }, [left, onGone])
  return <PanelContext value={context}>{all.slice(0, left)}</PanelContext>
}

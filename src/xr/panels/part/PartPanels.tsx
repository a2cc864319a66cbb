import { useEffect, useState } from 'react'
import { Box3, Vector3 } from 'three'
import type { World } from '#scene/World.ts'
import { describePicked } from '#state/describePicked.ts'
import { usePlant } from '#state/plant.ts'
import { clearSelection, isSame, useSelection, type Picked } from '#state/selection.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { usePanelGear } from '../PanelContext.ts'
import { useLeaving } from '../useLeaving.ts'
import { PartPanel } from './PartPanel.tsx'

type Shown = { picked: Picked; number: number; isPinned: boolean }

let numbers = 0
const size = new Vector3()

/** The panel about what is selected, and those that a person has pinned: they stay when something else is selected. */
export function PartPanels({ isLeaving }: { isLeaving: boolean }) {
  const gear = usePanelGear()
  const { world } = gear.wearer
  const [shown, setShown] = useState<readonly Shown[]>([])
  useEffect(() => {
    const show = ({ asset, part }: Picked, before: Picked): void => {
      if (asset === before.asset && part === before.part) return
      const picked = { asset, part }
      const isWanted = (asset !== null || part !== null) && !isVain(world, picked)
      setShown((all) => {
        const kept = all.filter(({ isPinned }) => isPinned)
        if (!isWanted || kept.some((each) => isSame(each.picked, picked))) return kept
        return [...kept, { picked, number: numbers++, isPinned: false }]
      })
    }
    // Somebody was quicker than the panels came.
    show(useSelection.getState(), gear.selectedBefore)
    return useSelection.subscribe(show)
  }, [world, gear])
  const left = useLeaving(shown.length, isLeaving)
  return shown.slice(0, left).map(({ picked, number }) => (
    <PartPanel
      key={number}
      picked={picked}
      near={() => boxOf(world, picked)}
      onPin={(isPinned) => {
        setShown((all) =>
          all.map((each) => (each.number === number ? { ...each, isPinned } : each)),
        )
      }}
      onClose={() => {
        setShown((all) => all.filter((each) => each.number !== number))
        if (isSame(useSelection.getState(), picked)) clearSelection()
      }}
    />
  ))
}

/** A floor or a wall of which nothing is known: a slip of the hand, nobody wants to read about it. */
function isVain(world: World, picked: Picked): boolean {
  const { twin } = usePlant.getState()
  if (!twin) return true
  if (describePicked(twin, picked)?.slots.length !== 0) return false
  const box = boxOf(world, picked)
  return box !== null && box.getSize(size).length() > world.box.getSize(size).length() * 0.4
}

/** Where it is now, metres of the plant; null when no part of it is loaded. */
function boxOf(world: World, { asset, part }: Picked): Box3 | null {
  const { twin, nodesOfAsset } = usePlant.getState()
  const at = twin && asset !== null ? twinIndex(twin).assetOfId.get(asset) : undefined
  const ids = part === null ? (at === undefined ? [] : nodesOfAsset(at)) : [part]
  const box = world.boxOf(ids, new Box3())
  return box.isEmpty() ? null : box
}

import { signal } from '@preact/signals-core'
import { createPortal } from '@react-three/fiber'
import { Container } from '@react-three/uikit'
import { useEffect, useMemo, useState } from 'react'
import { isUnacknowledged, mostUrgent, useAlarms } from '#state/alarms.ts'
import { toggleMenu } from './MenuButton.ts'
import { drawOrder } from '../drawOrder.ts'
import { fontFamilies } from './fonts.ts'
import { colours } from './look.ts'
import { PanelContext, usePanelGear } from './PanelContext.ts'
import { PanelFrame } from './PanelFrame.ts'
import { Press } from './Press.tsx'
import { WristAlarm } from './WristAlarm.tsx'

/** Millimetres at the design distance; the width is with an alarm. */
const size = 64
const width = 300

/** On the wrist of the hand that does not lead, while the person looks at it: what opens the menu, and the alarm that counts. */
export function WristPanel() {
  const gear = usePanelGear()
  const alarm = useAlarms(({ standing }) => mostUrgent(standing))
  const open = useAlarms(
    ({ standing }) => standing.filter(({ row }) => isUnacknowledged(row.state)).length,
  )
  const across = alarm ? width : size
  const [frame] = useState(
    () => new PanelFrame('wrist', { distance: 0.4, below: 0, near: null }, false),
  )
  const context = useMemo(
    () => ({ gear, panel: 'wrist', frame, isShown: signal(true) }),
    [gear, frame],
  )
  useEffect(() => {
    frame.setSize(across / 1000, size / 1000)
  }, [frame, across])
  useEffect(() => gear.wear(frame), [gear, frame])
  return (
    <PanelContext value={context}>
      {createPortal(
        <Container
          width={across}
          height={size}
          padding={5}
          gap={8}
          alignItems="center"
          pixelSize={0.001}
          depthTest={false}
          renderOrder={drawOrder.panels}
          backgroundColor={colours.surface}
          borderRadius={16}
          borderWidth={1.5}
          borderColor={colours.lineStrong}
          fontFamilies={fontFamilies}
          fontWeight={500}
        >
          <Press label="Menu" icon="menu" width={51} height={51} onPress={toggleMenu} />
          {alarm && <WristAlarm item={alarm} others={open - 1} />}
        </Container>,
        frame.group,
      )}
    </PanelContext>
  )
}

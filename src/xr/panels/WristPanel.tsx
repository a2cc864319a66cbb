import { signal } from '@preact/signals-core'
import { createPortal } from '@react-three/fiber'
import { Container } from '@react-three/uikit'
import { useEffect, useMemo, useState } from 'react'
import { toggleMenu } from './MenuButton.ts'
import { drawOrder } from '../drawOrder.ts'
import { fontFamilies } from './fonts.ts'
import { colours } from './look.ts'
import { PanelContext, usePanelGear } from './PanelContext.ts'
import { PanelFrame } from './PanelFrame.ts'
import { Press } from './Press.tsx'

/** Millimetres at the design distance. */
const size = 64

/** The button on the wrist of the hand that does not lead: it is there while the person looks at it, and opens the menu. */
export function WristPanel() {
  const gear = usePanelGear()
  const [frame] = useState(
    () => new PanelFrame('wrist', { distance: 0.4, below: 0, near: null }, false),
  )
  const context = useMemo(
    () => ({ gear, panel: 'wrist', frame, isShown: signal(true) }),
    [gear, frame],
  )
  useEffect(() => {
    frame.setSize(size / 1000, size / 1000)
    return gear.wear(frame)
  }, [gear, frame])
  return (
    <PanelContext value={context}>
      {createPortal(
        <Container
          width={size}
          height={size}
          padding={5}
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
        </Container>,
        frame.group,
      )}
    </PanelContext>
  )
}

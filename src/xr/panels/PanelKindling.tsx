import { createPortal } from '@react-three/fiber'
import { Container, Image } from '@react-three/uikit'
import { useEffect, useState } from 'react'
import { DataTexture } from 'three'
import { fontFamilies } from './fonts.ts'
import { colours, sizes } from './look.ts'
import { usePanelGear } from './PanelContext.ts'
import { StillGroup } from './StillGroup.ts'
import { Words } from './Words.tsx'

/**
 * One of each thing that panels are made of, drawn too small to be seen while a session begins: their programs are compiled and
 * their letters are on the GPU by the time the first panel opens, which would otherwise hold the picture up.
 */
export function PanelKindling() {
  const gear = usePanelGear()
  const [group] = useState(() => new StillGroup())
  const [texture] = useState(() => new DataTexture(new Uint8Array(4), 1, 1))
  useEffect(() => gear.kindle(group), [gear, group])
  useEffect(() => () => texture.dispose(), [texture])
  return createPortal(
    <Container
      pixelSize={1e-6}
      depthTest={false}
      backgroundColor={colours.surface}
      fontSize={sizes.body}
      fontFamilies={fontFamilies}
      flexDirection="column"
    >
      <Words>a</Words>
      <Words weight={600}>a</Words>
      <Image src={texture} width={4} height={4} keepAspectRatio={false} />
    </Container>,
    group,
  )
}

import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Color, HemisphereLight, type Box3, type Scene, type WebGLRenderer } from 'three'
import type { KeyLight } from './KeyLight.ts'
import { makeSky } from './makeSky.ts'

/** Colour of the far end of everything. */
export const horizon = '#2a2f35'

/**
 * The light of the place: mirrors and fill from a hall of soft boxes, one soft key from above and a little from sky and
 * floor. `box` is the box of everything there is.
 */
export function Light({ box, keyLight }: { box: Box3; keyLight: KeyLight }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)

  useEffect(() => attachSky(gl, scene, keyLight), [gl, scene, keyLight])
  useEffect(() => {
    setBackground(scene)
    keyLight.aim(box, scene)
  }, [scene, box, keyLight])

  const fill = useMemo(() => new HemisphereLight('#d6e4f5', '#4a4640', 0.22), [])
  return (
    <>
      <primitive object={keyLight.light} />
      <primitive object={keyLight.light.target} />
      <primitive object={fill} />
    </>
  )
}

/** Lights the scene from all sides; returns its stop. */
function attachSky(gl: WebGLRenderer, scene: Scene, keyLight: KeyLight): () => void {
  const sky = makeSky()
  scene.environment = sky
  scene.environmentIntensity = 0.52
  // The shadows were on the GPU only.
  const again = (): void => keyLight.refresh()
  gl.domElement.addEventListener('webglcontextrestored', again)
  return () => {
    gl.domElement.removeEventListener('webglcontextrestored', again)
    scene.environment = null
    sky.dispose()
  }
}

function setBackground(scene: Scene): void {
  scene.background = new Color(horizon)
}

import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Color, DirectionalLight, Fog, HemisphereLight, Vector3, type Box3 } from 'three'
import { makeSky } from './makeSky.ts'

/** Colour of the far end of everything. */
export const horizon = '#2a2f35'

/**
 * The light of the place: mirrors and fill from a hall of soft boxes, one soft key from above, a little from sky and
 * floor, and distance fading into the dark. `box` is the box of everything there is.
 */
export function Light({ box }: { box: Box3 }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)

  useEffect(() => {
    let sky = makeSky(gl)
    const show = (): void => {
      scene.environment = sky.texture
      scene.environmentIntensity = 0.62
    }
    // What was made on the GPU is lost with its context.
    const again = (): void => {
      sky.dispose()
      sky = makeSky(gl)
      show()
    }
    show()
    gl.domElement.addEventListener('webglcontextrestored', again)
    return () => {
      gl.domElement.removeEventListener('webglcontextrestored', again)
      scene.environment = null
      sky.dispose()
    }
  }, [gl, scene])

  useEffect(() => {
    const length = box.isEmpty() ? 30 : box.getSize(new Vector3()).length()
    scene.background = new Color(horizon)
    scene.fog = new Fog(horizon, length * 1.2, length * 4)
  }, [scene, box])

  const lights = useMemo(() => {
    const key = new DirectionalLight('#fff4e6', 1.9)
    key.position.set(0.45, 1, 0.6)
    return { key, fill: new HemisphereLight('#dfe9f5', '#4a4640', 0.55) }
  }, [])
  return (
    <>
      <primitive object={lights.key} />
      <primitive object={lights.fill} />
    </>
  )
}

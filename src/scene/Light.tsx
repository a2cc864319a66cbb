import { useThree } from '@react-three/fiber'
import { useEffect, useMemo } from 'react'
import { Color, Fog, HemisphereLight, PCFShadowMap, Vector3, type Box3 } from 'three'
import type { KeyLight } from './KeyLight.ts'
import { makeSky } from './makeSky.ts'

/** Colour of the far end of everything. */
export const horizon = '#2a2f35'

/**
 * The light of the place: mirrors and fill from a hall of soft boxes, one soft key from above, a little from sky and
 * floor, and distance fading into the dark. `box` is the box of everything there is.
 */
export function Light({ box, keyLight }: { box: Box3; keyLight: KeyLight }) {
  const gl = useThree((three) => three.gl)
  const scene = useThree((three) => three.scene)

  useEffect(() => {
    let sky = makeSky(gl)
    const show = (): void => {
      scene.environment = sky.texture
      scene.environmentIntensity = 0.52
    }
    // What was made on the GPU is lost with its context.
    const again = (): void => {
      sky.dispose()
      sky = makeSky(gl)
      show()
      keyLight.refresh()
    }
    show()
    gl.shadowMap.enabled = true
    gl.shadowMap.type = PCFShadowMap
    gl.domElement.addEventListener('webglcontextrestored', again)
    return () => {
      gl.domElement.removeEventListener('webglcontextrestored', again)
      scene.environment = null
      sky.dispose()
    }
  }, [gl, scene, keyLight])

  useEffect(() => {
    const length = box.isEmpty() ? 30 : box.getSize(new Vector3()).length()
    scene.background = new Color(horizon)
    scene.fog = new Fog(horizon, length * 1.2, length * 4)
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

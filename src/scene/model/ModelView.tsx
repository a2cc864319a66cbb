import type { ThreeElements } from '@react-three/fiber'
import { MathUtils } from 'three'
import type { TwinModel } from '#twin/Twin.ts'
import type { LoadedModel } from './LoadedModel.ts'

/** A loaded model at its place from the twin file. Whoever opened the model also disposes it. */
export function ModelView({ model, placement }: { model: LoadedModel; placement: TwinModel }) {
  const [x, y, z] = placement.rotation
  const rotation: ThreeElements['group']['rotation'] = [
    MathUtils.degToRad(x),
    MathUtils.degToRad(y),
    MathUtils.degToRad(z),
  ]
  return (
    <group position={placement.position} rotation={rotation} scale={placement.scale}>
      <primitive object={model.object} dispose={null} />
    </group>
  )
}

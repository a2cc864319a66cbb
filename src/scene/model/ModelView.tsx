import type { Matrix4 } from 'three'
import type { LoadedModel } from './LoadedModel.ts'

/** A loaded model at its place. Whoever opened the model also disposes it. */
export function ModelView({ model, placement }: { model: LoadedModel; placement: Matrix4 }) {
  return (
    <group matrix={placement} matrixAutoUpdate={false}>
      <primitive object={model.object} dispose={null} />
    </group>
  )
}

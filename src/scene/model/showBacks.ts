import {
  BackSide,
  DoubleSide,
  FrontSide,
  type Material,
  type Mesh,
  type Object3D,
  type Side,
} from 'three'
import { isPatched } from './patchMaterial.ts'

/**
 * Draws the insides of all opaque parts below an object too, so that what is cut open is seen as closed; returns its stop. No
 * program is compiled for that: shaders ask which side they draw (see `cutLook`).
 */
export function showBacks(root: Object3D): () => void {
  const sides = new Map<Material, Side>()
  root.traverse((object) => {
    const { material } = object as Mesh
    if (!material || Array.isArray(material) || !isPatched(material)) return
    if (material.transparent || material.side === DoubleSide) return
    sides.set(material, material.side)
    // Shadows stay those of what is not cut.
    material.shadowSide = material.side === FrontSide ? BackSide : FrontSide
    material.side = DoubleSide
  })
  return () => {
    for (const [material, side] of sides) {
      material.side = side
      material.shadowSide = null
    }
  }
}

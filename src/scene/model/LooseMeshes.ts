import {
  LineSegments,
  Matrix4,
  Mesh,
  Skeleton,
  SkinnedMesh,
  type Bone,
  type Group,
  type Material,
  type Object3D,
} from 'three'
import { Look, lookStride, matrixStride, type PartTable } from '#twin/PartTable.ts'
import { isPatchable, patchMaterial, patchPlain, tameMaterial } from './patchMaterial.ts'
import type { StateTexture } from './StateTexture.ts'

/** Skinned and morphing meshes, lines and points: objects of their own that still follow their row of the part table. */
export class LooseMeshes {
  readonly #group: Group
  readonly #state: StateTexture
  readonly #materials: Material[] = []
  readonly #skeletons: Skeleton[] = []
  readonly #bones: { bone: Bone; row: number }[] = []
  /** Lines and points, whose shaders know no look. */
  readonly #plain: { object: Object3D; row: number }[] = []

  constructor(group: Group, state: StateTexture) {
    this.#group = group
    this.#state = state
  }

  /** Adds a mesh that three decoded. `rowOf` tells the row of a bone, or -1. */
  add(source: Object3D, row: number, isMirrored: boolean, rowOf: (bone: Object3D) => number): void {
    const { geometry, material } = source as Mesh
    const own = (material as Material).clone()
    this.#materials.push(own)
    tameMaterial(own)
    let object: Object3D
    if (!(source instanceof Mesh) || !isPatchable(own)) {
      patchPlain(own)
      object = source.clone(false)
      ;(object as LineSegments).material = own
      object.matrixAutoUpdate = false
      this.#plain.push({ object, row })
    } else if (source instanceof SkinnedMesh) {
      object = this.#skinned(source, own, row, rowOf)
    } else {
      if (isMirrored && own.side === 0) own.side = 1
      patchMaterial(own, this.#state, { row, skinned: false })
      object = new Mesh(geometry, own)
    }
    const influences = (source as Mesh).morphTargetInfluences
    // The clips write into the original's weights.
    if (object instanceof Mesh && influences) object.morphTargetInfluences = influences
    object.frustumCulled = false
    object.raycast = () => undefined
    this.#group.add(object)
  }

  /**
   * Lets bones, lines and points follow their rows.
   * @frame
   */
  follow(parts: PartTable): void {
    for (let i = 0; i < this.#bones.length; i++) {
      writeMatrix(parts, this.#bones[i].row, this.#bones[i].bone.matrixWorld)
    }
    for (let i = 0; i < this.#plain.length; i++) {
      const { object, row } = this.#plain[i]
      const at = row * lookStride
      object.visible = parts.look[at + Look.visible] > 0.5 && parts.look[at + Look.ghost] < 1.5
      writeMatrix(parts, row, object.matrix)
      object.matrixWorldNeedsUpdate = true
    }
  }

  dispose(): void {
    for (const material of this.#materials) material.dispose()
    for (const skeleton of this.#skeletons) skeleton.dispose()
  }

  #skinned(
    source: SkinnedMesh,
    own: Material,
    row: number,
    rowOf: (bone: Object3D) => number,
  ): Mesh {
    patchMaterial(own, this.#state, { row, skinned: true })
    const mesh = new SkinnedMesh(source.geometry, own)
    const { bones, boneInverses } = source.skeleton
    const skeleton = new Skeleton(bones, boneInverses)
    // Detached: the bones' matrices are those of their rows, relative to the model.
    mesh.bindMode = 'detached'
    mesh.bind(skeleton, new Matrix4())
    this.#skeletons.push(skeleton)
    for (const bone of bones) {
      const boneRow = rowOf(bone)
      if (boneRow >= 0) this.#bones.push({ bone, row: boneRow })
    }
    return mesh
  }
}

/** @frame */
function writeMatrix(parts: PartTable, row: number, out: Matrix4): void {
  const m = parts.matrix
  const i = row * matrixStride
  out.set(
    m[i],
    m[i + 1],
    m[i + 2],
    m[i + 3],
    m[i + 4],
    m[i + 5],
    m[i + 6],
    m[i + 7],
    m[i + 8],
    m[i + 9],
    m[i + 10],
    m[i + 11],
    0,
    0,
    0,
    1,
  )
}

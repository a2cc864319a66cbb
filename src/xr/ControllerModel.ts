import {
  BufferGeometry,
  Float32BufferAttribute,
  Matrix4,
  Mesh,
  MeshStandardMaterial,
  Object3D,
  Skeleton,
  SkinnedMesh,
  Uint16BufferAttribute,
  type Bone,
  type BufferAttribute,
  type InterleavedBufferAttribute,
  type Texture,
} from 'three'
import type { ControllerMove } from './readController.ts'

type Move = ControllerMove & { value: number; at: Object3D; from: Object3D; to: Object3D }

/**
 * The model of a controller as one draw: its pieces are merged into one mesh, and those that move hang on bones of it. Two
 * controllers of seven meshes each would be 28 draws for two eyes.
 */
export class ControllerModel {
  readonly object: Object3D
  readonly #moves: readonly Move[]
  readonly #mesh: SkinnedMesh<BufferGeometry, MeshStandardMaterial>

  /** Takes the scene of the file; `map` is its picture. */
  constructor(scene: Object3D, moves: readonly ControllerMove[], map: Texture | null) {
    const meshes: Mesh[] = []
    scene.traverse((object) => {
      if (object instanceof Mesh) meshes.push(object)
    })
    this.object = scene
    const bones = meshes.map(takeOut)
    const skeleton = new Skeleton(
      bones as Bone[],
      bones.map(() => new Matrix4()),
    )
    const look = new MeshStandardMaterial({
      map,
      color: map ? '#ffffff' : '#4a4f56',
      roughness: 0.55,
    })
    this.#mesh = new SkinnedMesh(mergeAll(meshes), look)
    // Only buttons move against the rest.
    this.#mesh.frustumCulled = false
    scene.add(this.#mesh)
    this.#mesh.bind(skeleton, new Matrix4())
    this.#moves = moves.flatMap((move) => {
      const [at, from, to] = [move.node, move.min, move.max].map((name) => {
        return scene.getObjectByName(name)
      })
      return at && from && to ? [{ ...move, value: NaN, at, from, to }] : []
    })
    scene.traverse((object) => {
      object.updateMatrix()
      object.matrixAutoUpdate = false
    })
  }

  /**
   * Presses its buttons as they are pressed now.
   * @frame
   */
  step({ buttons, axes }: Gamepad): void {
    for (let i = 0; i < this.#moves.length; i++) {
      const move = this.#moves[i]
      const value =
        move.axis >= 0 ? ((axes[move.axis] ?? 0) + 1) / 2 : (buttons[move.button]?.value ?? 0)
      if (value === move.value || value !== value) continue
      move.value = value
      const { at, from, to } = move
      at.position.lerpVectors(from.position, to.position, value)
      at.quaternion.slerpQuaternions(from.quaternion, to.quaternion, value)
      at.updateMatrix()
    }
  }

  dispose(): void {
    this.object.removeFromParent()
    this.#mesh.geometry.dispose()
    this.#mesh.material.map?.dispose()
    this.#mesh.material.dispose()
    this.#mesh.skeleton.dispose()
  }
}

/** Puts an empty node in the place of a mesh. */
function takeOut(mesh: Mesh): Object3D {
  const node = new Object3D()
  node.name = mesh.name
  node.position.copy(mesh.position)
  node.quaternion.copy(mesh.quaternion)
  node.scale.copy(mesh.scale)
  const { parent } = mesh
  while (mesh.children.length > 0) node.add(mesh.children[0])
  mesh.removeFromParent()
  parent?.add(node)
  return node
}

/** One geometry of all, each vertex bound to the bone of its mesh. */
function mergeAll(meshes: readonly Mesh[]): BufferGeometry {
  const places: number[] = []
  const normals: number[] = []
  const pictures: number[] = []
  const bones: number[] = []
  const weights: number[] = []
  const corners: number[] = []
  let first = 0
  meshes.forEach(({ geometry }, bone) => {
    const { position, normal, uv } = geometry.attributes
    for (let i = 0; i < position.count; i++) {
      push(places, position, i, 3)
      push(normals, normal, i, 3)
      push(pictures, uv, i, 2)
      bones.push(bone, 0, 0, 0)
      weights.push(1, 0, 0, 0)
    }
    const count = geometry.index?.count ?? position.count
    for (let i = 0; i < count; i++) corners.push(first + (geometry.index?.getX(i) ?? i))
    first += position.count
    geometry.dispose()
  })
  const merged = new BufferGeometry()
  merged.setAttribute('position', new Float32BufferAttribute(places, 3))
  merged.setAttribute('normal', new Float32BufferAttribute(normals, 3))
  merged.setAttribute('uv', new Float32BufferAttribute(pictures, 2))
  merged.setAttribute('skinIndex', new Uint16BufferAttribute(bones, 4))
  merged.setAttribute('skinWeight', new Float32BufferAttribute(weights, 4))
  merged.setIndex(corners)
  return merged
}

type Attribute = BufferAttribute | InterleavedBufferAttribute | undefined

function push(into: number[], attribute: Attribute, i: number, size: number): void {
  for (let k = 0; k < size; k++) into.push(attribute?.getComponent(i, k) ?? 0)
}

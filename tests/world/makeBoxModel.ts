import { Document, NodeIO } from '@gltf-transform/core'

/** One box of a test model. */
export type Box = {
  /** Names from the root, joined by `/`; groups on the way are made. */
  path: string
  /** Metres. */
  at: [number, number, number]
  size: [number, number, number]
  /** Linear RGB of its material; grey when absent. Boxes of one colour share a material. */
  colour?: [number, number, number]
}

/** A GLB of boxes, every box a named node with a shared unit cube, for tests that need a small world of their own. */
export async function makeBoxModel(boxes: readonly Box[]): Promise<Uint8Array> {
  const document = new Document()
  const buffer = document.createBuffer()
  const scene = document.createScene()
  const { positions, normals, indices } = unitCube()
  const position = document.createAccessor().setType('VEC3').setArray(positions).setBuffer(buffer)
  const normal = document.createAccessor().setType('VEC3').setArray(normals).setBuffer(buffer)
  const index = document.createAccessor().setType('SCALAR').setArray(indices).setBuffer(buffer)
  const meshes = new Map<string, ReturnType<Document['createMesh']>>()
  const groups = new Map<string, ReturnType<Document['createNode']>>()

  const meshOf = (colour: [number, number, number]) => {
    const key = colour.join()
    const known = meshes.get(key)
    if (known) return known
    const material = document
      .createMaterial(`Colour ${key}`)
      .setBaseColorFactor([...colour, 1])
      .setRoughnessFactor(0.9)
      .setMetallicFactor(0)
    const primitive = document
      .createPrimitive()
      .setAttribute('POSITION', position)
      .setAttribute('NORMAL', normal)
      .setIndices(index)
      .setMaterial(material)
    const mesh = document.createMesh(`Box ${key}`).addPrimitive(primitive)
    meshes.set(key, mesh)
    return mesh
  }
  const groupOf = (path: string) => {
    const known = groups.get(path)
    if (known) return known
    const node = document.createNode(path.slice(path.lastIndexOf('/') + 1))
    groups.set(path, node)
    const above = path.lastIndexOf('/')
    if (above < 0) scene.addChild(node)
    else groupOf(path.slice(0, above)).addChild(node)
    return node
  }
  for (const box of boxes) {
    groupOf(box.path)
      .setTranslation(box.at)
      .setScale(box.size)
      .setMesh(meshOf(box.colour ?? [0.5, 0.5, 0.5]))
  }
  return new NodeIO().writeBinary(document)
}

function unitCube() {
  const positions: number[] = []
  const normals: number[] = []
  const indices: number[] = []
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-0.5, 0.5]) {
      const first = positions.length / 3
      for (const [u, v] of [
        [-0.5, -0.5],
        [0.5, -0.5],
        [0.5, 0.5],
        [-0.5, 0.5],
      ]) {
        const corner = [0, 0, 0]
        const normal = [0, 0, 0]
        corner[axis] = side
        corner[(axis + 1) % 3] = u
        corner[(axis + 2) % 3] = v
        normal[axis] = Math.sign(side)
        positions.push(...corner)
        normals.push(...normal)
      }
      const order = side > 0 ? [0, 1, 2, 0, 2, 3] : [0, 2, 1, 0, 3, 2]
      indices.push(...order.map((i) => first + i))
    }
  }
  return {
    positions: Float32Array.from(positions),
    normals: Float32Array.from(normals),
    indices: Uint16Array.from(indices),
  }
}

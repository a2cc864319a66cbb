import { Document, NodeIO, type Material, type Mesh } from '@gltf-transform/core'

/** A document with a buffer and one scene, to hang nodes on. */
export function makeDocument() {
  const document = new Document()
  const buffer = document.createBuffer()
  const scene = document.createScene()
  return { document, buffer, scene }
}

/** Adds a primitive to a mesh: a box from `min` to `max`, 12 triangles, with normals of no use. */
export function addBox(
  document: Document,
  mesh: Mesh,
  material: Material | null,
  min: readonly number[] = [-0.5, -0.5, -0.5],
  max: readonly number[] = [0.5, 0.5, 0.5],
): void {
  const [buffer] = document.getRoot().listBuffers()
  const corners = Array.from({ length: 8 }, (_, i) =>
    [0, 1, 2].map((k) => ((i >> k) & 1 ? max : min)[k]),
  )
  const faces = [0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4]
  const more = [2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5]
  const accessor = (
    array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
    type: 'VEC3' | 'SCALAR',
  ) => {
    return document.createAccessor().setArray(array).setType(type).setBuffer(buffer)
  }
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor(Float32Array.from(corners.flat()), 'VEC3'))
    .setAttribute('NORMAL', accessor(Float32Array.from(corners.flat()), 'VEC3'))
    .setIndices(accessor(Uint16Array.from([...faces, ...more]), 'SCALAR'))
    .setMaterial(material)
  mesh.addPrimitive(primitive)
}

/** The document as the bytes of a .glb file. */
export async function glbOf(document: Document): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new NodeIO().writeBinary(document))
}

/** A .glb file around any JSON, right or wrong, with `bin` bytes of zeros. */
export function rawGlb(json: unknown, bin = 0): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(json))
  const padded = Math.ceil(text.length / 4) * 4
  const total = 20 + padded + (bin > 0 ? 8 + bin : 0)
  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  const words = [0x46546c67, 2, total, padded, 0x4e4f534a]
  words.forEach((word, i) => view.setUint32(i * 4, word, true))
  bytes.fill(32, 20, 20 + padded)
  bytes.set(text, 20)
  if (bin > 0) {
    view.setUint32(20 + padded, bin, true)
    view.setUint32(24 + padded, 0x004e4942, true)
  }
  return bytes
}

import { Document, NodeIO, type Mesh } from '@gltf-transform/core'
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions'
import { quantize, reorder } from '@gltf-transform/functions'
import { MeshoptEncoder } from 'meshoptimizer'

/** How a plant of many parts comes out of a CAD exporter: groups of groups, a few shapes used again and again. */
export async function makeBigGlb(
  parts: number,
  shapes: number,
  packing: 'plain' | 'meshopt',
): Promise<Uint8Array> {
  const document = new Document()
  document.createBuffer()
  const scene = document.createScene()
  const materials = Array.from({ length: 6 }, (_, i) =>
    document
      .createMaterial(`Paint ${i}`)
      .setBaseColorFactor([0.3 + i * 0.1, 0.5, 0.6, 1])
      .setRoughnessFactor(0.7)
      .setMetallicFactor(0),
  )
  const meshes = Array.from({ length: shapes }, (_, i) => {
    return makeLathe(document, `Shape ${i}`, 5 + (i % 5), 2 + (i % 3), i)
  })
  for (const [i, mesh] of meshes.entries())
    for (const primitive of mesh.listPrimitives())
      primitive.setMaterial(materials[i % materials.length])
  const side = Math.ceil(Math.cbrt(parts))
  for (let group = 0; group * 100 < parts; group++) {
    const node = document.createNode(`Group ${group}`)
    scene.addChild(node)
    for (let i = group * 100; i < Math.min(parts, group * 100 + 100); i++) {
      const at = [i % side, Math.floor(i / side) % side, Math.floor(i / (side * side))]
      node.addChild(
        document
          .createNode(`Part ${i}`)
          .setMesh(meshes[i % shapes])
          .setTranslation(at.map((n) => n * 2) as [number, number, number])
          .setExtras({ tag: `P-${i}` }),
      )
    }
  }
  const io = new NodeIO().registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
  if (packing === 'meshopt') {
    await MeshoptEncoder.ready
    await document.transform(reorder({ encoder: MeshoptEncoder }), quantize())
    io.registerDependencies({ 'meshopt.encoder': MeshoptEncoder })
    document
      .createExtension(EXTMeshoptCompression)
      .setRequired(true)
      .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE })
  }
  return io.writeBinary(document)
}

/** A body of revolution: `around` × `along` faces, a little different for each seed. */
function makeLathe(
  document: Document,
  name: string,
  around: number,
  along: number,
  seed: number,
): Mesh {
  const [buffer] = document.getRoot().listBuffers()
  const positions: number[] = []
  const normals: number[] = []
  const corners: number[] = []
  for (let row = 0; row <= along; row++) {
    const radius = 0.3 + 0.2 * Math.sin(row * 1.7 + seed)
    for (let i = 0; i <= around; i++) {
      const angle = (i / around) * 2 * Math.PI
      positions.push(radius * Math.cos(angle), row / along, radius * Math.sin(angle))
      normals.push(Math.cos(angle), 0, Math.sin(angle))
    }
  }
  for (let row = 0; row < along; row++) {
    for (let i = 0; i < around; i++) {
      const a = row * (around + 1) + i
      corners.push(a, a + around + 1, a + 1, a + 1, a + around + 1, a + around + 2)
    }
  }
  const accessor = (
    array: Float32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>,
    type: 'VEC3' | 'SCALAR',
  ) => document.createAccessor().setArray(array).setType(type).setBuffer(buffer)
  const primitive = document
    .createPrimitive()
    .setAttribute('POSITION', accessor(Float32Array.from(positions), 'VEC3'))
    .setAttribute('NORMAL', accessor(Float32Array.from(normals), 'VEC3'))
    .setIndices(accessor(Uint16Array.from(corners), 'SCALAR'))
  return document.createMesh(name).addPrimitive(primitive)
}

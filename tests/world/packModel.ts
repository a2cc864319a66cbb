import { NodeIO, type Document } from '@gltf-transform/core'
import {
  EXTMeshoptCompression,
  KHRDracoMeshCompression,
  KHRMeshQuantization,
  KHRTextureBasisu,
} from '@gltf-transform/extensions'
import { draco, meshopt } from '@gltf-transform/functions'
import draco3d from 'draco3dgltf'
import { encodeToKTX2 } from 'ktx2-encoder'
import { MeshoptEncoder } from 'meshoptimizer'

/** The same model with its meshes packed by meshoptimizer (`EXT_meshopt_compression`). */
export async function packMeshopt(glb: Uint8Array): Promise<Uint8Array> {
  const io = new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder })
  const document = await io.readBinary(glb)
  await document.transform(meshopt({ encoder: MeshoptEncoder }))
  return io.writeBinary(document)
}

/** The same model with its meshes packed by Draco (`KHR_draco_mesh_compression`). */
export async function packDraco(glb: Uint8Array): Promise<Uint8Array> {
  const io = new NodeIO()
    .registerExtensions([KHRDracoMeshCompression])
    .registerDependencies({ 'draco3d.encoder': await draco3d.createEncoderModule() })
  const document = await io.readBinary(glb)
  await document.transform(draco())
  return io.writeBinary(document)
}

/**
 * The same model with the colour of each material moved into a KTX2 texture (`KHR_texture_basisu`): by turns ETC1S with
 * mipmaps and UASTC without, which are unpacked in different ways.
 */
export async function packTextures(glb: Uint8Array): Promise<Uint8Array> {
  const io = new NodeIO().registerExtensions([KHRTextureBasisu])
  const document = await io.readBinary(glb)
  document.createExtension(KHRTextureBasisu).setRequired(true)
  addTextureCoordinates(document)
  for (const [i, material] of document.getRoot().listMaterials().entries()) {
    const [red, green, blue] = material.getBaseColorFactor()
    const image = await encodeColour([red, green, blue], i % 2 === 1)
    const texture = document.createTexture(material.getName()).setImage(image)
    texture.setMimeType('image/ktx2').setURI(`${i}.ktx2`)
    material.setBaseColorFactor([1, 1, 1, 1]).setBaseColorTexture(texture)
  }
  return io.writeBinary(document)
}

function addTextureCoordinates(document: Document): void {
  for (const mesh of document.getRoot().listMeshes()) {
    for (const primitive of mesh.listPrimitives()) {
      const position = primitive.getAttribute('POSITION')!
      const places = Float32Array.from({ length: position.getCount() * 2 }, (_, i) => {
        return position.getElement(i >> 1, [])[i & 1] + 0.5
      })
      const coordinates = document.createAccessor().setType('VEC2').setArray(places)
      primitive.setAttribute('TEXCOORD_0', coordinates.setBuffer(position.getBuffer()))
    }
  }
}

/** A KTX2 file of one colour (linear red, green, blue), 16 × 16. */
function encodeColour(linear: number[], isUASTC: boolean): Promise<Uint8Array<ArrayBuffer>> {
  const data = new Uint8Array(16 * 16 * 4)
  const bytes = linear.map((value) => Math.round(255 * value ** (1 / 2.2)))
  for (let i = 0; i < data.length; i += 4) data.set([...bytes, 255], i)
  return encodeToKTX2(data, {
    isUASTC,
    isKTX2File: true,
    isPerceptual: true,
    isSetKTX2SRGBTransferFunc: true,
    generateMipmap: !isUASTC,
    enableDebug: false,
    imageDecoder: () => Promise.resolve({ data, width: 16, height: 16 }),
  }) as Promise<Uint8Array<ArrayBuffer>>
}

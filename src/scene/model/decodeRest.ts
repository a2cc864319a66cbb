import {
  FrontSide,
  LoadingManager,
  MeshStandardMaterial,
  type AnimationClip,
  type Material,
  type Object3D,
} from 'three'
import { GLTFLoader, type GLTF } from 'three/addons/loaders/GLTFLoader.js'
import type { Problem } from '#twin/Problem.ts'
import type { Gltf } from './Gltf.ts'
import type { Rest } from './makeRest.ts'
import { modelProblem } from './modelProblem.ts'
import { openImageFile } from './openImageFile.ts'

/** What three made of the rest of a file. */
export type DecodedRest = {
  materialOf: (material: number) => Material
  /** The objects of each loose mesh, one a primitive. */
  meshes: ReadonlyMap<number, readonly Object3D[]>
  clips: AnimationClip[]
  /** The nodes that clips and skins need, side by side; null when the file has neither. It is never drawn. */
  rig: Object3D | null
  /** Objects of the rig by glTF node. */
  rigObjects: ReadonlyMap<number, Object3D>
  /** Warnings: what is drawn without a texture, and why. */
  problems: Problem[]
}

type Parser = GLTF['parser'] & { json: Gltf }
type Loads = {
  json: Gltf
  loadImageSource: (image: number, loader: unknown) => Promise<unknown>
  loadBuffer: (buffer: number) => Promise<ArrayBuffer>
}

/**
 * Lets three decode materials, textures, and what moves by itself. Decoders come from our own origin, and only when the file
 * needs them. `addressOf` turns the address of an image into the one that it is fetched from. Rejects with the loader's error.
 */
export async function decodeRest(
  rest: Rest,
  used: ReadonlySet<number>,
  url: string,
  addressOf: (url: string) => string,
): Promise<DecodedRest> {
  const { json, bytes, hasRig } = rest
  const problems: Problem[] = []
  const materials = new Map<number, Material>([[-1, makeDefault()]])
  const none: DecodedRest = {
    materialOf: (material) => materials.get(material) ?? (materials.get(-1) as Material),
    meshes: new Map(),
    clips: [],
    rig: null,
    rigObjects: new Map(),
    problems,
  }
  if ((json.materials ?? []).length === 0 && !hasRig && rest.meshes.length === 0) return none
  const manager = new LoadingManager()
  manager.setURLModifier(addressOf)
  const loader = new GLTFLoader(manager)
  const close = await addDecoders(loader, json)
  loader.register((parser) => {
    const loads = parser as unknown as Loads
    loads.loadBuffer = () => Promise.resolve(bytes.buffer)
    noteLostImages(loads, url, problems, addressOf)
    return { name: 'GEMBA_rest' }
  })
  try {
    const text = JSON.stringify(json)
    const result = await loader.parseAsync(text, new URL('.', url).href)
    const parser = result.parser as unknown as Parser
    const pending = [...used].map(async (index) => {
      if (index < 0) return
      materials.set(index, (await parser.getDependency('material', index)) as Material)
    })
    const meshes = new Map<number, readonly Object3D[]>()
    const loose = rest.meshes.map(async (index) => {
      const object = (await parser.getDependency('mesh', index)) as Object3D
      meshes.set(index, isDrawable(object) ? [object] : object.children.filter(isDrawable))
    })
    await Promise.all([...pending, ...loose])
    return {
      ...none,
      meshes,
      clips: result.animations,
      rig: hasRig ? (result.scene ?? null) : null,
      rigObjects: rigObjects(parser),
    }
  } finally {
    close()
  }
}

/** What a primitive without a material looks like (glTF 2.0, 3.9.1 and the defaults of 5.19). */
function makeDefault(): Material {
  return new MeshStandardMaterial({ metalness: 1, roughness: 1, side: FrontSide })
}

/** three leaves out a texture that it cannot decode and tells only the console. */
function noteLostImages(
  parser: Loads,
  url: string,
  problems: Problem[],
  addressOf: (url: string) => string,
): void {
  const load = parser.loadImageSource.bind(parser)
  parser.loadImageSource = async (image, loader) => {
    let close: (() => void) | undefined
    try {
      close = await openImageFile(parser.json, image, url, addressOf)
      return await load(image, loader)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const text = `The model's image ${image} could not be decoded: ${reason.replace(/\.$/, '')}.`
      const advice = 'Its parts are drawn without it. Export the image anew, as PNG if need be.'
      problems.push(modelProblem(text, url, advice, 'warning'))
      throw error
    } finally {
      close?.()
    }
  }
}

async function addDecoders(loader: GLTFLoader, gltf: Gltf): Promise<() => void> {
  const used = new Set([...(gltf.extensionsUsed ?? []), ...(gltf.extensionsRequired ?? [])])
  const closers: (() => void)[] = []
  if (used.has('EXT_meshopt_compression') || used.has('KHR_meshopt_compression')) {
    const { MeshoptDecoder } = await import('three/addons/libs/meshopt_decoder.module.js')
    loader.setMeshoptDecoder(MeshoptDecoder)
  }
  if (used.has('KHR_draco_mesh_compression')) {
    const { DRACOLoader, DRACO_GLTF_CONFIG } = await import('three/addons/loaders/DRACOLoader.js')
    const draco = new DRACOLoader().setDecoderPath(DRACO_GLTF_CONFIG)
    loader.setDRACOLoader(draco)
    closers.push(() => draco.dispose())
  }
  if (used.has('KHR_texture_basisu')) {
    const { openTextureDecoder } = await import('./openTextureDecoder.ts')
    const ktx2 = openTextureDecoder()
    loader.setKTX2Loader(ktx2)
    closers.push(() => ktx2.dispose())
  }
  return () => closers.forEach((close) => close())
}

function isDrawable(object: Object3D): boolean {
  return 'geometry' in object && 'material' in object
}

function rigObjects(parser: Parser): Map<number, Object3D> {
  const objects = new Map<number, Object3D>()
  for (const [object, reference] of parser.associations) {
    const node = (reference as { nodes?: number } | undefined)?.nodes
    if (node !== undefined) objects.set(node, object as Object3D)
  }
  return objects
}

import {
  LoadingManager,
  type AnimationClip,
  type BufferAttribute,
  type Mesh,
  type Object3D,
} from 'three'
import { GLTFLoader, type GLTF } from 'three/addons/loaders/GLTFLoader.js'
import type { Problem } from '#twin/Problem.ts'
import type { OnProgress } from './fetchBytes.ts'
import { instancing, type Gltf } from './Gltf.ts'
import { composeAffine } from './localMatrix.ts'
import { modelProblem } from './modelProblem.ts'
import { instanceAttributes } from './readParts.ts'

/** What three decoded of a glTF file: geometries and materials by mesh; objects only where something moves by itself. */
export type DecodedGltf = {
  /** The meshes of each glTF mesh, one a primitive; empty for one that no node uses. */
  meshes: Object3D[][]
  /** Local matrices of the instances of a node, twelve numbers each. */
  instances: Map<number, Float32Array>
  clips: AnimationClip[]
  /** The original hierarchy, for clips and skeletons; null when the file has neither. It is never drawn. */
  rig: Object3D | null
  /** Objects of the rig by glTF node. */
  rigObjects: Map<number, Object3D>
  /** Warnings: what is drawn without a texture, and why. */
  problems: Problem[]
}

type Parser = GLTF['parser'] & { json: Gltf }
type LoadImage = (image: number, loader: unknown) => Promise<unknown>

/**
 * Decodes a checked glTF file. Nodes are read from the JSON by `readParts`, so three builds an object a *mesh*, not a
 * node (50,000 nodes over 300 meshes took it 1.6 s). Decoders come from our own origin, and only when the file needs them.
 * Rejects with the decoder's error.
 */
export async function decodeGltf(
  bytes: Uint8Array<ArrayBuffer>,
  gltf: Gltf,
  url: string,
  onProgress: OnProgress,
): Promise<DecodedGltf> {
  const loader = new GLTFLoader(new LoadingManager())
  const close = await addDecoders(loader, gltf)
  const moves = (gltf.animations?.length ?? 0) > 0 || (gltf.skins?.length ?? 0) > 0
  const problems: Problem[] = []
  loader.register((parser) => {
    prepare(parser.json as Gltf, moves)
    noteLostImages(parser as unknown as { loadImageSource: LoadImage }, url, problems)
    return { name: 'GEMBA_parts' }
  })
  try {
    const base = new URL('.', url).href
    const result = await loader.parseAsync(bytes.buffer, base)
    const parser = result.parser as unknown as Parser
    return {
      meshes: await decodeMeshes(parser, gltf, onProgress),
      instances: await decodeInstances(parser, gltf),
      clips: result.animations,
      rig: moves ? (result.scene ?? null) : null,
      rigObjects: rigObjects(parser),
      problems,
    }
  } finally {
    close()
  }
}

/** Takes out of three's JSON what we read ourselves; `extras` could replace a prototype there. */
function prepare(json: Gltf, moves: boolean): void {
  if (!moves) json.scenes = []
  const root = json as Record<string, unknown>
  delete root.cameras
  delete root.extras
  for (const key of ['scenes', 'nodes', 'meshes', 'materials', 'textures', 'animations', 'skins']) {
    const list = root[key]
    if (Array.isArray(list))
      for (const item of list) delete (item as Record<string, unknown>)?.extras
  }
  for (const node of json.nodes ?? []) {
    delete (node as Record<string, unknown>).camera
    // Instances are rows of ours: to three they are plain meshes.
    if (node.extensions) delete node.extensions[instancing]
    if (node.extensions) delete node.extensions.KHR_lights_punctual
  }
}

/** three leaves out a texture that it cannot decode and tells only the console. */
function noteLostImages(
  parser: { loadImageSource: LoadImage },
  url: string,
  problems: Problem[],
): void {
  const load = parser.loadImageSource.bind(parser)
  parser.loadImageSource = async (image, loader) => {
    try {
      return await load(image, loader)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const text = `The model's image ${image} could not be decoded: ${reason.replace(/\.$/, '')}.`
      const advice = 'Its parts are drawn without it. Export the image anew, as PNG if need be.'
      problems.push(modelProblem(text, url, advice, 'warning'))
      throw error
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

async function decodeMeshes(
  parser: Parser,
  gltf: Gltf,
  onProgress: OnProgress,
): Promise<Object3D[][]> {
  const used = new Set<number>()
  for (const node of gltf.nodes ?? []) if (node.mesh !== undefined) used.add(node.mesh)
  const meshes: Object3D[][] = (gltf.meshes ?? []).map(() => [])
  let done = 0
  onProgress('decode', 0, used.size)
  const pending = [...used].map(async (index) => {
    const object = (await parser.getDependency('mesh', index)) as Object3D
    meshes[index] = isDrawable(object) ? [object] : object.children.filter(isDrawable)
    onProgress('decode', ++done, used.size)
  })
  await Promise.all(pending)
  return meshes
}

function isDrawable(object: Object3D): object is Mesh {
  return 'geometry' in object && 'material' in object
}

async function decodeInstances(parser: Parser, gltf: Gltf): Promise<Map<number, Float32Array>> {
  const instances = new Map<number, Float32Array>()
  const pending = (gltf.nodes ?? []).map(async (node, index) => {
    const names = instanceAttributes(node)
    if (!names) return
    const read = async (name: string): Promise<BufferAttribute | undefined> => {
      return names[name] === undefined ? undefined : parser.getDependency('accessor', names[name])
    }
    const [move, turn, scale] = await Promise.all([
      read('TRANSLATION'),
      read('ROTATION'),
      read('SCALE'),
    ])
    const count = (move ?? turn ?? scale)?.count ?? 0
    const matrices = new Float32Array(count * 12)
    for (let i = 0; i < count; i++) {
      const [x, y, z, w] = entry(turn, i, [0, 0, 0, 1])
      const s = entry(scale, i, [1, 1, 1])
      composeAffine(matrices, i * 12, entry(move, i, [0, 0, 0]), x, y, z, w, s)
    }
    if (count > 0) instances.set(index, matrices)
  })
  await Promise.all(pending)
  return instances
}

function entry(list: BufferAttribute | undefined, i: number, otherwise: number[]): number[] {
  return list ? otherwise.map((_, k) => list.getComponent(i, k)) : otherwise
}

function rigObjects(parser: Parser): Map<number, Object3D> {
  const objects = new Map<number, Object3D>()
  for (const [object, reference] of parser.associations) {
    const node = (reference as { nodes?: number } | undefined)?.nodes
    if (node !== undefined) objects.set(node, object as Object3D)
  }
  return objects
}

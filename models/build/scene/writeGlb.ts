import {
  type Accessor,
  Document,
  Logger,
  NodeIO,
  type Material,
  type Mesh,
  type Node,
} from '@gltf-transform/core'
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions'
import { prune, reorder } from '@gltf-transform/functions'
import { MeshoptEncoder, MeshoptSimplifier } from 'meshoptimizer'
import { Quaternion, Vector3 } from 'three'
import {
  finish,
  MATERIAL_NAMES,
  MATERIALS,
  type MaterialLook,
  type MaterialName,
} from './palette.ts'
import type { BakedLight } from './bakeLight.ts'
import type { SeenTriangles } from './findSeen.ts'
import type { Part } from './Part.ts'
import { slimPiece } from './slimPiece.ts'
import type { Solid, SolidPiece } from './Solid.ts'

/** Turns of named nodes over time: each track has one quaternion (or scale) for each time. */
export interface Clip {
  name: string
  seconds: number[]
  turns: { path: string; quaternions: number[] }[]
  /** Nodes that are shown only from one second to another. */
  shown: { path: string; from: number; until: number }[]
}

const GRID = 2048

/** Writes the tree as a meshopt-compressed binary glTF; the same tree gives the same bytes. */
export async function writeGlb(
  root: Part,
  clips: readonly Clip[],
  light: BakedLight,
  seen: SeenTriangles,
  sceneName: string,
): Promise<Uint8Array> {
  await Promise.all([MeshoptEncoder.ready, MeshoptSimplifier.ready])
  const document = new Document().setLogger(new Logger(Logger.Verbosity.WARN))
  document.createBuffer()
  document.createExtension(KHRMeshQuantization).setRequired(true)
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE })
  const materials = new Map<MaterialName, Material>()
  for (const name of MATERIAL_NAMES) {
    const look: MaterialLook = MATERIALS[name]
    materials.set(name, makeMaterial(document, name, look))
  }
  const meshes = new Map<Solid, Mesh>()
  const nodes = new Map<string, Node>()
  const scene = document.createScene(sceneName)
  for (const child of root.children) {
    scene.addChild(makeNode(document, child, '', materials, meshes, nodes, light, seen))
  }
  document.getRoot().setDefaultScene(scene)
  for (const clip of clips) addClip(document, clip, nodes)
  await document.transform(
    reorder({ encoder: MeshoptEncoder, target: 'size' }),
    prune({ keepLeaves: true, keepAttributes: true }),
  )
  const io = new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder })
  return io.writeBinary(document)
}

function makeMaterial(document: Document, name: MaterialName, look: MaterialLook): Material {
  const material = document
    .createMaterial(name)
    .setBaseColorFactor([...finish(name, look.colour).tint, look.opacity ?? 1])
    .setMetallicFactor(look.metal)
    .setRoughnessFactor(look.rough)
  if (look.glow) material.setEmissiveFactor([...finish(name, look.glow).tint])
  if (look.opacity !== undefined) material.setAlphaMode('BLEND')
  return material
}

function makeNode(
  document: Document,
  item: Part,
  parentPath: string,
  materials: Map<MaterialName, Material>,
  meshes: Map<Solid, Mesh>,
  nodes: Map<string, Node>,
  light: BakedLight,
  seen: SeenTriangles,
): Node {
  const path = parentPath ? parentPath + '/' + item.name : item.name
  if (nodes.has(path)) throw new Error('writeGlb: two nodes are called ' + path)
  const position = new Vector3()
  const turn = new Quaternion()
  item.place.decompose(position, turn, new Vector3())
  const node = document
    .createNode(item.name)
    .setTranslation([onGrid(position.x), onGrid(position.y), onGrid(position.z)])
    .setRotation([tidy(turn.x), tidy(turn.y), tidy(turn.z), tidy(turn.w)])
  nodes.set(path, node)
  if (item.extras) node.setExtras(item.extras)
  if (item.solid) {
    let mesh = meshes.get(item.solid)
    if (!mesh) {
      mesh = makeMesh(document, item, materials, light, seen)
      meshes.set(item.solid, mesh)
    }
    node.setMesh(mesh)
  }
  for (const child of item.children) {
    node.addChild(makeNode(document, child, path, materials, meshes, nodes, light, seen))
  }
  return node
}

function makeMesh(
  document: Document,
  item: Part,
  materials: Map<MaterialName, Material>,
  light: BakedLight,
  seen: SeenTriangles,
): Mesh {
  const mesh = document.createMesh(item.name)
  for (const [name, piece] of item.solid!.pieces) {
    const slim = slimPiece(piece, light.get(piece), seen.get(piece)!)
    if (slim.indices.length === 0) continue
    mesh.addPrimitive(makePrimitive(document, slim).setMaterial(materials.get(name)!))
  }
  return mesh
}

function makePrimitive(document: Document, piece: SolidPiece) {
  const buffer = document.getRoot().listBuffers()[0]
  const count = piece.positions.length / 3
  const indices = count > 65535 ? new Uint32Array(piece.indices) : new Uint16Array(piece.indices)
  const accessor = (
    type: 'VEC2' | 'VEC3' | 'SCALAR',
    array: NonNullable<ReturnType<Accessor['getArray']>>,
    isNormalised = false,
  ) =>
    document
      .createAccessor()
      .setType(type)
      .setArray(array)
      .setNormalized(isNormalised)
      .setBuffer(buffer)
  return document
    .createPrimitive()
    .setIndices(accessor('SCALAR', indices))
    .setAttribute('POSITION', accessor('VEC3', floats(piece.positions)))
    .setAttribute(
      'NORMAL',
      accessor(
        'VEC3',
        Int8Array.from(piece.normals, (n) => Math.round(n * 127)),
        true,
      ),
    )
    .setAttribute('TEXCOORD_0', accessor('VEC2', floats(piece.uvs)))
    .setAttribute(
      'COLOR_0',
      accessor(
        'VEC3',
        Uint8Array.from(piece.colours, (c) => Math.round(c * 255)),
        true,
      ),
    )
}

function addClip(document: Document, clip: Clip, nodes: Map<string, Node>): void {
  const buffer = document.getRoot().listBuffers()[0]
  const animation = document.createAnimation(clip.name)
  const array = (type: 'SCALAR' | 'VEC3' | 'VEC4', values: number[]) =>
    document.createAccessor().setType(type).setArray(new Float32Array(values)).setBuffer(buffer)
  const node = (path: string) => {
    const found = nodes.get(path)
    if (!found) throw new Error('writeGlb: no node ' + path)
    return found
  }
  const times = array('SCALAR', clip.seconds)
  for (const { path, quaternions } of clip.turns) {
    const sampler = document
      .createAnimationSampler()
      .setInput(times)
      .setOutput(array('VEC4', quaternions))
      .setInterpolation('LINEAR')
    animation.addSampler(sampler)
    animation.addChannel(
      document
        .createAnimationChannel()
        .setTargetNode(node(path))
        .setTargetPath('rotation')
        .setSampler(sampler),
    )
  }
  const end = clip.seconds.at(-1)!
  for (const { path, from, until } of clip.shown) {
    const sampler = document
      .createAnimationSampler()
      .setInput(array('SCALAR', [0, from, until, end]))
      .setOutput(
        array(
          'VEC3',
          [0, 1, 0, 0].flatMap((s) => [s, s, s]),
        ),
      )
      .setInterpolation('STEP')
    animation.addSampler(sampler)
    animation.addChannel(
      document
        .createAnimationChannel()
        .setTargetNode(node(path))
        .setTargetPath('scale')
        .setSampler(sampler),
    )
  }
}

function floats(values: number[]) {
  return new Float32Array(values.map(onGrid))
}

function onGrid(value: number): number {
  return Math.round(value * GRID) / GRID || 0
}

function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6 || 0
}

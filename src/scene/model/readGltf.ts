import type { Problem } from '#twin/Problem.ts'
import type { Gltf } from './Gltf.ts'
import { modelProblem } from './modelProblem.ts'

const glbMagic = 0x46546c67
const jsonChunk = 0x4e4f534a
const binChunk = 0x004e4942

/** A glTF file taken apart: its JSON and how many bytes of binary data it carries itself. */
export type GltfFile = { json: Gltf; binBytes: number }

/** Reads the container (GLB header and chunks, or plain JSON) and says in words what it is when it is not glTF 2. */
export function readGltf(
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  id: string,
): GltfFile | Problem {
  const check = `Check the 'file' of model '${id}' in the twin file.`
  if (bytes.length === 0) return modelProblem('The file is empty.', url, check)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== glbMagic) return readText(bytes, url, check)

  const version = view.getUint32(4, true)
  if (version !== 2) return oldVersion(String(version), url)
  const length = view.getUint32(8, true)
  if (length > bytes.length) {
    const text = `The file is cut short: it says ${length} bytes, ${bytes.length} arrived.`
    return modelProblem(
      text,
      url,
      'Load it again; if that does not help, copy the file to the server anew.',
    )
  }
  let json: string | undefined
  let binBytes = 0
  for (let at = 12; at + 8 <= length;) {
    const size = view.getUint32(at, true)
    const kind = view.getUint32(at + 4, true)
    if (at + 8 + size > length) {
      const text = `The file is damaged: a chunk at byte ${at} reaches beyond its end.`
      return modelProblem(text, url, 'Export or copy the file anew.')
    }
    if (kind === jsonChunk && json === undefined) {
      json = new TextDecoder().decode(bytes.subarray(at + 8, at + 8 + size))
    } else if (kind === binChunk && binBytes === 0) binBytes = size
    at += 8 + size
  }
  if (json === undefined) {
    return modelProblem('The file is damaged: it has no JSON chunk.', url, 'Export the file anew.')
  }
  return parsed(json, binBytes, url, check)
}

function readText(bytes: Uint8Array, url: string, check: string): GltfFile | Problem {
  const start = new TextDecoder()
    .decode(bytes.subarray(0, 512))
    .replace(/^\uFEFF/, '')
    .trimStart()
  if (/^<(!doctype|html|head|body|!--|\?xml)/i.test(start)) {
    const text = 'The address returned an HTML page, not a model.'
    return modelProblem(text, url, `${check} A server often answers so when the file is missing.`)
  }
  if (start.startsWith('version https://git-lfs')) {
    const text = 'The file is a Git LFS pointer, not the model itself.'
    return modelProblem(text, url, 'Run `git lfs pull` where the files are served from.')
  }
  if (!start.startsWith('{')) {
    const text = `This is not a glTF file: it begins with ${JSON.stringify(start.slice(0, 12))}.`
    return modelProblem(text, url, `${check} Models are .glb or .gltf files.`)
  }
  return parsed(new TextDecoder().decode(bytes).replace(/^\uFEFF/, ''), 0, url, check)
}

function parsed(text: string, binBytes: number, url: string, check: string): GltfFile | Problem {
  let json: Gltf
  try {
    json = JSON.parse(text) as Gltf
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return modelProblem(`The model's JSON cannot be read: ${reason}.`, url, 'Export the file anew.')
  }
  const version = json?.asset?.version
  if (typeof version !== 'string') {
    const what = 'The file is JSON, but not glTF: it has no asset.version.'
    return modelProblem(what, url, check)
  }
  if (!(Number.parseFloat(version) >= 2 && Number.parseFloat(version) < 3))
    return oldVersion(version, url)
  return { json, binBytes }
}

function oldVersion(version: string, url: string): Problem {
  const text = `The file is glTF version ${version}; only version 2 can be read.`
  return modelProblem(
    text,
    url,
    'Convert it to glTF 2.0, for instance by importing and exporting it in Blender.',
  )
}

import { isObject } from '#twin/isObject.ts'
import type { Problem } from '#twin/Problem.ts'
import { checkJsonBytes } from './checkJsonBytes.ts'
import { cleanGltf, cleanName } from './cleanGltf.ts'
import type { Gltf } from './Gltf.ts'
import { isProblem, modelProblem } from './modelProblem.ts'

const glbMagic = 0x46546c67
const jsonChunk = 0x4e4f534a
const binChunk = 0x004e4942

/** A glTF file taken apart. */
export type GltfFile = {
  /** Cleaned of what nobody may meet; what is in it is not checked yet (`checkGltf`). */
  json: Gltf
  /** How many bytes of binary data it carries itself. */
  binBytes: number
  /** These bytes, a view into the file; undefined when it has none. */
  bin: Uint8Array<ArrayBuffer> | undefined
  /** What was taken out, or is odd; warnings. */
  notes: Problem[]
}

type Chunks = { json: Uint8Array<ArrayBuffer>; bin?: Uint8Array<ArrayBuffer>; notes: string[] }

/** Reads the container (GLB header and chunks, or plain JSON) and says in words what it is when it is not glTF 2. */
export function readGltf(
  bytes: Uint8Array<ArrayBuffer>,
  url: string,
  id: string,
): GltfFile | Problem {
  const check = `Check the 'file' of model '${id}' in the twin file.`
  if (bytes.length === 0) return modelProblem('The file is empty.', url, check)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12 || view.getUint32(0, true) !== glbMagic) {
    const other = recognise(bytes, url, check)
    return other ?? parsed({ json: bytes, notes: [] }, url, check)
  }
  const version = view.getUint32(4, true)
  if (version !== 2) return oldVersion(String(version), url)
  const chunks = readChunks(bytes, view, url)
  return isProblem(chunks) ? chunks : parsed(chunks, url, check)
}

/** The chunks of a GLB file. A second chunk of a kind is refused: others might read that one, unchecked. */
function readChunks(bytes: Uint8Array<ArrayBuffer>, view: DataView, url: string): Chunks | Problem {
  const damaged = (text: string) =>
    modelProblem(`The file is damaged: ${text}.`, url, 'Export or copy the file anew.')
  const length = view.getUint32(8, true)
  if (length > bytes.length) {
    const text = `The file is cut short: it says ${length} bytes, ${bytes.length} arrived.`
    const advice = 'Load it again; if that does not help, copy the file to the server anew.'
    return modelProblem(text, url, advice)
  }
  let json: Uint8Array<ArrayBuffer> | undefined
  let bin: Uint8Array<ArrayBuffer> | undefined
  let at = 12
  while (at + 8 <= length) {
    const size = view.getUint32(at, true)
    const kind = view.getUint32(at + 4, true)
    if (at + 8 + size > length) return damaged(`a chunk at byte ${at} reaches beyond its end`)
    const content = bytes.subarray(at + 8, at + 8 + size)
    if (kind === jsonChunk) {
      if (json) return damaged('it has two JSON chunks')
      json = content
    } else if (!json) return damaged('it has no JSON chunk at its start')
    else if (kind === binChunk) {
      if (bin) return damaged('it has two chunks of binary data')
      // Arrays look into it in place, which they can only from a multiple of four on.
      bin = content.byteOffset % 4 === 0 ? content : content.slice()
    }
    at += 8 + size
  }
  if (!json) return damaged('it has no JSON chunk')
  const notes: string[] = []
  if (bytes.length > length) {
    notes.push(`The file goes on for ${bytes.length - length} bytes after its end.`)
  }
  return { json, bin, notes }
}

/** What else than JSON the bytes plainly are. */
function recognise(bytes: Uint8Array, url: string, check: string): Problem | undefined {
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
  if (start.startsWith('{')) return undefined
  const text = `This is not a glTF file: it begins with ${JSON.stringify(cleanName(start.slice(0, 12)))}.`
  return modelProblem(text, url, `${check} Models are .glb or .gltf files.`)
}

function parsed(chunks: Chunks, url: string, check: string): GltfFile | Problem {
  const wrong = checkJsonBytes(chunks.json)
  if (wrong) return modelProblem(wrong.text, url, wrong.advice ?? 'Export the file anew.')
  const text = new TextDecoder().decode(chunks.json)
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const said = `The model's JSON cannot be read: ${cleanName(reason)}.`
    return modelProblem(said, url, 'Export the file anew.')
  }
  const asset = isObject(json) ? json.asset : undefined
  if (!isObject(json) || !isObject(asset) || typeof asset.version !== 'string') {
    const what = 'The file is JSON, but not glTF: it has no asset.version.'
    return modelProblem(what, url, check)
  }
  for (const version of [asset.minVersion, asset.version]) {
    const number = Number.parseFloat(String(version))
    if (version !== undefined && !(number >= 2 && number < 3))
      return oldVersion(typeof version === 'string' ? version : 'unknown', url)
  }
  const notes = [...chunks.notes, ...cleanGltf(json, text)].map((note) => {
    return modelProblem(note, url, 'Nothing need be done if it looks right.', 'warning')
  })
  return { json, binBytes: chunks.bin?.length ?? 0, bin: chunks.bin, notes }
}

function oldVersion(version: string, url: string): Problem {
  const text = `The file is glTF version ${cleanName(version.slice(0, 20))}; only version 2 can be read.`
  const advice = 'Convert it to glTF 2.0, for instance by importing and exporting it in Blender.'
  return modelProblem(text, url, advice)
}

import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { checkBuffers } from '#scene/model/checkBuffers.ts'
import { checkGltf } from '#scene/model/checkGltf.ts'
import { checkImageFile } from '#scene/model/checkImages.ts'
import type { Gltf } from '#scene/model/Gltf.ts'
import { isProblem, modelProblem } from '#scene/model/modelProblem.ts'
import { partSigns } from '#scene/model/partSigns.ts'
import { placeInstances } from '#scene/model/placeInstances.ts'
import { readGltf } from '#scene/model/readGltf.ts'
import { readParts } from '#scene/model/readParts.ts'
import type { ReportRows } from '#scene/model/ReportRows.ts'
import type { PartSign } from '#twin/findLost.ts'
import { isObject } from '#twin/isObject.ts'
import type { Problem } from '#twin/Problem.ts'
import type { ExtrasOf } from '#twin/PropertyIndex.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** A model read from disk with the files beside it; `signs` is null when it is of no use. */
export type ModelFile =
  | { signs: null; problems: Problem[] }
  | {
      signs: PartSign[]
      extras: ExtrasOf
      problems: Problem[]
      bytes: number
      json: Gltf
      rows: ReportRows
      buffers: (Bytes | undefined)[]
      images: Map<number, Bytes>
    }

/** Reads a .glb or .gltf file with its buffers and images from disk, and checks it as the page does. `id` is named in messages. */
export async function readModelFile(path: string, id: string): Promise<ModelFile> {
  const url = pathToFileURL(resolve(path)).href
  const whole = await readBytes(url)
  if (isProblem(whole)) return { signs: null, problems: [whole] }
  const file = readGltf(whole, url, id)
  if (isProblem(file)) return { signs: null, problems: [file] }
  const { json, notes } = file
  const problems = [...notes, ...checkGltf(json, file.binBytes, url, ['null'])]
  if (problems.some(isError)) return { signs: null, problems }
  let bytes = whole.length
  const beside = async (uri: string): Promise<Bytes | Problem> => {
    const encoded = /^data:[^,]*,/i.exec(uri)
    const read = encoded ? decode(uri, encoded[0]) : await readBytes(new URL(uri, url).href)
    if (!isProblem(read) && !encoded) bytes += read.length
    return read
  }
  const buffers = await Promise.all(
    (json.buffers ?? []).map(async ({ uri }, i) => {
      if (uri === undefined) return i === 0 ? file.bin : undefined
      const read = await beside(uri)
      if (!isProblem(read)) return read
      problems.push(read)
      return undefined
    }),
  )
  const images = new Map<number, Bytes>()
  await Promise.all(
    (json.images ?? []).map(async ({ uri }, i) => {
      if (uri === undefined || /^data:/i.test(uri)) return
      const read = await beside(uri)
      const problem = isProblem(read) ? read : checkImageFile(read, i, url)
      if (problem) problems.push(problem)
      else images.set(i, read as Bytes)
    }),
  )
  problems.push(...checkBuffers(json, buffers, url))
  if (problems.some(isError)) return { signs: null, problems }
  const rows = readParts(json, placeInstances(json, buffers))
  const extras: ExtrasOf = (row) => {
    const found = json.nodes?.[rows.nodeOf[row]]?.extras
    return isObject(found) ? found : null
  }
  return { signs: partSigns(json, rows), extras, problems, bytes, json, rows, buffers, images }
}

async function readBytes(url: string): Promise<Bytes | Problem> {
  try {
    return new Uint8Array(await readFile(fileURLToPath(url)))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const text = reason === 'ENOENT' ? 'There is no such file.' : `It cannot be read: ${reason}.`
    return modelProblem(text, readable(url), 'Check the path.')
  }
}

function readable(url: string): string {
  try {
    return fileURLToPath(url)
  } catch {
    // An address with %2F or a host is no path.
    return url
  }
}

function decode(uri: string, start: string): Bytes {
  const text = uri.slice(start.length)
  const isBase64 = /;base64,$/i.test(start)
  return new Uint8Array(Buffer.from(text, isBase64 ? 'base64' : 'latin1'))
}

function isError({ severity }: Problem): boolean {
  return severity === 'error'
}

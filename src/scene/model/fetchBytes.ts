import type { Problem } from '#twin/Problem.ts'
import { modelProblem } from './modelProblem.ts'
import type { GivenFiles } from './openReader.ts'

/** How far loading is: bytes for `download`; steps, of any number, for the others. `total` is 0 while unknown. */
export type OnProgress = (
  stage: 'download' | 'decode' | 'build',
  loaded: number,
  total: number,
) => void

/**
 * Fetches a file of at most `maxBytes` and tells its progress in bytes. `id` is the model's id in the twin file, named in
 * messages. With `files` it is taken from there, and nothing is fetched.
 */
export async function fetchBytes(
  url: string,
  id: string,
  signal: AbortSignal,
  onProgress: OnProgress,
  maxBytes: number,
  files?: GivenFiles,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const file = `the 'file' of model '${id}'`
  if (files) return takeGiven(url, files, onProgress, maxBytes)
  let loaded = 0
  try {
    const response = await fetch(url, { signal })
    if (!response.ok) {
      const text =
        response.status === 404
          ? `There is no file at this address (404).`
          : `The server refused this file: ${response.status} ${response.statusText}.`.replace(
              ' .',
              '.',
            )
      return modelProblem(text, url, `Check ${file} in the twin file.`)
    }
    // With a content encoding the header counts packed bytes, the stream unpacked ones.
    const isPacked = response.headers.has('content-encoding')
    const total = isPacked ? 0 : Number(response.headers.get('content-length')) || 0
    if (total > maxBytes) return tooLarge(url, total, maxBytes)
    onProgress('download', 0, total)
    if (!response.body) return new Uint8Array(await response.arrayBuffer())
    const chunks: Uint8Array[] = []
    const reader = response.body.getReader()
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream has an order
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value)
      loaded += value.length
      if (loaded > maxBytes) {
        void reader.cancel()
        return tooLarge(url, loaded, maxBytes)
      }
      onProgress('download', loaded, Math.max(total, loaded))
    }
    return joined(chunks, loaded)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (signal.aborted)
      return modelProblem('Loading was cancelled.', url, 'Load it again.', 'warning')
    const text =
      loaded > 0
        ? `The connection broke after ${loaded} bytes: ${reason}.`
        : `The file could not be fetched: ${reason}.`
    const advice = `Check the network and ${file}.`
    return modelProblem(text, url, advice)
  }
}

/** Where files were given to the page, nothing else is asked for. */
async function takeGiven(
  url: string,
  files: GivenFiles,
  onProgress: OnProgress,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | Problem> {
  const given = files.get(url)
  if (!given) {
    const name = decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))
    const text = `The file “${name.slice(0, 200)}” is not among those that were given.`
    return modelProblem(
      text,
      url,
      'Drop the model together with all files beside it, or its folder.',
    )
  }
  if (given.size > maxBytes) return tooLarge(url, given.size, maxBytes)
  const bytes = new Uint8Array(await given.arrayBuffer())
  onProgress('download', bytes.length, bytes.length)
  return bytes
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function tooLarge(url: string, size: number, limit: number): Problem {
  const text = `The file is larger (${megabytes(size)}) than a model may be (${megabytes(limit)}).`
  const advice = 'Compress it, for instance with gltfpack, or split it in several models.'
  return modelProblem(text, url, advice)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`
}

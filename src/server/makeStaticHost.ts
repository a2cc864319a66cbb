import { open, stat, type FileHandle } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentPolicyHeader, loginPolicyHeader, transcoderPolicyHeader } from './contentPolicy.ts'
import { isCompressible, mimeType } from './mimeType.ts'
import { safetyHeaders } from './safetyHeaders.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Bytes; smaller files are not worth compressing, larger ones not worth holding in memory. */
const smallest = 1024
const largest = 64_000_000

/** What has been compressed once, of whatever host. */
const compressed = new Map<string, Promise<Buffer>>()

/** Workers with a policy of their own, as Vite names them: that which unpacks KTX2 textures, and that which logs people in. */
const transcoderWorker = /^basis\.worker-[\w-]+\.js$/
const loginWorker = /^(?:login|order)\.worker-[\w-]+\.js$/

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Serves the files of a folder: GET and HEAD, revalidated by ETag (names with a hash in `assets/` are kept for ever),
 * compressed once, under the strict content policy, nothing outside the folder and nothing hidden. `live`: for
 * the name of a folder of the top level another parent to take it from.
 */
export function makeStaticHost(folder: string, live: Record<string, string> = {}): Handler {
  const send = async (file: OpenFile, request: IncomingMessage, response: ServerResponse) => {
    const type = mimeType(file.path)
    response.setHeader('Content-Type', type)
    const isHashed = file.path.startsWith(join(folder, 'assets') + sep)
    const asset = isHashed ? relative(join(folder, 'assets'), file.path) : ''
    if (transcoderWorker.test(asset)) {
      response.setHeader('Content-Security-Policy', transcoderPolicyHeader)
    } else if (loginWorker.test(asset)) {
      response.setHeader('Content-Security-Policy', loginPolicyHeader)
    }
    response.setHeader(
      'Cache-Control',
      isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    const fits = isCompressible(type) && file.size >= smallest && file.size <= largest
    const encoding = fits ? chooseEncoding(request.headers['accept-encoding']) : null
    const etag = `"${file.size.toString(36)}-${Math.round(file.modified).toString(36)}${encoding ? `-${encoding}` : ''}"`
    response.setHeader('ETag', etag)
    response.setHeader('Last-Modified', new Date(file.modified).toUTCString())
    if (fits) response.setHeader('Vary', 'Accept-Encoding')
    if (matches(request.headers['if-none-match'], etag)) {
      response.writeHead(304).end()
      return
    }
    const isHead = request.method === 'HEAD'
    if (encoding) {
      const bytes = await compress(file, etag, encoding)
      response.setHeader('Content-Encoding', encoding)
      response.setHeader('Content-Length', bytes.length)
      response.end(isHead ? undefined : bytes)
      return
    }
    response.setHeader('Content-Length', file.size)
    if (isHead || file.size === 0) response.end()
    else await stream(file, response)
  }

  return async (request, response) => {
    setSafetyHeaders(response)
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD')
      sayText(response, 405, 'Only GET and HEAD are served here.')
      return
    }
    const path = safePath(request.url ?? '/')
    const [top] = path?.split(sep) ?? []
    const source = live[top] ?? folder
    const file = path === null ? undefined : await fileAt(source, path)
    if (!file) {
      sayText(response, 404, 'There is nothing at this address.')
      return
    }
    try {
      await send(file, request, response)
    } finally {
      await file.handle.close()
    }
  }
}

/** Headers of every answer. */
export function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', contentPolicyHeader)
  for (const [name, value] of Object.entries(safetyHeaders)) response.setHeader(name, value)
}

/** Answers with a line of text. */
export function sayText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${text}\n`)
}

/** A URL's path within the folder, or null when it tries to leave it or names something hidden. */
function safePath(url: string): string | null {
  const end = url.search(/[?#]/)
  let path: string
  try {
    path = decodeURIComponent(end < 0 ? url : url.slice(0, end))
  } catch {
    return null
  }
  if (!path.startsWith('/') || /[\0\\:]/.test(path)) return null
  const steps = path.split('/').filter((step) => step !== '')
  if (steps.some((step) => step.startsWith('.'))) return null
  return steps.join(sep)
}

/** A file that stays readable, and as long as it was, whoever takes it away meanwhile. */
type OpenFile = {
  path: string
  /** The same for the same file under another name. */
  id: string
  size: number
  modified: number
  handle: FileHandle
}

function compress(file: OpenFile, etag: string, encoding: 'br' | 'gzip'): Promise<Buffer> {
  const key = `${encoding} ${file.id} ${etag}`
  let bytes = compressed.get(key)
  if (!bytes) {
    // Quality 5 is within a few per cent of the best for a tenth of its time.
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 }
    bytes = file.handle
      .readFile()
      .then((raw) => (encoding === 'br' ? brotli(raw, { params }) : gzipped(raw)))
    compressed.set(key, bytes)
    // What failed once is tried again.
    bytes.catch(() => compressed.delete(key))
  }
  return bytes
}

async function fileAt(folder: string, path: string): Promise<OpenFile | undefined> {
  return (await regularFile(join(folder, path))) ?? regularFile(join(folder, path, 'index.html'))
}

async function regularFile(path: string): Promise<OpenFile | undefined> {
  try {
    if (!(await stat(path)).isFile()) return undefined
    const handle = await open(path)
    const { dev, ino, size, mtimeMs } = await handle.stat()
    return { path, id: `${dev}:${ino}`, size, modified: mtimeMs, handle }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

async function stream({ handle, size }: OpenFile, response: ServerResponse): Promise<void> {
  // One that is being written grows: what was promised is sent.
  const source = handle.createReadStream({ end: size - 1, autoClose: false })
  try {
    await pipeline(source, response)
  } catch (error) {
    // Whoever goes away in the middle wants no more of it.
    if (codeOf(error) !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = codeOf(error)
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}

function chooseEncoding(accepted: string | string[] | undefined): 'br' | 'gzip' | null {
  const offers = String(accepted ?? '').split(',')
  const takes = (name: string) =>
    offers.some((offer) =>
      new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$)[\\d.]+)?\\s*$`).test(offer),
    )
  if (takes('br')) return 'br'
  return takes('gzip') ? 'gzip' : null
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header
    .split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*')
}

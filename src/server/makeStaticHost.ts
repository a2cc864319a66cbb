import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentPolicyHeader, transcoderPolicyHeader } from './contentPolicy.ts'
import { isCompressible, mimeType } from './mimeType.ts'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)
/** Bytes; smaller files are not worth compressing, larger ones not worth holding in memory. */
const smallest = 1024
const largest = 64_000_000

/** The worker that unpacks KTX2 textures, as Vite names it. */
const transcoderWorker = /^basis\.worker-[\w-]+\.js$/

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/**
 * Serves the files of a folder: GET and HEAD, revalidated by ETag (names with a hash in `assets/` are kept for ever),
 * compressed once and remembered, under the strict content policy, nothing outside the folder and nothing hidden. `live`: for
 * the name of a folder of the top level another parent to take it from.
 */
export function makeStaticHost(folder: string, live: Record<string, string> = {}): Handler {
  const compressed = new Map<string, Promise<Buffer>>()

  const compress = (path: string, etag: string, encoding: 'br' | 'gzip'): Promise<Buffer> => {
    const key = `${encoding} ${etag} ${path}`
    let bytes = compressed.get(key)
    if (!bytes) {
      // Quality 5 is within a few per cent of the best for a tenth of its time.
      const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 }
      bytes = readFile(path).then((raw) =>
        encoding === 'br' ? brotli(raw, { params }) : gzipped(raw),
      )
      compressed.set(key, bytes)
    }
    return bytes
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
    const type = mimeType(file.path)
    response.setHeader('Content-Type', type)
    const isHashed = file.path.startsWith(join(folder, 'assets') + sep)
    if (isHashed && transcoderWorker.test(relative(join(folder, 'assets'), file.path))) {
      response.setHeader('Content-Security-Policy', transcoderPolicyHeader)
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
    if (encoding) {
      const bytes = await compress(file.path, etag, encoding)
      response.setHeader('Content-Encoding', encoding)
      response.setHeader('Content-Length', bytes.length)
      response.end(request.method === 'HEAD' ? undefined : bytes)
      return
    }
    response.setHeader('Content-Length', file.size)
    if (request.method === 'HEAD') response.end()
    else
      createReadStream(file.path)
        .on('error', () => response.destroy())
        .pipe(response)
  }
}

/** Headers of every answer. */
export function setSafetyHeaders(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', contentPolicyHeader)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Referrer-Policy', 'no-referrer')
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

async function fileAt(folder: string, path: string) {
  return (await regularFile(join(folder, path))) ?? regularFile(join(folder, path, 'index.html'))
}

async function regularFile(path: string) {
  try {
    const found = await stat(path)
    return found.isFile() ? { path, size: found.size, modified: found.mtimeMs } : undefined
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
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

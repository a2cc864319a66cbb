import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'

const folder = mkdtempSync(join(tmpdir(), 'gemba-host-'))
const script = 'export const value = 1\n'.repeat(200)
let server: Server
let port = 0

beforeAll(async () => {
  mkdirSync(join(folder, 'site', 'assets'), { recursive: true })
  mkdirSync(join(folder, 'site', '.git'))
  writeFileSync(join(folder, 'site', 'index.html'), '<!doctype html>')
  writeFileSync(join(folder, 'site', 'assets', 'main-1a2b.js'), script)
  writeFileSync(join(folder, 'site', 'assets', 'basis.worker-a_B-1.js'), script)
  writeFileSync(join(folder, 'site', 'basis.worker-a_B-1.js'), script)
  writeFileSync(join(folder, 'site', '.git', 'config'), 'secret')
  writeFileSync(join(folder, 'site', 'hall.glb'), Buffer.alloc(3000, 7))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  for (const place of ['site', 'edited']) {
    mkdirSync(join(folder, place, 'models'), { recursive: true })
    writeFileSync(join(folder, place, 'models', 'twin.json'), `{"from": "${place}"}`)
  }
  const host = makeStaticHost(join(folder, 'site'), { models: join(folder, 'edited') })
  server = createServer((incoming, response) => {
    host(incoming, response).catch(() => response.destroy())
  })
  port = await listen(server, '127.0.0.1', 0, '--port')
})

afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

type Answer = { status: number; headers: IncomingMessage['headers']; body: Buffer }

/** Plain http: fetch would tidy the path before it is sent. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}

async function policyOf(path: string): Promise<string> {
  return String((await ask(path)).headers['content-security-policy'])
}

describe('makeStaticHost', () => {
  it('serves the page with the strict content policy', async () => {
    const { status, headers, body } = await ask('/?twin=x#y')
    expect(status).toBe(200)
    expect(body.toString()).toBe('<!doctype html>')
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['content-security-policy']).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('no-cache')
  })

  it('takes a folder from where it is edited', async () => {
    expect((await ask('/models/twin.json')).body.toString()).toBe('{"from": "edited"}')
    expect((await ask('/models/../../secret.txt')).status).toBe(404)
  })

  it('lets only the worker that unpacks textures make code from text', async () => {
    const [page, worker] = [await policyOf('/'), await policyOf('/assets/basis.worker-a_B-1.js')]
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval';")
    const types = "; require-trusted-types-for 'script'; trusted-types default draco"
    expect(page).toContain(types)
    expect(worker.replace(" 'unsafe-eval'", '')).toBe(page.replace(types, ''))
    for (const path of ['/assets/main-1a2b.js', '/basis.worker-a_B-1.js', '/assets/nothing.js']) {
      expect(await policyOf(path)).toBe(page)
    }
  })

  it('compresses as the browser asks, and keeps hashed names for ever', async () => {
    const br = await ask('/assets/main-1a2b.js', { 'Accept-Encoding': 'gzip, br' })
    expect(br.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(br.body).toString()).toBe(script)
    expect(br.headers['cache-control']).toContain('immutable')
    expect(br.headers['content-type']).toContain('text/javascript')
    const gzip = await ask('/assets/main-1a2b.js', { 'Accept-Encoding': 'gzip;q=0.5, br;q=0' })
    expect(gzip.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(gzip.body).toString()).toBe(script)
    const plain = await ask('/assets/main-1a2b.js')
    expect(plain.headers['content-encoding']).toBeUndefined()
    expect(plain.body.toString()).toBe(script)
  })

  it('answers 304 to a tag that it has given', async () => {
    const first = await ask('/hall.glb')
    expect(first.headers['content-type']).toBe('model/gltf-binary')
    const again = await ask('/hall.glb', { 'If-None-Match': String(first.headers.etag) })
    expect(again.status).toBe(304)
    expect(again.body.length).toBe(0)
  })

  it('answers HEAD without a body and refuses other methods', async () => {
    const head = await ask('/hall.glb', {}, 'HEAD')
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([
      200,
      '3000',
      0,
    ])
    expect((await ask('/', {}, 'POST')).status).toBe(405)
  })

  it('serves a file that comes and goes whole or not at all', async () => {
    const name = join(folder, 'site', 'fleeting.js')
    const seen: string[] = []
    for (let round = 0; round < 60; round++) {
      writeFileSync(name, script)
      const asked = Array.from({ length: 4 }, () =>
        ask('/fleeting.js', { 'accept-encoding': 'br' }),
      )
      await new Promise((resolve) => setTimeout(resolve, (round % 6) / 2))
      rmSync(name)
      for (const { status, body } of await Promise.all(asked)) {
        seen.push(status === 200 ? brotliDecompressSync(body).toString() : String(status))
      }
    }
    expect(seen.filter((text) => text !== script && text !== '404')).toEqual([])
  })

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/../../secret.txt',
    '/..\\secret.txt',
    '//secret.txt',
    '/.git/config',
    '/%00',
    '/%zz',
    '/assets',
    '/nothing.js',
    `/${'a'.repeat(4000)}`,
  ])('finds nothing at %s', async (path) => {
    const { status, body } = await ask(path)
    expect(status).toBe(404)
    expect(body.toString()).not.toContain('secret')
  })
})

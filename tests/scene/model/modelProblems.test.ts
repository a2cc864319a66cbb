import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes, openModelHere } from '#scene/model/openModelHere.ts'
import type { Problem } from '#twin/Problem.ts'
import { addBox, glbOf, makeDocument, rawGlb } from './makeGlb.ts'

let server: Server
let origin: string
let good: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  const { document, scene } = makeDocument()
  const mesh = document.createMesh('Box')
  addBox(document, mesh, null)
  scene.addChild(document.createNode('Box').setMesh(mesh))
  good = await glbOf(document)
  server = createServer((request, response) => {
    if (request.url === '/good.glb') response.end(good)
    else if (request.url === '/page.glb') response.end('<!DOCTYPE html><title>Plant</title>')
    else if (request.url === '/broken.glb') {
      response.writeHead(200, { 'content-length': good.length })
      response.write(good.subarray(0, 200), () => request.socket.destroy())
    } else response.writeHead(request.url === '/refused.glb' ? 403 : 404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const signal = new AbortController().signal

async function fetched(path: string, more: object = {}): Promise<Problem> {
  const result = await openModelHere({ id: 'hall', url: origin + path, signal, ...more })
  if (result instanceof LoadedModel) throw new Error('the model was opened')
  return result.problem
}

async function read(bytes: Uint8Array<ArrayBuffer>): Promise<Problem> {
  const url = 'http://plant.example/models/hall.glb'
  const result = await openModelBytes(bytes, { id: 'hall', url, signal })
  if (result instanceof LoadedModel) throw new Error('the model was opened')
  return result.problem
}

const gltf = (json: object) => rawGlb({ asset: { version: '2.0' }, ...json })

test('loads a model and tells its bytes and stages', async () => {
  const stages: string[] = []
  const model = await openModelHere({
    id: 'hall',
    url: `${origin}/good.glb`,
    signal,
    onProgress: (stage, loaded, total) => stages.push(`${stage} ${loaded}/${total}`),
  })
  expect(model).toBeInstanceOf(LoadedModel)
  expect(stages).toContain(`download ${good.length}/${good.length}`)
  expect(stages.at(-1)).toBe('build 1/1')
})

test('says that an address returned a page instead of a model', async () => {
  const problem = await fetched('/page.glb')
  expect(problem.text).toBe('The address returned an HTML page, not a model.')
  expect(problem.where).toBe(`${origin}/page.glb`)
  expect(problem.advice).toContain("Check the 'file' of model 'hall'")
})

test('says when there is no file, when it is refused, and when the server is away', async () => {
  expect((await fetched('/none.glb')).text).toBe('There is no file at this address (404).')
  expect((await fetched('/refused.glb')).text).toBe('The server refused this file: 403 Forbidden.')
  const away = await openModelHere({ id: 'hall', url: 'http://127.0.0.1:1/hall.glb', signal })
  expect(away).toMatchObject({ problem: { severity: 'error' } })
})

test('says when the connection breaks on the way', async () => {
  expect((await fetched('/broken.glb')).text).toMatch(/^The connection broke after 200 bytes/)
})

test('refuses a file that is larger than it may be', async () => {
  expect((await fetched('/good.glb', { maxBytes: 500 })).text).toMatch(/larger/)
})

test('says that loading was cancelled', async () => {
  const abort = new AbortController()
  abort.abort()
  expect((await fetched('/good.glb', { signal: abort.signal })).text).toBe('Loading was cancelled.')
})

test('says that a file is cut short', async () => {
  const problem = await read(good.slice(0, good.length - 100))
  expect(problem.text).toBe(
    `The file is cut short: it says ${good.length} bytes, ${good.length - 100} arrived.`,
  )
})

test('ends in a model or in words at whatever byte a file is cut', async () => {
  for (let size = 0; size < good.length; size += 37) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    expect((await read(good.slice(0, size))).text).not.toBe('')
  }
})

test('knows what else is not a glTF 2 file', async () => {
  const text = (content: string) => read(new TextEncoder().encode(content))
  expect((await read(new Uint8Array(0))).text).toBe('The file is empty.')
  expect((await text('solid cube')).text).toMatch(/^This is not a glTF file/)
  expect((await text('{"name": 1}')).text).toMatch(/not glTF/)
  expect((await text('{"asset": ')).text).toMatch(/cannot be read/)
  expect((await text('version https://git-lfs.github.com/spec/v1')).text).toMatch(/Git LFS/)
  expect((await read(rawGlb({ asset: { version: '1.0' } }))).text).toMatch(/version 1/)
})

test('refuses files on other servers before anything is fetched', async () => {
  const uri = 'https://elsewhere.example/hall.bin'
  const problem = await read(gltf({ buffers: [{ uri, byteLength: 4 }] }))
  expect(problem.text).toBe(`The model wants a file from another server: ${uri}.`)
  const image = await read(gltf({ images: [{ uri: '//elsewhere.example/a.png' }] }))
  expect(image.text).toContain('another server')
})

test('refuses trees that are none, and claims that the file does not carry', async () => {
  const cases: [object, RegExp][] = [
    [{ nodes: [{ children: [1] }, { children: [0] }] }, /circle/],
    [{ nodes: [{ children: [0] }] }, /circle/],
    [{ scenes: [{ nodes: [0, 0] }], nodes: [{}] }, /two places/],
    [{ scenes: [{ nodes: [7] }] }, /node 7/],
    [{ nodes: [{ mesh: 3 }] }, /names mesh 3, which it does not have/],
    [{ buffers: [{ byteLength: 6e9 }] }, /carries 6000000000 bytes/],
    [{ accessors: [{ componentType: 5126, type: 'VEC3', count: 5e8 }] }, /6000 MB/],
    [{ meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }] }, /array 0/],
    [
      { nodes: Array.from({ length: 2000 }, (_, i) => ({ children: i < 1999 ? [i + 1] : [] })) },
      /deep/,
    ],
  ]
  for (const [json, expected] of cases) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    expect((await read(gltf(json))).text).toMatch(expected)
  }
})

test('takes no prototype from a file', async () => {
  const text =
    '{"asset":{"version":"2.0"},"nodes":[{"name":"A","extras":{"__proto__":{"isMesh":true}}}]}'
  const bytes = new TextEncoder().encode(text)
  const model = await openModelBytes(bytes, { id: 'a', url: 'http://plant.example/a.gltf', signal })
  expect(model).toBeInstanceOf(LoadedModel)
})

test('warns of an extension that it cannot draw, and loads the rest', async () => {
  const json = { extensionsUsed: ['KHR_materials_pbrSpecularGlossiness'], nodes: [{ name: 'A' }] }
  const url = 'http://plant.example/a.glb'
  const model = await openModelBytes(gltf(json), { id: 'a', url, signal })
  expect((model as LoadedModel).problems).toMatchObject([{ severity: 'warning' }])
})

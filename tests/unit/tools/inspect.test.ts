import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeRawModel, packGlb } from '../../world/hostileModel.ts'
import { makeBoxModel, type Box } from '../../world/makeBoxModel.ts'
import { packDraco, packMeshopt } from '../../world/packModel.ts'

const root = join(import.meta.dirname, '../../..')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemba-inspect-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function inspect(...args: string[]): { status: number | null; text: string } {
  const all = ['--import', 'tsx', join(root, 'src/inspect.ts'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, all, {
    encoding: 'utf8',
    cwd: root,
  })
  return { status, text: stdout + stderr }
}

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const boxes = (...paths: string[]): Box[] =>
  paths.map((path, i) => ({ path, at: [i * 3, 0, 0], size: [1, 2, 1] }))

function writeTwin(pattern: string): Promise<string> {
  const twin = {
    gemba: 1,
    name: 'Small',
    models: [{ id: 'hall', file: 'boxes.glb' }],
    assets: [{ id: 'oven', name: 'Oven', kind: 'asset', parts: { body: pattern } }],
  }
  return write('twin.json', JSON.stringify(twin))
}

test('prints what a model holds and costs', async () => {
  const { json, bin } = makeRawModel()
  const { status, text } = inspect(await write('hall.glb', packGlb(json, bin)))
  expect(text).toMatch(/^parts +5, 3 of them instances, in 5 nodes$/m)
  expect(text).toMatch(/^draw calls +2, 1 of them for pieces of their own$/m)
  expect(text).toMatch(/^Headset budget +here +Quest 2 72 Hz/m)
  expect(status).toBe(0)
})

test('prints the same as JSON', async () => {
  const { json, bin } = makeRawModel()
  const { status, text } = inspect('--json', await write('hall.glb', packGlb(json, bin)))
  expect(JSON.parse(text)).toMatchObject({
    report: { id: 'hall', counts: { parts: 5 } },
    problems: [],
  })
  expect(status).toBe(0)
})

test('reads packed models, and a .gltf with the files beside it', async () => {
  const glb = await makeBoxModel(boxes('Line/Oven', 'Line/Fan'))
  for (const pack of [packDraco, packMeshopt]) {
    const { text, status } = inspect(await write('packed.glb', await pack(glb)))
    expect(text).toMatch(/^triangles +24 drawn/m)
    expect(text).toMatch(/^size +4 × 2 × 1 m$/m)
    expect(status).toBe(0)
  }
  const { json, bin } = makeRawModel()
  json.buffers![0].uri = 'hall.bin'
  const gltf = await write('hall.gltf', JSON.stringify(json))
  expect(inspect(gltf).text).toContain('There is no such file.')
  await write('hall.bin', bin)
  expect(inspect(gltf)).toMatchObject({
    status: 0,
    text: expect.stringMatching(/^parts +5/m),
  })
})

test('says what is wrong with a model, and ends with 1', async () => {
  const { json, bin } = makeRawModel()
  json.nodes![1].mesh = 9
  const { status, text } = inspect(await write('hall.glb', packGlb(json, bin)))
  expect(text).toContain('names mesh 9, which it does not have')
  expect(status).toBe(1)
  expect(inspect('none.glb')).toMatchObject({ status: 1 })
})

test('says how it is called, and ends with 2', () => {
  for (const args of [[], ['--jsn', 'a.glb'], ['a.glb', 'b.glb'], ['a.glb', '--twin']]) {
    expect(inspect(...args)).toMatchObject({
      status: 2,
      text: expect.stringContaining('npm run inspect -- FILE'),
    })
  }
})

test('lists the bindings that a model has lost, with the likeliest new name', async () => {
  const model = await write('boxes.glb', await makeBoxModel(boxes('Line/Oven/Body', 'Line/Fan')))
  const twin = await writeTwin('Oven/Bodi')
  const { text, status } = inspect(twin)
  expect(text).toContain('now probably Oven/Body: its name is nearest')
  expect(status).toBe(0)
  expect(inspect(model, '--twin', twin).text).toBe(text)
})

test('knows lost parts again by the model as it was', async () => {
  const old = await write('old.glb', await makeBoxModel(boxes('Line/Oven/Body', 'Line/Fan')))
  const model = await write(
    'boxes.glb',
    await makeBoxModel(boxes('Linie/Ofen/Korpus', 'Linie/Ventilator')),
  )
  const twin = await writeTwin('Oven/Body')
  const { text } = inspect(model, '--twin', twin, '--before', old)
  expect(text).toContain('now probably Linie/Ofen/Korpus: it has the same shape at the same place')
})

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModelBytes } from '#scene/model/openModelHere.ts'
import { checkParts } from '#twin/checkParts.ts'
import { readTwin } from '#twin/readTwin.ts'
import { doNow } from '#twin/Work.ts'
import { buildOffice } from '../../../models/building/build/buildOffice.ts'
import { globalId } from '../../../models/building/build/ifc.ts'
import { makeTwin } from '../../../models/building/build/twin/makeTwin.ts'

const folder = join(import.meta.dirname, '../../../models/building')

async function openOffice(): Promise<LoadedModel> {
  const bytes = new Uint8Array(await readFile(join(folder, 'office.glb')))
  const opened = await openModelBytes(bytes, {
    id: 'office',
    url: 'http://127.0.0.1/office.glb',
    signal: new AbortController().signal,
  })
  if (!(opened instanceof LoadedModel)) throw new Error(opened.problem.text)
  return opened
}

test('the script builds the committed model, byte for byte', { timeout: 300_000 }, async () => {
  const built = await buildOffice()
  const committed = await readFile(join(folder, 'office.glb'))
  expect(Buffer.compare(built, committed)).toBe(0)
})

test('the script writes the committed twin file', async () => {
  expect(await readFile(join(folder, 'twin.json'), 'utf8')).toBe(makeTwin())
})

test('the office has enough named parts, few draw calls and triangles, and fits in 4 MB', async () => {
  const { parts, drawCalls, triangles, problems } = await openOffice()
  const named = parts.paths.filter((path, row) => parts.isPart[row] !== 0 && !/node\d+$/.test(path))
  expect(named.length).toBeGreaterThanOrEqual(1500)
  expect(drawCalls).toBeLessThanOrEqual(20)
  expect(triangles).toBeLessThan(400_000)
  expect(problems).toEqual([])
  expect((await readFile(join(folder, 'office.glb'))).length).toBeLessThan(4_000_000)
  for (const path of ['Storey1/Room104/Door', 'Roof/AHU1/Fan', 'Lifts/Lift1/Car']) {
    expect(parts.rowOf(path)).toBeGreaterThanOrEqual(0)
  }
})

test('the twin file is read without a problem and every pattern matches a part', async () => {
  const text = await readFile(join(folder, 'twin.json'), 'utf8')
  const read = readTwin(text, 'models/building/twin.json', { behaviours, codecs })
  if ('problems' in read) throw new Error(read.problems[0].text)
  expect(read.warnings).toEqual([])
  expect(read.twin.signals.length).toBeGreaterThanOrEqual(500)
  const { parts } = await openOffice()
  expect(doNow(checkParts(read.twin, parts.paths, 'office'))).toEqual([])
})

test('every node says what it is: IFC class, a global id of its own, and its storey', async () => {
  type Node = { name: string; extras?: Record<string, string> }
  const bytes = await readFile(join(folder, 'office.glb'))
  const json = bytes.subarray(20, 20 + bytes.readUInt32LE(12)).toString()
  const { nodes } = JSON.parse(json) as { nodes: Node[] }
  const ids = new Set(nodes.map(({ extras }) => extras?.globalId))
  expect(ids.size).toBe(nodes.length)
  for (const { extras } of nodes) {
    expect(extras?.globalId).toMatch(/^[0-3][0-9A-Za-z_$]{21}$/)
    expect(extras?.ifcClass).toMatch(/^Ifc[A-Z]/)
  }
  const duct = nodes.filter(({ name, extras }) => name === 'Duct' && extras?.storey)
  expect(duct.length).toBeGreaterThan(50)
  expect(new Set(duct.map(({ extras }) => extras?.system))).toEqual(new Set(['HVAC supply air']))
  expect(globalId('Storey1/Room104/Door')).toBe(globalId('Storey1/Room104/Door'))
})

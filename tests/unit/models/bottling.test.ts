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
import { buildBottling } from '../../../models/bottling/build/buildBottling.ts'

const folder = join(import.meta.dirname, '../../../models/bottling')

async function openHall(): Promise<LoadedModel> {
  const bytes = new Uint8Array(await readFile(join(folder, 'bottling.glb')))
  const opened = await openModelBytes(bytes, {
    id: 'hall',
    url: 'http://127.0.0.1/bottling.glb',
    signal: new AbortController().signal,
  })
  if (!(opened instanceof LoadedModel)) throw new Error(opened.problem.text)
  return opened
}

test('the script builds the committed model, byte for byte', { timeout: 300_000 }, async () => {
  const built = await buildBottling()
  const committed = await readFile(join(folder, 'bottling.glb'))
  expect(Buffer.compare(built, committed)).toBe(0)
})

test('the hall has enough named parts, few draw calls, and fits in 6 MB', async () => {
  const { parts, drawCalls, problems } = await openHall()
  const named = parts.paths.filter((path, row) => parts.isPart[row] !== 0 && !/node\d+$/.test(path))
  expect(named.length).toBeGreaterThanOrEqual(1200)
  expect(drawCalls).toBeLessThan(30)
  expect(problems).toEqual([])
  expect((await readFile(join(folder, 'bottling.glb'))).length).toBeLessThan(6_000_000)
})

test('the twin file is read without a problem and every pattern matches a part', async () => {
  const text = await readFile(join(folder, 'twin.json'), 'utf8')
  const read = readTwin(text, 'models/bottling/twin.json', { behaviours, codecs })
  if ('problems' in read) throw new Error(read.problems[0].text)
  expect(read.warnings).toEqual([])
  expect(read.twin.signals.length).toBeGreaterThanOrEqual(250)
  const { parts } = await openHall()
  expect(doNow(checkParts(read.twin, parts.paths, 'hall'))).toEqual([])
})

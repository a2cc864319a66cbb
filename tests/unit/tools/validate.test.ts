import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeBoxModel } from '../../world/makeBoxModel.ts'

const root = join(import.meta.dirname, '../../..')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemba-validate-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

function validate(...files: string[]): { status: number | null; text: string } {
  const args = ['--import', 'tsx', join(root, 'src/validate.ts'), ...files]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  return { status, text: stdout + stderr }
}

async function writePlant(pattern: string): Promise<string> {
  await writeFile(
    join(folder, 'boxes.glb'),
    await makeBoxModel([{ path: 'Line/Oven/Body', at: [0, 0, 0], size: [1, 1, 1] }]),
  )
  const twin = {
    gemba: 1,
    name: 'Small',
    models: [{ id: 'hall', file: 'boxes.glb' }],
    assets: [{ id: 'oven', name: 'Oven', kind: 'asset', parts: { body: pattern } }],
  }
  const file = join(folder, 'twin.json')
  await writeFile(file, JSON.stringify(twin, null, 2))
  return file
}

test('says what a sound twin file holds and ends with 0', async () => {
  const { status, text } = validate(await writePlant('Oven/Body'))
  expect(text).toContain('1 model, 3 nodes, 1 asset, 0 signals, no problems')
  expect(status).toBe(0)
})

test('names a part that the model does not have, with the nearest one, and ends with 1', async () => {
  const { status, text } = validate(await writePlant('Ofen/Body'))
  expect(text).toContain('“Ofen/Body” matches no part of the model')
  expect(text).toContain('Did you mean “Oven/Body”?')
  expect(status).toBe(1)
})

test('gives the line of a mistake, and goes on with the next file', async () => {
  const file = await writePlant('Oven/Body')
  await writeFile(file, (await readFile(file, 'utf8')).replace('"kind"', '"kint"'))
  const { status, text } = validate(file, join(folder, 'none.json'))
  expect(text).toMatch(/line 1\d: .*kint/)
  expect(text).toContain('There is no such file.')
  expect(status).toBe(1)
})

test('says when a model is missing', async () => {
  const file = await writePlant('Oven/Body')
  await rm(join(folder, 'boxes.glb'))
  expect(validate(file)).toMatchObject({
    status: 1,
    text: expect.stringContaining('There is no such file.'),
  })
})

import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAnswer } from '#scenarios/whatif/makeAnswer.ts'
import { openModel } from '#scenarios/whatif/openModel.ts'
import type { Answer } from '#twin/process/Answer.ts'
import { readWhatIfOptions } from '../../../src/whatIfOptions.ts'

const root = join(import.meta.dirname, '../../..')
let folder = ''
/** A file that holds a process and nothing else, and the same with a machine that cannot be. */
let file = ''
let wrong = ''

const twin = (rate: number) => ({
  gemba: 1,
  name: 'Two machines',
  process: {
    components: [
      { id: 'in', is: 'source', to: 'mill' },
      { id: 'mill', is: 'machine', to: 'press', rate, failure: { mtbf: 7200, mttr: 600 } },
      { id: 'press', is: 'machine', rate: 70, to: 'out' },
      { id: 'out', is: 'sink' },
    ],
  },
  scenarios: [
    {
      id: 'faster',
      name: 'Faster',
      days: 5,
      changes: [{ set: 'mill.rate', times: 1.1 }],
      compare: ['output', 'oee'],
    },
  ],
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gemba-what-if-'))
  file = join(folder, 'twin.json')
  wrong = join(folder, 'wrong.json')
  await writeFile(file, JSON.stringify(twin(60), null, 2))
  await writeFile(wrong, JSON.stringify(twin(-60), null, 2))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

function ask(...args: string[]): Promise<{ status: number; out: string; said: string }> {
  const program = ['--import', 'tsx', join(root, 'src/whatIf.ts'), ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, program, (error, out, said) => {
      resolve({ status: typeof error?.code === 'number' ? error.code : 0, out, said })
    })
  })
}

test('npm run what-if on two threads gives the same bytes as one that runs one after the other', async () => {
  const question = ['--scenario', 'faster', '--set', 'press.rate=+10%', '--replications', '6']
  const { status, out } = await ask(file, ...question, '--json', '--workers', '2')
  expect(status).toBe(0)
  const answer: Answer = JSON.parse(out)
  const { process: model, scenarios } = twin(60)
  const open = openModel({ name: '', assets: [], signals: [], process: model, scenarios })
  const changes = [
    { set: 'mill.rate', times: 1.1 },
    { set: 'press.rate', times: 1.1 },
  ]
  const scenario = { ...open.book.scenarios[0], changes }
  const worlds = [null, scenario].map((world) =>
    Array.from({ length: 6 }, (_, replication) => {
      const task = { scenario: world, days: 5, seed: 1, replication, start: {} }
      const run = open.run(task)
      let slice = run.next()
      while (!slice.done) slice = run.next()
      return slice.value
    }),
  )
  const own = makeAnswer(open.frame!, { scenario, seed: 1, replications: 6 }, worlds[0], worlds[1])
  expect(answer).toEqual(JSON.parse(JSON.stringify(own)))
  expect(answer.sentence).toContain('Output rises by 9.1')
})

test('npm run what-if says what is wrong with a process, where, and ends with 1', async () => {
  const { status, said } = await ask(wrong, '--list')
  expect(status).toBe(1)
  expect(said).toContain('process.components[1].rate')
  expect(said).toMatch(/line \d+/)
})

test.each([
  [[], 'Say which twin file to ask.'],
  [['a.json'], 'Say --list, or --scenario and its name.'],
  [['a.json', 'b.json'], 'One file at a time: a.json or b.json?'],
  [['a.json', '--scenrio', 'x'], 'There is no --scenrio.'],
  [['a.json', '--scenario'], '--scenario needs a value.'],
  [['a.json', '--scenario', 'x', '--days', '0'], '--days must be a number of days, 3660 at most'],
  [['a.json', '--scenario', 'x', '--seed', '1.5'], '--seed must be a whole number'],
  [['a.json', '--scenario', 'x', '--replications', '9999'], 'from 1 to 2000, but is “9999”'],
  [['a.json', '--scenario', 'x', '--set', 'rate'], '--set must be written path=value'],
])('a wrong call is refused in words (%#)', (args, words) => {
  expect(readWhatIfOptions(args)).toContain(words)
})

test('values are set as numbers, per cents, factors, switches and words', () => {
  const args = ['a=5', 'b=-10%', 'c=*1.2', 'd=true', 'e=condition'].flatMap((one) => ['--set', one])
  expect(readWhatIfOptions(['f.json', '--scenario=x', ...args])).toMatchObject({
    scenario: 'x',
    seed: 1,
    replications: 20,
    settings: [
      { path: 'a', to: 5 },
      { path: 'b', times: 0.9 },
      { path: 'c', times: 1.2 },
      { path: 'd', to: true },
      { path: 'e', to: 'condition' },
    ],
  })
})

import { afterEach, expect, test } from 'vitest'
import { WhatIfCore } from '#feed/WhatIfCore.ts'
import { WhatIfPool, type WhatIfWorker } from '#feed/WhatIfPool.ts'
import type { FromWhatIf, ToWhatIf } from '#feed/WhatIfPost.ts'
import type { Answer } from '#twin/process/Answer.ts'
import type { Scenario } from '#twin/process/Scenario.ts'
import type { Question } from '#twin/process/WhatIf.ts'

/** Two machines with a buffer between them: the slow one limits. */
const source = {
  name: 'Line',
  assets: [],
  signals: [],
  process: {
    components: [
      { id: 'in', is: 'source', to: 'mill' },
      {
        id: 'mill',
        is: 'machine',
        to: 'shelf',
        rate: 60,
        failure: { mtbf: 36_000, mttr: 3600 },
      },
      { id: 'shelf', is: 'buffer', capacity: 20, to: 'press' },
      { id: 'press', is: 'machine', rate: 70, to: 'out' },
      { id: 'out', is: 'sink' },
    ],
  },
}

const faster: Scenario = {
  id: 'faster',
  name: 'Faster',
  description: '',
  days: 3,
  changes: [{ set: 'mill.rate', times: 1.5 }],
  compare: ['output'],
  sliders: [],
}

/** What the workers were told, and the workers themselves: the computing half without a thread. */
let told: ToWhatIf[] = []
let pools: WhatIfPool[] = []

function openPool(workers: number, from: object = source): WhatIfPool {
  const pool = new WhatIfPool(from as typeof source, workers, openLoop)
  pools.push(pool)
  return pool
}

function openLoop(): WhatIfWorker {
  const listeners: ((event: { data: FromWhatIf }) => void)[] = []
  let isOpen = true
  let now = 0
  const core = new WhatIfCore({
    // A clock on which every ninth look is late, so that a run is cut into slices.
    clock: { now: () => (now += 6) },
    post: (message) => {
      const data = structuredClone(message)
      queueMicrotask(() => isOpen && listeners.forEach((listener) => listener({ data })))
    },
  })
  return {
    postMessage(message) {
      told.push(message)
      queueMicrotask(() => core.receive(structuredClone(message)))
    },
    addEventListener(type: string, listener: (event: never) => void) {
      if (type === 'message') listeners.push(listener as (event: { data: FromWhatIf }) => void)
    },
    terminate: () => {
      isOpen = false
    },
  }
}

function ask(pool: WhatIfPool, question: Partial<Question> = {}): Promise<Answer[]> {
  const answers: Answer[] = []
  const whole: Question = { scenario: faster, seed: 7, replications: 10, ...question }
  return new Promise((resolve, reject) => {
    pool.ask(whole, {
      onAnswer(answer) {
        answers.push(answer)
        if (!answer.isCoarse) resolve(answers)
      },
      onProblem: ({ text }) => reject(new Error(text)),
    })
  })
}

afterEach(() => {
  for (const pool of pools) pool.close()
  pools = []
  told = []
})

test('a coarse answer comes first, and the exact one is the same for one worker and for three', async () => {
  const [one, three] = await Promise.all([ask(openPool(1)), ask(openPool(3))])
  expect(one.map(({ replications, isCoarse }) => [replications, isCoarse])).toEqual([
    [4, true],
    [8, true],
    [10, false],
  ])
  expect(three.at(-1)).toEqual(one.at(-1))
  expect(one.at(-1)?.digest).toMatch(/^[0-9a-f]{16}$/)
})

test('a long question is answered at once for its first days, unless something changes later on', async () => {
  const long = { ...faster, days: 60 }
  const quick = await ask(openPool(1), { scenario: long })
  expect(quick.map(({ days, replications, isCoarse }) => [days, replications, isCoarse])).toEqual([
    [14, 2, true],
    [60, 4, true],
    [60, 8, true],
    [60, 10, false],
  ])
  const later = { ...long, changes: [{ fail: 'mill', at: 20 * 86_400, for: 3600 }] }
  const whole = await ask(openPool(1), { scenario: later })
  expect(whole.map(({ days }) => days)).toEqual([60, 60, 60])
})

test('another seed gives another answer, and the same one the same bytes', async () => {
  const pool = openPool(2)
  const first = (await ask(pool)).at(-1)
  const other = (await ask(pool, { seed: 8 })).at(-1)
  const again = (await ask(pool)).at(-1)
  expect(other?.digest).not.toBe(first?.digest)
  expect(JSON.stringify(again)).toBe(JSON.stringify(first))
})

test('both worlds have the same luck: a change that changes nothing differs in nothing', async () => {
  const scenario = { ...faster, changes: [{ set: 'mill.rate', times: 1 }] }
  const answer = (await ask(openPool(2), { scenario })).at(-1)!
  for (const { difference } of answer.kpis) expect(difference).toEqual({ mean: 0, low: 0, high: 0 })
  expect(answer.kpis[0].baseline.high).toBeGreaterThan(answer.kpis[0].baseline.low)
})

test('while a slider is dragged the baseline is computed once', async () => {
  const pool = openPool(2)
  await ask(pool)
  const before = told.filter((message) => message.kind === 'run' && !message.task.scenario).length
  const scenario = { ...faster, changes: [{ set: 'mill.rate', times: 1.2 }] }
  const dragged = (await ask(pool, { scenario })).at(-1)!
  const after = told.filter((message) => message.kind === 'run' && !message.task.scenario).length
  expect([before, after]).toEqual([10, 10])
  expect(dragged.digest).toBe((await ask(openPool(1), { scenario })).at(-1)!.digest)
})

test('a question gives way to the next one, and says nothing more', async () => {
  const pool = openPool(2)
  const said: string[] = []
  const scenario = { ...faster, days: 3000 }
  await new Promise<void>((resolve) => {
    pool.ask(
      { scenario, seed: 1, replications: 200 },
      {
        // It is under way.
        onProgress: () => resolve(),
        onAnswer: () => said.push('answer'),
        onProblem: () => said.push('problem'),
      },
    )
  })
  const answers = await ask(pool, { replications: 2 })
  expect(answers).toHaveLength(1)
  expect(said).toEqual([])
  expect(told.some((message) => message.kind === 'drop')).toBe(true)
})

test('a change that the model refuses is a problem in words', async () => {
  const scenario = { ...faster, changes: [{ set: 'mill.rate', to: -5 }] }
  await expect(ask(openPool(2), { scenario })).rejects.toThrow('must be more than 0')
})

test('a plant without a process is told so', async () => {
  const pool = openPool(1, { ...source, process: undefined })
  expect((await pool.book).modelDigest).toBeNull()
  await expect(ask(pool)).rejects.toThrow('no process model that can be computed')
})

test('progress goes from nothing to everything', async () => {
  const pool = openPool(2)
  const shares: number[] = []
  await new Promise((resolve, reject) => {
    pool.ask(
      { scenario: faster, seed: 1, replications: 3 },
      { onAnswer: resolve, onProblem: reject, onProgress: (share) => shares.push(share) },
    )
  })
  expect(shares.length).toBeGreaterThan(20)
  expect(shares.at(-1)).toBe(1)
  expect(shares.every((share, i) => i === 0 || share >= shares[i - 1] - 1e-9)).toBe(true)
})

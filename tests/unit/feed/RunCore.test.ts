import { describe, expect, it } from 'vitest'
import { RunCore, type EngineRun } from '#feed/RunCore.ts'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { readEngineModel } from '#feed/readEngineModel.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { FromRunner, RunStep, RunWish } from '#feed/RunPost.ts'
import { runBegins } from '#people/runBegins.ts'
import { ManualClock } from './ManualClock.ts'

const begins = { weekday: 1, hour: 6, month: 7 }

/** A plant of one counter that counts every simulated second; each second of it takes so many milliseconds to compute. */
function openCounter(wish: RunWish, work: (seconds: number) => void): EngineRun {
  let count = wish.start['counter.count'] ?? 0
  let seconds = 0
  return {
    get seconds() {
      return seconds
    },
    kpis: [],
    advance(to) {
      work(to - seconds)
      count += Math.floor(to) - Math.floor(seconds)
      seconds = to
    },
    figures: () => ({ count }),
    walks: () => ({ ways: [], people: [] }),
    values: (write) => write('counter.count', count),
    digest: () => count.toString(16).padStart(16, '0'),
  }
}

function openWorld(milliseconds = 0) {
  const clock = new ManualClock()
  const posted: FromRunner[] = []
  let computed = 0
  const work = (seconds: number) => {
    computed += seconds
    clock.sleep(seconds * milliseconds)
  }
  const core = new RunCore({
    read: () => ({
      digest: 'd',
      reads: ['counter.count'],
      begins,
      open: (wish) => openCounter(wish, work),
    }),
    clock,
    post: (message) => posted.push(message),
  })
  core.receive({ kind: 'model', process: {}, signals: [], assets: [], text: '' })
  const open = (run: number) =>
    core.receive({
      kind: 'open',
      run,
      wish: { start: { 'counter.count': 5 }, changes: [], seed: 1 },
    })
  const go = (run: number, to: number, compare = -1) =>
    core.receive({
      kind: 'go',
      run,
      stamp: run * 10,
      to,
      compare,
      figures: true,
      ghosts: true,
      buffer: null,
    })
  const steps = (): RunStep[] => posted.flatMap((each) => (each.kind === 'step' ? [each.step] : []))
  return { clock, core, posted, open, go, steps, computed: () => computed }
}

describe('runBegins', () => {
  it('is the first such weekday of the month, at the hour', () => {
    const date = new Date(runBegins({ weekday: 7, hour: 14.5, month: 7 }, Date.UTC(2026, 10, 30)))
    expect(date.toISOString()).toBe('2026-07-05T14:30:00.000Z')
    expect(date.getUTCDay()).toBe(0)
  })
})

describe('RunCore', () => {
  it('says what a model reads, and computes a run as far as is wanted', () => {
    const { posted, open, go, steps } = openWorld()
    open(1)
    expect(posted[0]).toEqual({
      kind: 'model',
      model: { digest: 'd', reads: ['counter.count'], begins },
      problems: [],
    })
    go(1, 100.5, 60)
    const [step] = steps()
    expect(step).toMatchObject({
      run: 1,
      stamp: 10,
      seconds: 100.5,
      isThere: true,
      compared: { position: 60, digest: (65).toString(16).padStart(16, '0') },
      figures: { count: 105 },
      baseline: null,
      hasGhosts: false,
    })
    expect([...new Float64Array(step.buffer, 0, step.count)]).toEqual([105])
  })

  it('comes to the same by any way: on, back, and in one go', () => {
    const { open, go, steps, computed } = openWorld()
    open(1)
    for (const to of [10, 5000, 20, 300]) go(1, to, to)
    open(2)
    go(2, 300, 300)
    expect(steps().at(-1)?.compared).toEqual(steps().at(-2)?.compared)
    // Only what lies behind is computed from the start again.
    expect(computed()).toBe(10 + 4990 + 20 + 280 + 300)
  })

  it('tells how far it is while it computes long, and takes up a newer wish at once', () => {
    const { clock, open, go, steps } = openWorld(1)
    open(1)
    go(1, 10_000)
    clock.advance(1500)
    const first = steps().at(-1)
    expect(first?.isThere).toBe(false)
    expect(first?.seconds).toBeGreaterThan(100)
    go(1, 50)
    clock.advance(200)
    expect(steps().at(-1)).toMatchObject({ seconds: 50, isThere: true })
  })

  it('forgets a run when another one begins', () => {
    const { clock, open, go, steps } = openWorld(1)
    open(1)
    go(1, 10_000)
    open(2)
    go(1, 20)
    clock.advance(5000)
    expect(steps().every(({ run, seconds }) => run === 2 || seconds < 10_000)).toBe(true)
    go(2, 7)
    clock.advance(100)
    expect(steps().at(-1)).toMatchObject({ run: 2, seconds: 7 })
  })

  it('ends a run that fails, in words', () => {
    const { clock, posted, open, go } = openWorld()
    open(1)
    clock.now = () => {
      throw new Error('the engine broke')
    }
    go(1, 10)
    expect(posted.at(-1)).toEqual({ kind: 'failed', run: 1, reason: 'the engine broke' })
  })
})

describe('readEngineModel', () => {
  const text = JSON.stringify({
    gemba: 1,
    name: 'Line',
    assets: [
      {
        id: 'press',
        name: 'Press',
        kind: 'asset',
        source: { topic: 'press', codec: 'json' },
        signals: { state: { states: ['stopped', 'running'] }, rate: { unit: 'items/h' } },
      },
    ],
    process: {
      components: [
        { id: 'blanks', is: 'source', to: 'press' },
        {
          id: 'press',
          is: 'machine',
          asset: 'press',
          to: 'store',
          rate: 3600,
          writes: { rate: 'press.rate' },
        },
        { id: 'store', is: 'sink' },
      ],
    },
  })

  const readLine = () => {
    const read = readTwin(text, 'twin.json', { behaviours, codecs })
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return read.twin
  }

  it('computes the same bytes in steps, after going back, and in a worker of another page', () => {
    const twin = readLine()
    const digests = [[4000], [10, 999, 4000], [9000, 4000]].map((ways) => {
      const posted: FromRunner[] = []
      const core = new RunCore({
        read: readEngineModel,
        clock: new ManualClock(),
        post: (message) => posted.push(message),
      })
      const { process, signals, assets } = twin
      core.receive({ kind: 'model', process, signals, assets, text })
      const changes = [{ set: 'press.rate', times: 1.5, at: 100 }]
      core.receive({ kind: 'open', run: 1, wish: { start: {}, changes, seed: 3 } })
      for (const to of ways) {
        core.receive({
          kind: 'go',
          run: 1,
          stamp: 1,
          to,
          compare: to,
          figures: true,
          ghosts: true,
          buffer: null,
        })
      }
      const last = posted.at(-1)
      if (last?.kind !== 'step') return last
      const { figures, baseline, compared } = last.step
      // Half as much more from the hundredth second on, beside what it would have made at 4000.
      expect(figures?.['press.count']).toBeCloseTo(100 + 1.5 * 3900)
      expect(baseline?.['press.count']).toBeCloseTo(4000)
      const { hasGhosts, buffer, count } = last.step
      expect([hasGhosts, ...new Float64Array(buffer, 0, count * 2)]).toEqual([true, 5400, 3600])
      return compared?.digest
    })
    expect(digests[0]).toMatch(/^[0-9a-f]{16}$/)
    expect(new Set(digests)).toEqual(new Set([digests[0]]))
  })

  it('refuses a change that does not fit the model, in words', () => {
    const { process, signals, assets } = readLine()
    const posted: FromRunner[] = []
    const core = new RunCore({
      read: readEngineModel,
      clock: new ManualClock(),
      post: (message) => posted.push(message),
    })
    core.receive({ kind: 'model', process, signals, assets, text })
    const changes = [{ set: 'pres.rate', times: 1.5 }]
    core.receive({ kind: 'open', run: 1, wish: { start: {}, changes, seed: 3 } })
    expect(posted.at(-1)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('There is no component “pres”.'),
    })
  })
})

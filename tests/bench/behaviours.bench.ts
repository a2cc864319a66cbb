/**
 * What behaviours cost a frame: N parts, each with its own signal. `npx tsx tests/bench/behaviours.bench.ts`, with
 * the name of a case for that alone; with `--json` only the figures. Times are medians over many frames, after warming up, in microseconds.
 */
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import type { Target } from '#behaviours/Behaviour.ts'
import { behaviours } from '#behaviours/index.ts'
import { ClipTable } from '#twin/ClipTable.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import { PartTable, type PartNode } from '#twin/PartTable.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'

const identity = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
const sizes = [1000, 10_000, 100_000]

type Case = { name: string; as: keyof typeof behaviours; options: unknown }

const thresholds = [
  { from: 50, colour: 'warning' },
  { from: 80, colour: 'alarm' },
]
const cases: Case[] = [
  { name: 'colour scale', as: 'colour', options: { scale: { from: 0, to: 100 } } },
  { name: 'colour thresholds', as: 'colour', options: { thresholds } },
  { name: 'spin', as: 'spin', options: {} },
  { name: 'slide', as: 'slide', options: { axis: 'x' } },
]

type Row = {
  case: string
  parts: number
  /** All values changed in the frame. */
  changed: number
  /** Nothing changed, everything still moves. */
  easing: number
  /** Nothing changed and nothing moves. */
  idle: number
  /** The same, the frame that was least disturbed by what else runs on the machine. */
  changedLeast: number
  easingLeast: number
}

function measure({ name, as, options }: Case, size: number): Row {
  const signals = new SignalTable(size)
  const parts = new PartTable(Array.from({ length: size }, (_, i) => node(i)))
  const loop = new BehaviourLoop(signals)
  const shared = { parts, clips: new ClipTable([]), labels: new LabelTable(), assetName: '' }
  const given: unknown = behaviours[as].options.parse(options)
  for (let slot = 0; slot < size; slot++) {
    const rows = Uint32Array.of(slot)
    const target = { ...shared, rows, roots: rows, bounds, signal: signal(slot), slot }
    loop.attach(as, behaviours[as], given, target, 0)
  }
  let now = 0
  let random = 1
  const frames = Math.max(30, Math.min(600, 3_000_000 / size))
  const changed: number[] = []
  const easing: number[] = []
  const step = (times: number[] | null): void => {
    now += 1 / 60
    const start = performance.now()
    loop.run(1 / 60, now)
    times?.push((performance.now() - start) * 1000)
    signals.clearChanged()
    parts.clearDirty()
  }
  for (let frame = 0; frame < frames; frame++) {
    for (let slot = 0; slot < size; slot++) {
      random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
      signals.write(slot, (random / 2 ** 32) * 100, NaN, now, Quality.good)
    }
    const isWarm = frame >= frames / 4
    step(isWarm ? changed : null)
    step(isWarm ? easing : null)
    step(isWarm ? easing : null)
  }
  for (let slot = 0; slot < size; slot++) signals.write(slot, 0, NaN, now, Quality.stale)
  for (let frame = 0; frame < 2000 && !loop.settled; frame++) step(null)
  const idle: number[] = []
  for (let frame = 0; frame < 200; frame++) step(idle)
  return {
    case: name,
    parts: size,
    changed: median(changed),
    easing: median(easing),
    idle: median(idle),
    changedLeast: Math.round(Math.min(...changed)),
    easingLeast: Math.round(Math.min(...easing)),
  }
}

const bounds: Target['bounds'] = () => [0, 0, 0, 1, 1, 1]

function node(i: number): PartNode {
  return { path: `Part${i}`, parent: -1, isPart: true, local: identity }
}

function signal(slot: number): Signal {
  const id = `s${slot}`
  const rest = { codec: 'number', codecOptions: {}, unit: '', staleAfter: 10, digits: 1 }
  return { ...rest, id, name: id, asset: 0, topic: id }
}

function median(times: number[]): number {
  return Math.round(times.toSorted((a, b) => a - b)[times.length >> 1] * 10) / 10
}

const wanted = cases.filter(({ name }) => process.argv.includes(name))
const rows = (wanted.length > 0 ? wanted : cases).flatMap((one) =>
  sizes.map((size) => measure(one, size)),
)
if (process.argv.includes('--json')) console.log(JSON.stringify(rows))
else console.table(rows)

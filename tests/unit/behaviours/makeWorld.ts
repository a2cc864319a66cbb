import type { Bound, Target } from '#behaviours/Behaviour.ts'
import type { AnyBehaviour } from '#behaviours/makeBehaviour.ts'
import { ClipTable } from '#twin/ClipTable.ts'
import { LabelTable } from '#twin/LabelTable.ts'
import { lookStride, PartTable, type PartNode } from '#twin/PartTable.ts'
import type { Signal, Twin } from '#twin/Twin.ts'

/** A hall with a machine of two parts and a tank; the machine stands 10 m along x. */
export function makeParts(): PartTable {
  return new PartTable([
    node('Hall', -1, false),
    node('Hall/Machine', 0, false, [10, 0, 0]),
    node('Hall/Machine/Body', 1, true),
    node('Hall/Machine/Drive', 1, true, [0, 2, 0]),
    node('Hall/Tank', 0, true, [0, 0, 5]),
  ])
}

function node(path: string, parent: number, isPart: boolean, [x, y, z] = [0, 0, 0]): PartNode {
  return { path, parent, isPart, local: [1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z] }
}

/** A signal with sensible properties. */
export function makeSignal(change: Partial<Signal> = {}): Signal {
  return {
    id: 'machine.temperature',
    name: 'Motor temperature',
    asset: 0,
    topic: 't',
    codec: 'number',
    codecOptions: {},
    unit: '°C',
    staleAfter: 10,
    digits: 1,
    ...change,
  }
}

export const states = [
  { code: 0, name: 'stopped' },
  { code: 1, name: 'running' },
  { code: 2, name: 'faulted' },
]

/** The machine's state, with three states. */
export function makeStateSignal(): Signal {
  return makeSignal({ id: 'machine.state', name: 'State', unit: '', digits: 0, states })
}

/** A target on the machine's body (row 2) unless other rows are given; boxes are 1 × 2 × 1 m and stand on their origin. */
export function makeTarget(change: Partial<Target> = {}): Target {
  return {
    parts: makeParts(),
    clips: new ClipTable([{ name: 'Pick', duration: 8 }]),
    labels: new LabelTable(),
    rows: Uint32Array.of(2),
    roots: Uint32Array.of(2),
    bounds: () => [-0.5, 0, -0.5, 0.5, 2, 0.5],
    signal: makeSignal(),
    slot: 0,
    assetName: 'Machine',
    ...change,
  }
}

/** A behaviour at work, with options as they would stand in a twin file. */
export function attach(behaviour: AnyBehaviour, options: unknown, target: Target): Bound {
  return behaviour.attach(target, behaviour.options.parse(options))
}

/** Runs frames of 1/60 s until a time, then the matrices. Returns the last time. */
export function runFrames(bound: Bound, target: Target, from: number, to: number): number {
  let now = from
  while (now < to - 1e-9) {
    const seconds = Math.min(1 / 60, to - now)
    now += seconds
    bound.frame(seconds, now)
  }
  target.parts.motions.update()
  return now
}

/** Linear red, green, blue and strength of the colour that a row shows. */
export function colourOf(parts: PartTable, row: number): number[] {
  const colour = [0, 0, 0, 0]
  parts.colours.read(row, colour)
  return colour
}

/** A row of `look`. */
export function lookOf(parts: PartTable, row: number): number[] {
  return [...parts.look.subarray(row * lookStride, (row + 1) * lookStride)]
}

/** Where a row's origin is. */
export function placeOf(parts: PartTable, row: number): [number, number, number] {
  const at = row * 12
  return [parts.matrix[at + 3], parts.matrix[at + 7], parts.matrix[at + 11]]
}

/** A twin with nothing but what is given. */
export function makeTwin(change: Partial<Twin>): Twin {
  return { name: 'Test', models: [], assets: [], signals: [], shows: [], views: [], ...change }
}

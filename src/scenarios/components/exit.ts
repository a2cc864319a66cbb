import * as z from 'zod'
import { makeComponent, type Figure, type Part } from './ComponentKind.ts'

const options = z.strictObject({
  width: z.number().positive().meta({ description: 'Clear width, metres.', unit: 'm' }),
  onward: z
    .array(z.tuple([z.number(), z.number(), z.number()]))
    .max(100)
    .default([])
    .describe(
      'Where people walk from there: x, y, z of corners in metres; they gather at the last.',
    ),
  as: z.enum(['door', 'stair']).default('door').describe('A stair takes fewer people a second.'),
})

/** Boundary layers on both sides that nobody uses, metres, and people a second and metre of what is left. */
const unused = { door: 0.3, stair: 0.3 }
const specificFlow = { door: 1.32, stair: 1.01 }

/** An exit at work in one run: crowds tell it when somebody comes. */
export type ExitPart = Part & {
  isOpen(): boolean
  /** People who reach it, at simulated seconds in no order, after an alarm. */
  arrive(times: readonly number[], alarm: number): void
  /** When somebody is through who comes at that second. */
  passesAt(arrival: number): number
  readonly onward: readonly (readonly number[])[]
}

/** A way out of a building, with the queue before it. */
export const exit = makeComponent({
  about:
    'A door or stair by which people leave; who comes faster than it lets through waits before it.',
  equation:
    'People a second = specific flow × (width − boundary layers): 1.32/s·m for doors, 1.01/s·m for stairs, 0.15 m each side (hydraulic model, S. Gwynne and E. Rosenbaum, SFPE Handbook, 5th ed., ch. 59).',
  options,
  reads: {},
  writes: {
    queue: { about: 'People who wait before it.', unit: 'people' },
    out: { about: 'People who have left by it.', unit: 'people' },
  },
  open(_build, given): ExitPart {
    let { width, as } = given
    let closed = 0
    /** Arrivals in order, and when each has passed; passed on when somebody reads. */
    let coming: number[] = []
    let passed: number[] = []
    let isSettled = true
    let alarmed = Infinity
    const settle = (): void => {
      if (isSettled) return
      isSettled = true
      coming = coming.toSorted((a, b) => a - b)
      const gap = 1 / (specificFlow[as] * Math.max(0.05, width - unused[as]))
      let free = -Infinity
      passed = coming.map((time) => (free = Math.max(time, free + gap)))
    }
    const outAt = (time: number) => countUntil(passed, time)
    const queueAt = (time: number) => countUntil(coming, time) - outAt(time)
    const figures: Figure[] = [
      {
        key: 'out',
        name: 'People out',
        unit: 'people',
        digits: 0,
        better: 'neither',
        read(time) {
          settle()
          return outAt(time)
        },
      },
      {
        key: 'last',
        name: 'Time until all are out',
        unit: 'min',
        digits: 1,
        better: 'less',
        read(time) {
          settle()
          const count = outAt(time)
          return count > 0 ? (passed[count - 1] - alarmed) / 60 : 0
        },
      },
      {
        key: 'longest',
        name: 'Longest queue',
        unit: 'people',
        digits: 0,
        better: 'less',
        read(time) {
          settle()
          let longest = 0
          for (const arrival of coming)
            if (arrival <= time) longest = Math.max(longest, queueAt(arrival))
          return longest
        },
      },
    ]
    return {
      figures,
      main: 'out',
      ports: {
        queue(time) {
          settle()
          return queueAt(time)
        },
        out(time) {
          settle()
          return outAt(time)
        },
      },
      isOpen: () => closed === 0,
      onward: given.onward,
      passesAt(arrival) {
        settle()
        return passed[countUntil(coming, arrival) - 1] ?? arrival
      },
      arrive(times, alarm) {
        alarmed = Math.min(alarmed, alarm)
        coming = [...coming, ...times]
        isSettled = false
      },
      halt(isHalted) {
        closed += isHalted ? 1 : -1
      },
      retune(next) {
        ;({ width, as } = options.parse(next))
        isSettled = false
      },
      digest(digest) {
        settle()
        for (const time of passed) digest.number(time)
      },
    }
  },
})

/** How many of the sorted times are not after `time`. */
function countUntil(sorted: readonly number[], time: number): number {
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle] <= time) from = middle + 1
    else to = middle
  }
  return from
}

import * as z from 'zod'
import { loss } from '../flow/FlowLine.ts'
import { makeComponent } from './ComponentKind.ts'
import { storePart } from './storePart.ts'

const options = z.strictObject({
  capacity: z
    .number()
    .positive()
    .meta({ description: 'Items on it when they stand shoulder to shoulder.', unit: 'items' }),
  length: z.number().positive().meta({ description: 'Metres.', unit: 'm' }),
  speed: z.number().positive().meta({ description: 'Of the belt, m/s.', unit: 'm/s' }),
  level: z
    .number()
    .min(0)
    .default(0)
    .meta({ description: 'Items waiting at its end when a run starts.', unit: 'items' }),
})

/** An accumulating conveyor: items ride to its end and wait there on the slipping belt. */
export const conveyor = makeComponent({
  about: 'An accumulating conveyor: items ride to its end and wait there.',
  equation:
    'Arrivals at its end = inflow length/speed seconds before; content ≤ capacity (fluid queue with transport delay, J. Banks et al., Discrete-Event System Simulation). The queue’s own length does not shorten the ride.',
  options,
  reads: {
    level: { about: 'Items on it.', unit: 'items' },
    fill: { about: 'Share of its capacity in use.', unit: '%' },
  },
  writes: {
    level: { about: 'Items on it.', unit: 'items' },
    fill: { about: 'Share of its capacity in use.', unit: '%' },
    state: { about: 'Running, blocked or idle.', unit: 'state' },
  },
  flow: {
    as: 'store',
    of: ({ capacity, length, speed, level }) => ({
      capacity,
      level: Math.min(level, capacity),
      delay: length / speed,
    }),
  },
  check: ({ capacity, level }) =>
    level > capacity ? 'starts with more items than it holds' : null,
  open(build) {
    const { line, store } = build
    const part = storePart(build, ({ capacity }) => Number(capacity))
    // Its end lets nothing go while it stands.
    const next = line.plan.stages.findIndex(({ ins }) => ins.includes(store))
    return {
      ...part,
      ports: {
        ...part.ports,
        state: (time) => {
          const fill = part.ports.fill(time)
          return fill >= 99.9 ? 4 : fill > 0 ? 2 : 1
        },
      },
      halt: (isHalted) => {
        if (isHalted) line.halt(next, loss.faulted)
        else line.release(next, loss.faulted)
      },
      retune: (given) => {
        part.retune?.(given)
        line.setDelay(store, Number(given.length) / Number(given.speed))
      },
    }
  },
})

import * as z from 'zod'
import { draw, durationField } from '../process/durations.ts'
import { walksOf, type Walker } from './walksOf.ts'
import { makeComponent, type Figure } from './ComponentKind.ts'
import type { ExitPart } from './exit.ts'

const corners = z.array(z.tuple([z.number(), z.number(), z.number()])).max(200)
const to = z.string().describe('Id of the exit.')
const route = z.strictObject({
  to,
  from: corners.min(1).describe('Places where people are: x, y, z in metres.'),
  path: corners.min(1).describe('Corners from there to where they leave the storey.'),
})
const descent = z.strictObject({ to, path: corners.min(1).describe('Corners on the way down.') })

const options = z.strictObject({
  people: z
    .number()
    .int()
    .min(0)
    .max(20_000)
    .meta({ description: 'People who are there.', unit: 'people' }),
  exits: z.array(z.string()).min(1).describe('Ids of the exits that they may take.'),
  distance: z
    .number()
    .min(0)
    .meta({ description: 'Metres to walk to the stair or exit, on the mean.', unit: 'm' }),
  height: z
    .number()
    .min(0)
    .default(0)
    .meta({ description: 'Metres to go down by stairs before the exit.', unit: 'm' }),
  reaction: durationField
    .default({ mean: 60, as: 'weibull', spread: 0.5, shape: 2 })
    .meta({ description: 'Seconds from the alarm until somebody walks.', unit: 's' }),
  speed: z
    .number()
    .positive()
    .default(1.19)
    .meta({ description: 'Walking speed on the level.', unit: 'm/s' }),
  ways: z.array(route).max(1000).default([]).meta({
    description: 'Where people are and walk, so that they are seen; the times do not depend on it.',
    look: true,
  }),
  down: z.array(descent).max(20).default([]).meta({
    description: 'Where they walk between leaving the storey and an exit: stairs.',
    look: true,
  }),
  alarm: z.boolean().default(false).describe('Whether the alarm sounds: then they leave.'),
})

/** Stairs of 18 cm on 28 cm: metres of way a metre of height, and their speed as a share of that on the level (0.95 of 1.19 m/s). */
const slope = 1.85
const stairShare = 0.8
/** Walking speeds spread by a sixth (standard deviation), distances evenly from a fifth to nine fifths. */
const steadiness = 6

/** People on a storey or in a hall, who walk to the exits when the alarm sounds. */
export const crowd = makeComponent({
  about:
    'People in a part of a building; when its alarm sounds they react, walk to an exit, and leave by it.',
  equation:
    'Time out = reaction + distance / speed + stairs / (0.8 × speed), then the queue of the exit; 1.19 m/s on the level (S. Gwynne and E. Rosenbaum, SFPE Handbook, 5th ed., ch. 59).',
  options,
  reads: { people: { about: 'People who are there.', unit: 'people' } },
  writes: { people: { about: 'People who are still there.', unit: 'people' } },
  links: { exits: ['exit'] },
  open(build, given) {
    const { line, random } = build
    let present = given
    /** When each has left the storey, in order; empty while nobody flees. */
    let left: number[] = []
    const walkers: Walker[] = []
    const flee = (): void => {
      const exits = present.exits.map((id) => ({ id, exit: build.part(id) as ExitPart }))
      const open = exits.filter(({ exit: way }) => way.isOpen())
      const ways = open.length > 0 ? open : exits
      const arrivals = ways.map((): number[] => [])
      const { distance, height, reaction, speed } = present
      for (let i = 0; i < present.people; i++) {
        const walks = speed * Math.max(0.4, 1 + random.normal() / steadiness)
        const starts = line.time + draw(reaction, 'exponential', random)
        const metres = distance * random.between(0.2, 1.8)
        const atStairs = starts + metres / walks
        left.push(atStairs)
        const arrives = atStairs + (height * slope) / (walks * stairShare)
        arrivals[i % ways.length].push(arrives)
        const { id, exit: way } = ways[i % ways.length]
        walkers.push({ to: id, exit: way, metres, starts, leaves: atStairs, arrives })
      }
      left.sort((a, b) => a - b)
      ways.forEach(({ exit: way }, i) => way.arrive(arrivals[i], line.time))
    }
    const staying = (time: number): number => {
      let gone = 0
      while (gone < left.length && left[gone] <= time) gone++
      return present.people - gone
    }
    const figures: Figure[] = [
      {
        key: 'people',
        name: 'People still there',
        unit: 'people',
        digits: 0,
        better: 'less',
        read: staying,
      },
    ]
    if (present.alarm) flee()
    return {
      figures,
      main: 'people',
      ports: { people: staying },
      start(port, value) {
        if (port === 'people') present = { ...present, people: Math.max(0, Math.round(value)) }
      },
      retune(next) {
        const before = present
        present = { ...options.parse(next), people: before.people }
        if (present.alarm && !before.alarm && left.length === 0) flee()
      },
      walks: () => walksOf(given, walkers),
      digest(digest) {
        digest.number(present.people)
        for (const time of left) digest.number(time)
      },
    }
  },
})

import * as z from 'zod'
import { LanePath } from '../LanePath.ts'
import { runStates } from '../process/ProcessModel.ts'
import { makeComponent } from './ComponentKind.ts'
import type { VehiclesPart } from './vehicles.ts'

const point = z.tuple([z.number(), z.number()])
const options = z.strictObject({
  of: z.string().meta({ description: 'Id of the fleet that it belongs to.', look: true }),
  number: z.number().int().min(1).default(1).meta({
    description: 'Which of the fleet it is: with fewer in service, the last ones stand.',
    look: true,
  }),
  lane: z
    .array(point)
    .min(4)
    .max(100)
    .describe('Corners of its round, x and z in metres, in driving order; all right angles.'),
  radius: z
    .number()
    .positive()
    .default(1)
    .meta({ description: 'Radius of the corners.', unit: 'm', look: true }),
  load: point.describe('Where it takes its load: the nearest place of the lane.'),
  unload: point.describe('Where it leaves its load; it charges there too.'),
})

/** Scratch. */
const place = { x: 0, z: 0, heading: 0 }

/** One vehicle of a fleet, so that it is seen where it drives. */
export const vehicle = makeComponent({
  about: 'One vehicle of a fleet on its lane: where it is follows from what the fleet has carried.',
  equation:
    'Rounds = items carried / (load × vehicles in service); a round is the way to the load, handling, the way to the dock, handling, and charging, each with its share of the time.',
  options,
  reads: {},
  writes: {
    state: { about: 'Whether it drives, stands, or is out of service.', unit: 'state' },
    x: { about: 'Where it is, along x.', unit: 'm' },
    z: { about: 'Where it is, along z.', unit: 'm' },
    heading: { about: 'Where it is headed, about the vertical; 0 along x.', unit: '°' },
    speed: { about: 'How fast it drives.', unit: 'm/s' },
    loaded: { about: '1 with a load, 0 without.', unit: 'code' },
  },
  links: { of: ['vehicles'] },
  check: ({ lane }) => {
    const isStraight = lane.every(([x, y], i) => {
      const [nextX, nextY] = lane[(i + 1) % lane.length]
      return (x === nextX) !== (y === nextY)
    })
    return isStraight ? null : 'has a “lane” that does not run along x or z from corner to corner'
  },
  open(build, given) {
    const fleet = build.part(given.of) as VehiclesPart
    // Of many runs that are only counted nobody asks where it is.
    let known: ReturnType<typeof layOut> | null = null
    /** Where it is in its round, and what it does there. */
    const at = (time: number) => {
      const { path, pickUp, dock, loadedWay, emptyWay } = (known ??= layOut(given))
      const { handling, driving } = fleet.shares()
      const rounds = fleet.rounds(given.number, time)
      let share = rounds - Math.floor(rounds)
      const legs = [
        { share: (driving * loadedWay) / path.length, from: pickUp, way: loadedWay, loaded: 1 },
        { share: handling / 2, from: dock, way: 0, loaded: 1 },
        { share: 1 - handling - driving, from: dock, way: 0, loaded: 0 },
        { share: (driving * emptyWay) / path.length, from: dock, way: emptyWay, loaded: 0 },
        { share: handling / 2, from: pickUp, way: 0, loaded: 0 },
      ]
      for (const leg of legs) {
        if (share < leg.share) {
          const along = leg.from + (leg.way * share) / leg.share
          return { path, along, loaded: leg.loaded, isMoving: leg.way > 0 }
        }
        share -= leg.share
      }
      return { path, along: pickUp, loaded: 0, isMoving: false }
    }
    const placeAt = (time: number) => {
      const { path, along } = at(time)
      return path.at(along, place)
    }
    const isDriving = (time: number): boolean =>
      fleet.isInService(given.number) && fleet.isMoving() && at(time).isMoving
    const state = (time: number): number =>
      runStates.indexOf(
        fleet.isInService(given.number) ? (isDriving(time) ? 'running' : 'idle') : 'stopped',
      )
    return {
      figures: [
        {
          key: 'rounds',
          name: 'Rounds',
          unit: '',
          digits: 0,
          better: 'neither',
          read: (time) => fleet.rounds(given.number, time) - fleet.rounds(given.number, 0),
        },
      ],
      main: 'rounds',
      ports: {
        state,
        x: (time) => placeAt(time).x,
        z: (time) => placeAt(time).z,
        heading: (time) => placeAt(time).heading,
        speed: (time) => (isDriving(time) ? fleet.speed() : 0),
        loaded: (time) => at(time).loaded,
      },
    }
  },
})

function layOut({ lane, radius, load, unload }: z.output<typeof options>) {
  const path = new LanePath(lane, radius)
  const pickUp = path.nearest(...load)
  const dock = path.nearest(...unload)
  const loadedWay = path.wrap(dock - pickUp)
  return { path, pickUp, dock, loadedWay, emptyWay: path.length - loadedWay }
}

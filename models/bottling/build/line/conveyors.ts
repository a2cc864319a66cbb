import { at } from '../../../build/form/at.ts'
import { group, moving, part, type Part } from '../../../build/scene/Part.ts'
import { conveyor, type ConveyorPlan } from './conveyor.ts'
import { cornerStand } from './cornerWheel.ts'
import { starWheel } from './starWheel.ts'

const CORNER = { radius: 0.4584, pockets: 24 }
const A = 4.5
const B = -1.5
const TURN_X = 15.2

/** The ten conveyors: out along leg A, across at the turn, back along leg B. */
export function conveyors(): Part {
  const r = CORNER.radius
  const plans: ConveyorPlan[] = [
    { name: 'C01', carries: 'empty', length: 2.42, place: at(-11.9, 0, A), legs: [0.3, 1] },
    { name: 'C02', carries: 'empty', length: 5.04, place: at(-8.52, 0, A), legs: [1, 2.1, 3.2] },
    {
      name: 'C03',
      carries: 'capped',
      length: 6.49,
      place: at(0.912, 0, A),
      legs: legsFrom(1.2, 6.2),
    },
    {
      name: 'C04',
      carries: 'capped',
      length: TURN_X - r - 7.4,
      place: at(7.4, 0, A),
      legs: legsFrom(0.3, 6.4),
    },
    {
      name: 'C05',
      carries: 'capped',
      length: A - B - 2 * r,
      place: at(TURN_X, 0, A - r, 0, 90),
      legs: legsFrom(0.6, 4.4),
    },
    {
      name: 'C06',
      carries: 'capped',
      length: TURN_X - r - 6.48,
      place: at(TURN_X - r, 0, B, 0, 180),
      legs: legsFrom(1, 6.7),
    },
    {
      name: 'C07',
      carries: 'labelled',
      length: 3.6,
      place: at(5.52, 0, B, 0, 180),
      legs: [1.2, 2.3, 3.4],
    },
    {
      name: 'C08',
      carries: 'labelled',
      length: 3.6,
      place: at(1.92, 0, B, 0, 180),
      legs: [0.4, 1.3, 2],
      drive: 1.8,
    },
    {
      name: 'C09',
      carries: 'cartons',
      length: 3.5,
      place: at(-4.4, 0, B, 0, 180),
      legs: [0.5, 1.8, 3.2],
    },
    {
      name: 'C10',
      carries: 'cartons',
      length: 3.5,
      place: at(-7.9, 0, B, 0, 180),
      legs: [0.4, 1.6, 2.8],
    },
  ]
  const made = plans.map(conveyor)
  const cross = made[4]
  const stand = cornerStand(r)
  const length = A - B - 2 * r
  // Wheels in C05's own frame: its +x runs towards leg B, its +z towards the east wall.
  const wheel = starWheel(CORNER.pockets, r, 'capped', 0, 0.02)
  cross.children.push(
    part('StandIn', stand, at(0, 0, -r, 0, -90)),
    part('StandOut', stand, at(length, 0, -r)),
    moving(part('WheelIn', wheel, at(0, 1, -r))),
    moving(part('WheelOut', wheel, at(length, 1, -r))),
  )
  return group('Conveyors', made)
}

function legsFrom(first: number, last: number): number[] {
  const count = Math.max(2, Math.round((last - first) / 1.3) + 1)
  return Array.from({ length: count }, (_, k) => first + (k / (count - 1)) * (last - first))
}

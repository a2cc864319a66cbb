import { at } from '../../../build/form/at.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { roundSection, tube, type Point3 } from '../../../build/form/tube.ts'
import {
  ALUMINIUM,
  BLUE_GREY,
  STEEL,
  STEEL_DIM,
  type Finish,
} from '../../../build/scene/palette.ts'
import { part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { PUMP } from './pump.ts'
import { TANK } from './tank.ts'

export interface RunPlan {
  name: string
  paths: readonly (readonly Point3[])[]
  radius: number
  finish?: Finish
  bend?: number
}

const flanges = new Map<number, Solid>()

/**
 * A pipe run in flow order. Texture u is metres along the flow, and goes on counting from one path to
 * the next, so a pump between two pipes does not break the moving pattern.
 */
export function pipeRun({ name, paths, radius, finish = STEEL, bend = 0.16 }: RunPlan): Part {
  const shape = solid()
  const ends: Part[] = []
  let travelled = 0
  for (const path of paths) {
    const pipe = tube(path, roundSection(radius, 12), { bend, step: 0.8, arcSteps: 5 })
    let last = 0
    for (let k = 0; k < pipe.uvs.length; k += 2) {
      last = Math.max(last, pipe.uvs[k])
      pipe.uvs[k] = pipe.uvs[k] + travelled
    }
    travelled += last
    shape.put(finish, pipe)
    ends.push(
      ...repeat('Flange' + (ends.length / 2 + 1), flange(radius), [
        facing(path[0], path[1]),
        facing(path.at(-1)!, path.at(-2)!),
      ]),
    )
  }
  return part(name, shape, undefined, ends)
}

/** Where the six tanks, their pumps and valves stand. */
export function stationX(k: number): number {
  return -14.6 + k * 2.95
}

export const TANK_Z = -9.5
export const PUMP_Z = -7.25
export const RACK_Z = -6.3

/** Suction from the tank, and discharge from its pump up to the header. */
export function stationRun(k: number): RunPlan {
  const x = stationX(k)
  const pumpX = x - 0.35
  const header = HEADER.y
  return {
    name: 'Run0' + (k + 1),
    radius: 0.055,
    paths: [
      [
        [x, TANK.bottom - 0.12, TANK_Z],
        [x, 0.3, TANK_Z],
        [x, 0.3, -8.05],
        [x + 0.8, 0.3, -8.05],
        [x + 0.8, PUMP.shaft, -8.05],
        [x + 0.8, PUMP.shaft, PUMP_Z],
        [pumpX + PUMP.suction, PUMP.shaft, PUMP_Z],
      ],
      [
        [pumpX + PUMP.casing, PUMP.discharge, PUMP_Z],
        [pumpX + PUMP.casing, header, PUMP_Z],
        [pumpX + PUMP.casing, header, HEADER.z - 0.07],
      ],
    ],
  }
}

export const HEADER = { y: 5.1, z: RACK_Z - 0.25 } as const
const CIP = { y: 5.1, z: RACK_Z + 0.02 } as const

/** Product header to the filler, cleaning supply and return, and water to the rinser. */
export function sharedRuns(): RunPlan[] {
  const filler: Point3 = [-3, 2.5, 2.82]
  const drops = [0, 1, 2, 3, 4, 5].map((k): readonly Point3[] => {
    const x = stationX(k) + 0.45
    return [
      [x, CIP.y + 0.06, CIP.z],
      [x, 5.75, CIP.z],
      [x, 5.75, TANK_Z + 0.3],
      [x, TANK.top + 0.1, TANK_Z + 0.3],
    ]
  })
  return [
    {
      name: 'Run07',
      radius: 0.07,
      bend: 0.24,
      paths: [
        [
          [-15.6, HEADER.y, HEADER.z],
          [-3, HEADER.y, HEADER.z],
          [-3, HEADER.y + 0.45, HEADER.z],
          [-3, HEADER.y + 0.45, filler[2]],
          filler,
        ],
      ],
    },
    {
      name: 'Run08',
      radius: 0.05,
      finish: ALUMINIUM,
      paths: [
        [
          [3.2, 0.6, -9],
          [3.2, CIP.y, -9],
          [3.2, CIP.y, CIP.z],
          [-15.4, CIP.y, CIP.z],
        ],
        ...drops,
      ],
    },
    {
      name: 'Run09',
      radius: 0.05,
      finish: BLUE_GREY,
      paths: [
        [
          [-15.4, CIP.y, CIP.z + 0.25],
          [3.6, CIP.y, CIP.z + 0.25],
          [3.6, CIP.y, -9.5],
          [3.6, 0.6, -9.5],
        ],
      ],
    },
    {
      name: 'Run10',
      radius: 0.04,
      finish: ALUMINIUM,
      paths: [
        [
          [-17.2, 0.5, -6.98],
          [-17.2, 0.5, -6.6],
          [-17.2, 5.5, -6.6],
          [-17.2, 5.5, RACK_Z + 0.5],
          [-9, 5.5, RACK_Z + 0.5],
          [-9, 5.5, 3.14],
          [-9, 2.2, 3.14],
        ],
      ],
    },
  ]
}

function flange(radius: number): Solid {
  let shape = flanges.get(radius)
  if (!shape) {
    shape = solid()
      .put(STEEL_DIM, cylinder(radius + 0.04, 0.024, 16, 0.004), at(0, 0))
      .put(STEEL, cylinder(radius + 0.036, 0.022, 16, 0.004), at(0, 0.026))
    flanges.set(radius, shape)
  }
  return shape
}

function facing(end: Point3, towards: Point3) {
  const [dx, dy, dz] = [towards[0] - end[0], towards[1] - end[1], towards[2] - end[2]]
  if (Math.abs(dx) > Math.abs(dy) && Math.abs(dx) > Math.abs(dz)) {
    return at(end[0], end[1], end[2], 0, 0, dx > 0 ? -90 : 90)
  }
  if (Math.abs(dz) > Math.abs(dy)) return at(end[0], end[1], end[2], dz > 0 ? 90 : -90)
  return at(end[0], end[1], end[2], dy > 0 ? 0 : 180)
}

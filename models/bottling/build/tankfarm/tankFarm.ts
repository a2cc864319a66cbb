import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import {
  CONCRETE,
  GALVANISED,
  GREY_PLASTIC,
  PALE_GREY,
  STEEL_DIM,
} from '../../../build/scene/palette.ts'
import { group, numbered, part, repeat, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { cabinet } from '../line/cabinet.ts'
import { pipeRun, PUMP_Z, RACK_Z, sharedRuns, stationRun, stationX, TANK_Z } from './pipeRun.ts'
import { pump, PUMP } from './pump.ts'
import { tank } from './tank.ts'
import { valve } from './valve.ts'

const STATIONS = [0, 1, 2, 3, 4, 5]
const FRAMES = [-15.8, -12.85, -9.9, -6.95, -4, -1.05, 1.9]

/** Six tanks in a kerbed basin, their pumps in front, and the pipe rack that leads to the line. */
export function tankFarm(): Part {
  return group('TankFarm', [
    part('Basin', basin()),
    ...STATIONS.map((k) => tank('Tank' + (k + 1), stationX(k), TANK_Z)),
    ...STATIONS.map((k) => pump('Pump' + (k + 1), stationX(k) - 0.35, PUMP_Z)),
    ...STATIONS.flatMap((k) => [
      valve(numbered('Valve', k * 2 + 1), at(stationX(k) + 0.8, PUMP.shaft, -7.68, 0, 90)),
      valve(
        numbered('Valve', k * 2 + 2),
        at(stationX(k) - 0.35 + PUMP.casing, 1.35, PUMP_Z, 0, 90, 90),
      ),
    ]),
    group('Pipes', [...STATIONS.map(stationRun), ...sharedRuns()].map(pipeRun)),
    group('PipeRack', [
      ...repeat(
        'Frame',
        rackFrame,
        FRAMES.map((x) => at(x, 0, RACK_Z)),
      ),
      ...repeat(
        'Tray',
        cableTray(2.93),
        FRAMES.slice(1).map((x) => at(x - 1.475, 5.62, RACK_Z + 0.1)),
      ),
      part(
        'Beam1',
        solid().put(PALE_GREY, box(17.7, 0.16, 0.09, 0.012, 0.6), at(-6.95, 4.86, RACK_Z - 0.55)),
      ),
      part(
        'Beam2',
        solid().put(PALE_GREY, box(17.7, 0.16, 0.09, 0.012, 0.6), at(-6.95, 4.86, RACK_Z + 0.55)),
      ),
    ]),
    part('CipSkid', cipSkid(), at(3.4, 0, -9.3)),
    part('WaterUnit', waterUnit(), at(-17.2, 0, -7)),
    ...repeat('PumpCabinet', cabinet(1.6, 2, 0.5, 3), [at(-17.9, 0, -9.4, 0, 90)]),
  ])
}

function basin() {
  const shape = solid()
  const [x0, x1, z0, z1] = [-16.1, 1.9, -11.2, -6.6]
  const kerb = (w: number, d: number, x: number, z: number) =>
    shape.put(CONCRETE, box(w, 0.16, d, 0.02, 0.4), at(x, 0.08, z))
  kerb(x1 - x0, 0.14, (x0 + x1) / 2, z0)
  kerb(x1 - x0, 0.14, (x0 + x1) / 2, z1)
  kerb(0.14, z1 - z0 - 0.14, x0, (z0 + z1) / 2)
  kerb(0.14, z1 - z0 - 0.14, x1, (z0 + z1) / 2)
  for (const k of STATIONS) {
    shape.put(GREY_PLASTIC, box(0.5, 0.012, 0.12, 0.003), at(stationX(k) - 1.4, 0.008, -8))
  }
  return shape
}

const rackFrame = solid()
  .putAll(PALE_GREY, box(0.12, 5.7, 0.12, 0.016, 0.6), [at(0, 2.86, -0.55), at(0, 2.86, 0.55)])
  .put(PALE_GREY, box(0.1, 0.12, 1.3, 0.014), at(0, 5, 0))
  .put(PALE_GREY, box(0.1, 0.1, 1.3, 0.014), at(0, 5.56, 0))
  .putAll(STEEL_DIM, box(0.24, 0.024, 0.24, 0.006), [at(0, 0.012, -0.55), at(0, 0.012, 0.55)])

/** A ladder tray with a few cables, `length` along x, centred. */
export function cableTray(length: number) {
  const shape = solid()
  for (const z of [-0.18, 0.18]) {
    shape.put(GALVANISED, box(length, 0.07, 0.012, 0.003), at(0, 0.035, z))
  }
  for (let x = -length / 2 + 0.15; x < length / 2; x += 0.3) {
    shape.put(GALVANISED, box(0.03, 0.012, 0.36, 0), at(x, 0.01, 0))
  }
  for (const [z, r] of [
    [-0.12, 0.016],
    [-0.07, 0.022],
    [0.02, 0.014],
    [0.06, 0.02],
    [0.12, 0.016],
  ] as const) {
    shape.put(GREY_PLASTIC, cylinder(r, length, 5, 0), at(length / 2, 0.016 + r, z, 0, 0, 90))
  }
  return shape
}

function cipSkid() {
  const shape = solid()
    .put(PALE_GREY, box(1.3, 0.1, 1.9, 0.016), at(0, 0.12, 0))
    .put(PALE_GREY, box(0.5, 1.1, 0.4, 0.016, 0.4), at(0.2, 0.72, 0.72))
  for (const z of [-0.5, 0.1]) {
    shape
      .put(STEEL_DIM, cylinder(0.26, 0.06, 28, 0.01), at(-0.25, 0.17, z))
      .put(STEEL_DIM, cylinder(0.24, 1.3, 28, 0.1), at(-0.25, 0.2, z))
  }
  return shape.put(STEEL_DIM, box(0.3, 0.3, 0.6, 0.03), at(0.3, 0.42, -0.35))
}

function waterUnit() {
  return solid()
    .put(PALE_GREY, box(0.9, 1.5, 0.6, 0.02, 0.4), at(0, 0.85, -0.3))
    .put(GREY_PLASTIC, box(0.86, 0.1, 0.56, 0.01), at(0, 0.05, -0.3))
    .put(STEEL_DIM, cylinder(0.07, 0.06, 18, 0.01), at(0, 0.5, -0.02, 90))
}

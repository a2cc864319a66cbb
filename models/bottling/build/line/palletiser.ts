import { Euler, Quaternion } from 'three'
import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { OFF_WHITE, RUBBER, STEEL, YELLOW } from '../../../build/scene/palette.ts'
import { group, moving, part, type Part, unit } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import type { Clip } from '../../../build/scene/writeGlb.ts'
import { cabinet } from './cabinet.ts'
import { gearMotor } from './motor.ts'
import { hmi } from './hmi.ts'
import { stackLight } from './stackLight.ts'
import { cartonLayer, pallet, PALLET_HEIGHT, rollerTrack } from './pallet.ts'
import { robot } from './robot.ts'
import { ARM, makeArmAngles, type ArmAngles, type ArmPose } from './robotArm.ts'

const ROBOT = { x: -0.2, z: 1 }
const PICK = { x: 1.8, y: 1.002, z: 0 }
const PALLET = { x: -1.95, y: 0.35, z: -0.35 }
const PLACE = { x: PALLET.x + 1.5 * 0.303, y: PALLET.y + PALLET_HEIGHT + 1.25, z: PALLET.z + 0.245 }
const SECONDS = 8
const KEYS = 96

/** The robot cell at the end of the line, with a pallet that fills layer by layer. */
export function palletiser(): Part {
  const layer = cartonLayer()
  const cell = group(
    'Palletiser',
    [
      robot(ROBOT.x, ROBOT.z),
      part('Body', cabinet(1.2, 1.9, 0.5, 2), at(1.9, 0, 2.05)),
      part('Drive', gearMotor, at(-3.1, 0.28, -1.05)),
      part('Track', rollerTrack(2.6), at(PALLET.x - 0.1, 0, PALLET.z)),
      part('Stop', stop, at(1.62, 0.75, 0)),
      part('Guard', solid().put(YELLOW, box(0.08, 0.5, 0.9, 0.01), at(-3.4, 0.25, -0.35))),
      part(
        'Pallet',
        pallet,
        at(PALLET.x, PALLET.y, PALLET.z),
        [0, 1, 2, 3, 4].map((k) =>
          moving(
            part(
              'Layer' + (k + 1),
              k === 4 ? cartonLayer(2) : layer,
              at(0, PALLET_HEIGHT + k * 0.25),
            ),
          ),
        ),
      ),
      part('HmiPost', hmiPost, at(2.75, 0, 2.42)),
      hmi(at(2.75, 1.3, 2.84)),
      stackLight(1.9, 1.9, 2.0),
    ],
    at(-13, 0, -1.5),
  )
  pose(cell)
  return unit(cell)
}

const hmiPost = solid()
  .put(OFF_WHITE, box(0.09, 2, 0.09, 0.014), at(0, 1))
  .put(STEEL, box(0.24, 0.02, 0.24, 0.005), at(0, 0.01))

const stop = solid()
  .put(STEEL, box(0.03, 0.2, 0.36, 0.006), at(0, 0.1, 0))
  .put(RUBBER, box(0.02, 0.1, 0.3, 0.006), at(-0.02, 0.12, 0))

/** One cycle of the robot: down, grip, over to the pallet, down, release, back. */
export function pickAndPlace(): Clip {
  const seconds = Array.from({ length: KEYS + 1 }, (_, k) => (k / KEYS) * SECONDS)
  const root = 'Line1/Palletiser/Robot/Base/'
  const poses = seconds.map((_, k) => turnsAt((k % KEYS) / KEYS))
  const path = (depth: number) =>
    root + ['Axis1', 'Axis2', 'Axis3', 'Axis4'].slice(0, depth).join('/')
  return {
    name: 'PickAndPlace',
    seconds,
    turns: [0, 1, 2, 3].map((axis) => ({
      path: path(axis + 1),
      quaternions: poses.flatMap((turns) => turns[axis].toArray()),
    })),
    shown: [{ path: root + 'Axis1/Axis2/Axis3/Axis4/Gripper/Load', from: 1, until: 4.6 }],
  }
}

function pose(cell: Part): void {
  // The resting file shows the arm on its way with a carton, not folded over the conveyor.
  let node = cell.children.find((child) => child.name === 'Robot')!.children[0]
  for (const joint of turnsAt(2.6 / SECONDS)) {
    node = node.children[0]!
    node.place = at(node.place.elements[12], node.place.elements[13], node.place.elements[14])
    node.place.multiply(at().makeRotationFromQuaternion(joint))
  }
}

function turnsAt(phase: number): Quaternion[] {
  const angles: ArmAngles = makeArmAngles(poseAt(phase * SECONDS))
  return [
    turn(0, angles.axis1, 0),
    turn(0, 0, angles.axis2),
    turn(0, 0, angles.axis3),
    turn(0, angles.tool, angles.level),
  ]
}

function turn(x: number, y: number, z: number): Quaternion {
  return new Quaternion().setFromEuler(new Euler(x, y, z, 'ZYX'))
}

function poseAt(second: number): ArmPose {
  const pick = aim(PICK, 0)
  const place = aim(PLACE, 0)
  const keys: [number, ArmPose][] = [
    [0, raised(pick, 0.5)],
    [0.9, pick],
    [1.1, pick],
    [2, raised(pick, 0.75)],
    [3.6, raised(place, 0.45)],
    [4.5, place],
    [4.8, place],
    [5.6, raised(place, 0.5)],
    [7.4, raised(pick, 0.5)],
    [8, raised(pick, 0.5)],
  ]
  const next = Math.max(
    1,
    keys.findIndex(([time]) => time > second),
  )
  const [t0, a] = keys[next - 1]
  const [t1, b] = keys[next]
  const linear = (second - t0) / (t1 - t0)
  const t = linear * linear * (3 - 2 * linear)
  const mix = (from: number, to: number) => from + (to - from) * t
  return {
    yaw: mix(a.yaw, b.yaw),
    reach: mix(a.reach, b.reach),
    height: mix(a.height, b.height),
    tool: mix(a.tool, b.tool),
  }
}

function aim(top: { x: number; y: number; z: number }, heading: number): ArmPose {
  const dx = top.x - ROBOT.x
  const dz = top.z - ROBOT.z
  const yaw = Math.atan2(-dz, dx)
  return { yaw, reach: Math.hypot(dx, dz), height: top.y + ARM.drop, tool: heading - yaw }
}

function raised(arm: ArmPose, by: number): ArmPose {
  return { ...arm, height: arm.height + by }
}

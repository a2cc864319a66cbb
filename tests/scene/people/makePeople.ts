import { Quaternion, Vector3 } from 'three'
import type { Person } from '#people/Person.ts'
import { makePose, PoseFlags, type Pose } from '#people/Pose.ts'
import type { PoseTable } from '#people/PoseTable.ts'
import { makePerson as makeSomeone } from '../../unit/state/makePerson.ts'
import type { Watcher } from '#scene/people/Crowd.ts'

/** Somebody in the room, with a headset. */
export function makePerson(id: string, change: Partial<Person> = {}): Person {
  return makeSomeone({ id, device: 'headset', ...change })
}

/** A pose with the head at a place, turned by radians about the vertical. */
export function poseAt(head: readonly [number, number, number], yaw = 0): Pose {
  const pose = makePose()
  const { x, y, z, w } = new Quaternion().setFromAxisAngle(new Vector3(0, 1, 0), yaw)
  pose.head.set([...head, x, y, z, w])
  pose.flags = PoseFlags.visible
  return pose
}

/** Shows a pose of somebody at once. */
export function show(table: PoseTable, id: string, pose: Pose, now: number): void {
  table.add(id)
  table.push(id, pose, now)
  table.sample(now)
}

/** Somebody who looks from a place, in a headset. */
export function makeWatcher(x = 0, y = 1.6, z = 0): Watcher {
  return {
    eyes: new Vector3(x, y, z),
    across: undefined,
    ahead: undefined,
    metre: 1,
    letters: 0.018,
  }
}

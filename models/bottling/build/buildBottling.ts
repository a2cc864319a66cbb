import { building } from './building/building.ts'
import { controlRoom } from './building/controlRoom.ts'
import { safety } from './building/safety.ts'
import { line } from './line/line.ts'
import { pickAndPlace } from './line/palletiser.ts'
import { logistics } from './logistics/logistics.ts'
import { bakeLight } from '../../build/scene/bakeLight.ts'
import { findSeen } from '../../build/scene/findSeen.ts'
import { group, type Part } from '../../build/scene/Part.ts'
import { writeGlb } from '../../build/scene/writeGlb.ts'
import { tankFarm } from './tankfarm/tankFarm.ts'
import { utilities } from './utilities/utilities.ts'

/** The bottling hall as a tree of parts, before any light is baked. */
export function makeHall(): Part {
  return group('Hall', [
    building(),
    line(),
    tankFarm(),
    utilities(),
    logistics(),
    controlRoom(),
    safety(),
  ])
}

/** Models the hall, bakes its light and returns the GLB; run twice, it gives the same bytes. */
export async function buildBottling(): Promise<Uint8Array> {
  const hall = makeHall()
  // The two high walls hide the hall from behind.
  const seen = findSeen(hall, { west: -20.05, north: -12.05 })
  return writeGlb(hall, [pickAndPlace()], bakeLight(hall, seen), seen, 'BottlingHall')
}

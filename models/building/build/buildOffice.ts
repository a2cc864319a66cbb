import { at } from '../../build/form/at.ts'
import { bakeLight } from '../../build/scene/bakeLight.ts'
import { findSeen } from '../../build/scene/findSeen.ts'
import { group } from '../../build/scene/Part.ts'
import { writeGlb } from '../../build/scene/writeGlb.ts'
import { makeOffice } from './makeOffice.ts'

/** Metres from one storey to the next while light is baked. */
const APART = 200

/**
 * Models the office, bakes its light and returns the GLB; run twice, it gives the same bytes. Storeys can be lifted off each
 * other, so each is baked by itself under the open sky, side by side and high above the ground.
 */
export async function buildOffice(): Promise<Uint8Array> {
  const office = makeOffice()
  const spread = group(
    'Spread',
    office.children.map((child, k) => ({ ...child, place: at(k * APART, 20, 0) })),
  )
  const seen = findSeen(spread)
  return writeGlb(office, [], bakeLight(spread, seen), seen, 'Office')
}

import type { Vector3 } from 'three'
import { sayLength } from '../tools/sayLength.ts'

/** Points nearer than this, in metres, turn the plant by a degree for each half centimetre that a hand is off. */
const nearest = 0.3
/** A room that differs more than this from the plant is another place: a part of the length. */
const widest = 0.15
/** Less than this is how well a hand can point. */
const fine = 0.015

/** How well two points of a room fit two of the plant, in words, and whether they can be used. */
export type Fit = { isGood: boolean; words: string }

/** Judges points of the plant, and of the room, before the one is laid over the other at full size. */
export function judgeFit(
  plant: readonly [Vector3, Vector3],
  room: readonly [Vector3, Vector3],
): Fit {
  const here = plant[0].distanceTo(plant[1])
  const there = room[0].distanceTo(room[1])
  if (here < nearest || there < nearest) {
    return {
      isGood: false,
      words: `The two points are only ${sayLength(Math.min(here, there))} apart. Take points at least ${sayLength(nearest)} apart.`,
    }
  }
  const steep = (points: readonly [Vector3, Vector3]) =>
    Math.hypot(points[1].x - points[0].x, points[1].z - points[0].z) < nearest
  if (steep(plant) || steep(room)) {
    return {
      isGood: false,
      words: 'The two points lie above each other. Take points that lie side by side.',
    }
  }
  const off = there - here
  if (Math.abs(off) > widest * here) {
    return {
      isGood: false,
      words: `The points are ${sayLength(there)} apart here, ${sayLength(here)} in the plant: not the same points. Try again.`,
    }
  }
  if (Math.abs(off) <= fine) return { isGood: true, words: 'It fits to within 15 mm.' }
  return {
    isGood: true,
    words: `Placed. Here the points are ${sayLength(Math.abs(off))} ${off > 0 ? 'farther apart' : 'closer'} than in the plant (${((Math.abs(off) / here) * 100).toFixed(1)} %).`,
  }
}

import { clamp } from './clamp.ts'

type Piece = {
  start: number
  length: number
  x: number
  z: number
  /** Degrees about +y at its start; 0 = +x, counter-clockwise seen from above. */
  heading: number
  /** Degrees a metre; 0 on a straight. */
  curvature: number
}

/** A place on a lane: metres, and degrees about +y. */
export type LanePlace = { x: number; z: number; heading: number }

/**
 * A closed lane of straights and right-angled corners rounded by arcs of one radius, by arc length: position and heading are
 * continuous, so a vehicle never jumps or snaps.
 */
export class LanePath {
  readonly length: number
  readonly #pieces: Piece[] = []

  /** `corners` in driving order, in metres on the floor; edges must run along x or z. */
  constructor(corners: readonly (readonly [number, number])[], radius: number) {
    let start = 0
    corners.forEach(([x, z], i) => {
      const before = corners[(i + corners.length - 1) % corners.length]
      const after = corners[(i + 1) % corners.length]
      const [inX, inZ] = [Math.sign(x - before[0]), Math.sign(z - before[1])]
      const [outX, outZ] = [Math.sign(after[0] - x), Math.sign(after[1] - z)]
      const turn = inZ * outX - inX * outZ
      const arc = (radius * Math.PI) / 2
      const heading = headingOf(inX, inZ)
      const arcX = x - inX * radius
      const arcZ = z - inZ * radius
      this.#pieces.push({
        start,
        length: arc,
        x: arcX,
        z: arcZ,
        heading,
        curvature: (turn * 90) / arc,
      })
      start += arc
      const length = Math.abs(after[0] - x) + Math.abs(after[1] - z) - 2 * radius
      const [straightX, straightZ] = [x + outX * radius, z + outZ * radius]
      const straight = {
        start,
        length,
        x: straightX,
        z: straightZ,
        heading: headingOf(outX, outZ),
        curvature: 0,
      }
      this.#pieces.push(straight)
      start += length
    })
    this.length = start
  }

  /** `distance` brought into one round. */
  wrap(distance: number): number {
    return ((distance % this.length) + this.length) % this.length
  }

  /** The place at a distance along the lane, written into `place`; its heading lies in (−180, 180]. */
  at(distance: number, place: LanePlace): LanePlace {
    const s = this.wrap(distance)
    const piece = this.#pieceAt(s)
    const along = s - piece.start
    const from = (piece.heading * Math.PI) / 180
    const turned = (along * piece.curvature * Math.PI) / 180
    const chord =
      piece.curvature === 0 ? along : (2 * Math.sin(turned / 2) * along) / turned || along
    place.x = piece.x + chord * Math.cos(from + turned / 2)
    place.z = piece.z - chord * Math.sin(from + turned / 2)
    const heading = piece.heading + along * piece.curvature
    place.heading = heading > 180 ? heading - 360 : heading <= -180 ? heading + 360 : heading
    return place
  }

  /** Metres to the next arc; 0 on one. */
  toCorner(distance: number): number {
    const s = this.wrap(distance)
    const piece = this.#pieceAt(s)
    return piece.curvature === 0 ? piece.start + piece.length - s : 0
  }

  /** The distance along the lane that is nearest to a point on the floor. */
  nearest(x: number, z: number): number {
    const place = { x: 0, z: 0, heading: 0 }
    let best = 0
    let least = Infinity
    for (let s = 0; s < this.length; s += 0.02) {
      this.at(s, place)
      const squared = (place.x - x) ** 2 + (place.z - z) ** 2
      if (squared < least) [least, best] = [squared, s]
    }
    return best
  }

  #pieceAt(s: number): Piece {
    for (let i = this.#pieces.length - 1; i > 0; i--)
      if (s >= this.#pieces[i].start) return this.#pieces[i]
    return this.#pieces[0]
  }
}

function headingOf(x: number, z: number): number {
  return x > 0 ? 0 : x < 0 ? 180 : z > 0 ? -90 : 90
}

/** Speed from which a vehicle can still stop within `distance` metres: v² = 2·a·s. */
export function stoppingSpeed(distance: number, deceleration: number): number {
  return Math.sqrt(2 * deceleration * clamp(distance, 0, Infinity))
}

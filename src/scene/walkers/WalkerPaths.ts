import { WalkAt, walkStride, type Walks } from '#twin/process/Walks.ts'

/** What somebody does: waits for nothing yet, walks on the storey, down the stairs or before the exit, or is out. */
export const Stage = { there: 0, walks: 1, onWay: 2, out: 3 } as const

/** Metres from one who waits to the next. */
const spacing = 0.5
/** m/s of those who are out. */
const outside = 1.2
/** How far people go beside the middle of a way, metres. */
const aside = 0.28
/** Metres from a corner within which they come together. */
const corner = 0.6
/** Radians from one who has gathered to the next, and metres: a sunflower's seeds, which never touch. */
const golden = Math.PI * (3 - Math.sqrt(5))
const apart = 0.55

/**
 * Where everybody is on their way out, as a function of the simulated time alone, so that all who look see the same. `place` writes it into the fields.
 */
export class WalkerPaths {
  readonly count: number
  /** Of the person who was placed last: where the feet are, radians about the vertical (0 looks along +z), and metres walked; 0 for who stands. */
  x = 0
  y = 0
  z = 0
  yaw = 0
  walked = 0
  isWalking = false
  /** By person: the way that they take. */
  readonly ways: Uint16Array
  readonly #people: Float64Array
  /** By way: its corners, and metres from its first to each. */
  readonly #points: Float64Array[]
  readonly #metres: Float64Array[]
  readonly #left: Uint16Array
  readonly #exit: Uint16Array
  readonly #exitOfWay: Uint16Array
  /** By person: who comes to the same exit before them. */
  readonly #before: Uint32Array
  /** By exit: who is through. */
  readonly #through: Uint32Array
  /** By exit: when the next is through, in order. */
  readonly #passes: Float64Array[]

  constructor({ ways, people }: Walks) {
    this.#people = Float64Array.from(people)
    this.count = people.length / walkStride
    this.ways = Uint16Array.from({ length: this.count }, (_, i) => this.#at(i, WalkAt.way))
    this.#points = ways.map(({ points }) => Float64Array.from(points))
    this.#metres = this.#points.map(metresOf)
    this.#left = Uint16Array.from(ways, ({ left }) => left)
    this.#exit = Uint16Array.from(ways, ({ exit }) => exit)
    const exits = [...new Set(ways.map(({ to }) => to))]
    this.#exitOfWay = Uint16Array.from(ways, ({ to }) => exits.indexOf(to))
    this.#through = new Uint32Array(exits.length)
    this.#before = new Uint32Array(this.count)
    const numbers = Array.from({ length: this.count }, (_, i) => i)
    this.#passes = exits.map((_, exit) => {
      const own = numbers
        .filter((i) => this.#exitOf(i) === exit)
        .sort((a, b) => this.#at(a, WalkAt.passes) - this.#at(b, WalkAt.passes) || a - b)
      own.forEach((i, order) => (this.#before[i] = order))
      return Float64Array.from(own, (i) => this.#at(i, WalkAt.passes))
    })
  }

  /** Before placing anybody at a time. @frame */
  setTime(time: number): void {
    for (let exit = 0; exit < this.#passes.length; exit++) {
      const passes = this.#passes[exit]
      let through = 0
      while (through < passes.length && passes[through] <= time) through++
      this.#through[exit] = through
    }
  }

  /** What somebody does at a time. @frame */
  stageOf(i: number, time: number): number {
    if (time < this.#at(i, WalkAt.starts)) return Stage.there
    if (time < this.#at(i, WalkAt.leaves)) return Stage.walks
    return time < this.#at(i, WalkAt.passes) ? Stage.onWay : Stage.out
  }

  /**
   * Finds where somebody is at the time that was set.
   * @frame
   */
  place(i: number, time: number): void {
    const way = this.#at(i, WalkAt.way)
    const metres = this.#metres[way]
    const toWay = this.#toWay(i, way)
    const left = metres[this.#left[way]]
    const exit = metres[this.#exit[way]]
    const stage = this.stageOf(i, time)
    this.isWalking = stage !== Stage.there
    if (stage === Stage.there) this.#put(i, way, -toWay, toWay)
    else if (stage === Stage.walks) {
      const share = this.#share(i, time, WalkAt.starts, WalkAt.leaves)
      this.#put(i, way, share * (left + toWay) - toWay, toWay)
    } else if (stage === Stage.onWay) {
      const wished = left + this.#share(i, time, WalkAt.leaves, WalkAt.arrives) * (exit - left)
      const ahead = this.#before[i] - this.#through[this.#exitOf(i)]
      const room = Math.max(left, exit - ahead * spacing)
      this.isWalking = wished < room
      this.#put(i, way, Math.min(wished, room), toWay)
    } else this.#put(i, way, exit + (time - this.#at(i, WalkAt.passes)) * outside, toWay)
  }

  /** @frame */
  #at(i: number, offset: number): number {
    return this.#people[i * walkStride + offset]
  }

  #exitOf(i: number): number {
    return this.#exitOfWay[this.#at(i, WalkAt.way)]
  }

  /** @frame */
  #share(i: number, time: number, from: number, to: number): number {
    const whole = this.#at(i, to) - this.#at(i, from)
    return whole > 0 ? Math.min(1, (time - this.#at(i, from)) / whole) : 1
  }

  /** Metres from somebody's place to the way. @frame */
  #toWay(i: number, way: number): number {
    const points = this.#points[way]
    return Math.hypot(
      points[0] - this.#at(i, WalkAt.place),
      points[1] - this.#at(i, WalkAt.place + 1),
      points[2] - this.#at(i, WalkAt.place + 2),
    )
  }

  /** Metres along the way, negative before it, and past its end where they gather. @frame */
  #put(i: number, way: number, along: number, toWay: number): void {
    const points = this.#points[way]
    const metres = this.#metres[way]
    const last = metres.length - 1
    this.walked = along + toWay
    if (along < 0) {
      const at = i * walkStride + WalkAt.place
      const share = toWay > 0 ? 1 + along / toWay : 1
      this.#mix(i, this.#people, at, points, 0, share, Math.min(1, share * 4))
      return
    }
    if (along < metres[last]) {
      let next = 1
      while (metres[next] < along) next++
      const share = (along - metres[next - 1]) / (metres[next] - metres[next - 1] || 1)
      this.#mix(i, points, next * 3 - 3, points, next * 3, share, 1)
      return
    }
    const order = this.#before[i] + 1
    const wide = apart * Math.sqrt(order)
    const share = Math.min(1, (along - metres[last]) / wide)
    this.isWalking = share < 1
    this.#mix(i, points, last * 3 - 3, points, last * 3, 1, 1 - share)
    this.x += Math.cos(order * golden) * wide * share
    this.z += Math.sin(order * golden) * wide * share
    if (share >= 1) this.yaw = order * golden
  }

  /** Between two corners, a little beside the middle by `offset` 0..1. @frame */
  #mix(
    i: number,
    from: Float64Array,
    at: number,
    to: Float64Array,
    toAt: number,
    share: number,
    offset: number,
  ): void {
    const x = to[toAt] - from[at]
    const z = to[toAt + 2] - from[at + 2]
    const long = Math.hypot(x, z)
    this.x = from[at] + x * share
    this.y = from[at + 1] + (to[toAt + 1] - from[at + 1]) * share
    this.z = from[at + 2] + z * share
    if (long < 1e-6) return
    this.yaw = Math.atan2(x, z)
    // Each their own, always the same; round a corner nobody jumps.
    const toCorner = Math.min(share, 1 - share) * long
    const side =
      (((i * 0.618034) % 1) * 2 - 1) * aside * offset * Math.min(1, Math.max(0, toCorner) / corner)
    this.x += (z / long) * side
    this.z -= (x / long) * side
  }
}

function metresOf(points: Float64Array): Float64Array {
  const metres = new Float64Array(points.length / 3)
  for (let i = 1; i < metres.length; i++) {
    const at = i * 3
    metres[i] =
      metres[i - 1] +
      Math.hypot(
        points[at] - points[at - 3],
        points[at + 1] - points[at - 2],
        points[at + 2] - points[at - 1],
      )
  }
  return metres
}

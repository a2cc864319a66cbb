/** Where in the numbers of one person who leaves a building something stands; times are simulated seconds. */
export const WalkAt = {
  /** Index of the way that they take. */
  way: 0,
  /** Where they are when the alarm sounds: x, y, z in metres. */
  place: 1,
  /** When they begin to walk, have left their storey, have come to the exit, and are through it. */
  starts: 4,
  leaves: 5,
  arrives: 6,
  passes: 7,
} as const

/** Numbers of one person. */
export const walkStride = 8

/** A way out, from where people join it to where they gather: corners x, y, z in metres. */
export type WalkWay = {
  points: readonly number[]
  /** Index of the corner at which the storey is left, and of that at which the exit is. */
  left: number
  exit: number
  /** Whose way that is: two of the same exit wait for each other. */
  to: string
  /** The asset that people are in until they leave the storey. */
  asset: string | null
}

/** Everybody who leaves a building in a run, once an alarm has sounded. It does not change any more while they walk. */
export type Walks = { ways: readonly WalkWay[]; people: readonly number[] }

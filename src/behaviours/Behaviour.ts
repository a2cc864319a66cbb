import type * as z from 'zod'
import type { ClipTable } from '#twin/ClipTable.ts'
import type { LabelTable } from '#twin/LabelTable.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Signal } from '#twin/Twin.ts'

/**
 * What a behaviour may write. Two bindings that write the same channel of a part conflict; motions, labels and layers of heat add up,
 * and light that blinks lies over light that glows.
 */
export type Channel =
  | ('colour' | 'glow' | 'blink' | 'opacity' | 'visible' | 'flow' | 'clip')
  | ('motion' | 'label' | 'heat')

/** The parts of one model that a binding acts on. */
export type Target = {
  parts: PartTable
  clips: ClipTable
  labels: LabelTable
  /** Rows with geometry: the matched parts, and all parts below matched groups. For looks. */
  rows: Uint32Array
  /** Rows that matched themselves (parts or groups), none inside another. For motion. */
  roots: Uint32Array
  /** Box of a row's geometry, its subtree included, in the row's own frame at rest: min xyz, max xyz, metres. */
  bounds(row: number): readonly [number, number, number, number, number, number]
  /** The signal shown; undefined for a behaviour that needs none. */
  signal?: Signal
  /** Its slot; -1 for none. */
  slot: number
  /** Name of the asset, for labels and sentences. */
  assetName: string
}

/** One way to show a value on parts. One file each; the file's name is its key in the twin file. */
export type Behaviour<Options> = {
  /** One sentence for the reference and the schema. */
  about: string
  /** Checks the options in the twin file and gives them their defaults. */
  options: z.ZodType<Options>
  /** Whether it shows a signal; `optional` for one that can also stand alone. */
  signal: 'needed' | 'optional' | 'none'
  writes: Channel
  /** For a behaviour whose options decide what it writes; else `writes` holds. */
  writesWith?(options: Options): Channel
  /** What of that channel it takes, for one that does not write the target's rows: the index of a clip. */
  claims?(target: Target, options: Options): readonly number[]
  /** What in the options does not fit the signal or the model (a state or a clip that it does not have). */
  check?(target: Target, options: Options): Misfit[]
  attach(target: Target, options: Options): Bound
}

/** One thing that does not fit, in words: what, and what to do. */
export type Misfit = { text: string; advice?: string }

/**
 * A behaviour at work on its parts. Nothing in `change` or `frame` allocates. One of a kind that plants have tens of thousands of
 * may be a `Seat` in a table of all of its kind, which is stepped at once (see `BoundTable`).
 */
export type Bound = {
  /**
   * The signal's value or quality changed. `value` is NaN while there is none; times are seconds on the frame clock.
   * Returns whether `frame` is to be called from now on. Called for every sample.
   */
  change(value: number, quality: number, now: number): boolean
  /** One step of `seconds`; returns whether the next frame is wanted too. */
  frame(seconds: number, now: number): boolean
  /** Returns the parts to what they were. */
  detach(): void
  /** Why the part looks as it does, one sentence with rule, value and threshold. Not called in the frame. */
  explain(value: number): string
}

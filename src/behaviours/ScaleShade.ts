import type { PartTable } from '#twin/PartTable.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Bound, Target } from './Behaviour.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { noValueYet } from './sentence.ts'
import { makeShadeScale, type ScaleOptions, type ShadeScale } from './ShadeScale.ts'
import { Smooth } from './Smooth.ts'

/** Colours parts by a continuous scale, as a colour laid over them or as light, moving smoothly between samples. */
export class ScaleShade implements Bound {
  readonly #parts: PartTable
  /** The row when there is but one, which spares the frame a look into the list; else -1. */
  readonly #row: number
  readonly #rows: Uint32Array
  readonly #glow: GlowLayers | null
  readonly #scale: ShadeScale
  readonly #smooth = new Smooth()
  /** Step of the table that is shown: most frames of a slow value change nothing. */
  #step = -1
  readonly #signal: Signal | undefined

  constructor(target: Target, options: ScaleOptions, strength: number, isGlow: boolean) {
    this.#parts = target.parts
    this.#rows = target.rows
    this.#row = target.rows.length === 1 ? target.rows[0] : -1
    this.#glow = isGlow ? glowLayers(target.parts) : null
    this.#scale = makeShadeScale(options, strength)
    this.#signal = target.signal
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    if (!isUsable(value, quality)) return this.#smooth.moving
    if (this.#smooth.set(value, now)) return true
    this.#show(this.#smooth.shown)
    return false
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    this.#show(this.#smooth.at(now))
    return this.#smooth.moving
  }

  detach(): void {
    const glow = this.#glow
    if (glow) for (const row of this.#rows) glow.setSteady(row, 0, 0, 0)
    else this.#cover(0)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    return this.#scale.say(this.#signal, value, this.#glow ? 'glows' : 'shown')
  }

  /** @frame */
  #show(value: number): void {
    const scale = this.#scale
    const step = scale.pick(value)
    if (step === this.#step || value !== value) return
    this.#step = step
    const glow = this.#glow
    if (!glow) {
      this.#cover(scale.packed[step])
      return
    }
    const { table, strength } = scale
    const red = table[step * 3] * strength
    const green = table[step * 3 + 1] * strength
    const blue = table[step * 3 + 2] * strength
    const rows = this.#rows
    for (let i = 0; i < rows.length; i++) glow.setSteady(rows[i], red, green, blue)
  }

  /** @frame */
  #cover(packed: number): void {
    const { colours } = this.#parts
    if (this.#row >= 0) {
      colours.put(this.#row, packed)
      return
    }
    const rows = this.#rows
    for (let i = 0; i < rows.length; i++) colours.put(rows[i], packed)
  }
}

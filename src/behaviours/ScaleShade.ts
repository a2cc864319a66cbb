import type { PartTable } from '#twin/PartTable.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Bound, Target } from './Behaviour.ts'
import { scaleSteps, scaleTable, type ScaleName } from './colourScales.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { noValueYet, sayLimit, sayReading, sayShort } from './sentence.ts'
import { Smooth } from './Smooth.ts'

export type ScaleOptions = { from: number; to: number; map: ScaleName }

/** Colours parts by a continuous scale, as a colour laid over them or as light, moving smoothly between samples. */
export class ScaleShade implements Bound {
  readonly #parts: PartTable
  readonly #rows: Uint32Array
  readonly #table: Float32Array
  readonly #from: number
  readonly #perValue: number
  readonly #strength: number
  readonly #glow: GlowLayers | null
  readonly #smooth = new Smooth()
  /** Step of the table that is shown: most frames of a slow value change nothing. */
  #step = -1
  readonly #signal: Signal | undefined
  readonly #scale: ScaleOptions

  constructor(target: Target, scale: ScaleOptions, strength: number, isGlow: boolean) {
    this.#parts = target.parts
    this.#rows = target.rows
    this.#table = scaleTable(scale.map)
    this.#from = scale.from
    this.#perValue = (scaleSteps - 1) / (scale.to - scale.from)
    this.#strength = strength
    this.#glow = isGlow ? glowLayers(target.parts) : null
    this.#signal = target.signal
    this.#scale = scale
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
    this.#write(0, 0, 0, 0)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const { from, to, map } = this.#scale
    const where = `on the ${map} scale from ${sayShort(from, 6)} to ${sayLimit(this.#signal, to)}`
    return `${sayReading(this.#signal, value)}: ${this.#glow ? 'glows' : 'shown'} ${where}.`
  }

  /** @frame */
  #show(value: number): void {
    const place = (value - this.#from) * this.#perValue + 0.5
    const step = place >= scaleSteps ? scaleSteps - 1 : place > 0 ? place | 0 : 0
    if (step === this.#step || value !== value) return
    this.#step = step
    const table = this.#table
    const at = step * 3
    this.#write(table[at], table[at + 1], table[at + 2], this.#strength)
  }

  /** @frame */
  #write(red: number, green: number, blue: number, strength: number): void {
    const rows = this.#rows
    const glow = this.#glow
    for (let i = 0; i < rows.length; i++) {
      if (glow) glow.setSteady(rows[i], red * strength, green * strength, blue * strength)
      else this.#parts.setColour(rows[i], red, green, blue, strength)
    }
  }
}

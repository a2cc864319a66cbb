import type { PartTable } from '#twin/PartTable.ts'
import type { Signal } from '#twin/Twin.ts'
import type { Bound, Target } from './Behaviour.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { noValueYet } from './sentence.ts'
import type { ShadeOptions } from './shadeOptions.ts'
import { makeShadeSteps, type ShadeSteps } from './ShadeSteps.ts'

/** Seconds in which one colour becomes the next. */
const ease = 0.25
/** Scratch: linear RGB and strength. */
const mixed = new Float64Array(4)

/** Colours parts by state or by threshold, as a colour laid over them or as light; a change eases. */
export class StepShade implements Bound {
  readonly #parts: PartTable
  /** The row when there is but one, which spares the frame a look into the list; else -1. */
  readonly #row: number
  readonly #rows: Uint32Array
  readonly #glow: GlowLayers | null
  readonly #steps: ShadeSteps
  readonly #signal: Signal | undefined
  /** Step that is shown or on its way; -1 is no colour. */
  #step = -1
  #hasValue = false
  #moving = false
  // NaN, not 0: the engine then keeps these fields as doubles from the start.
  #start = NaN
  /** What was shown when the change began: linear RGB and strength. */
  #red = NaN
  #green = NaN
  #blue = NaN
  #strength = NaN

  constructor(target: Target, options: ShadeOptions, isGlow: boolean) {
    this.#parts = target.parts
    this.#rows = target.rows
    this.#row = target.rows.length === 1 ? target.rows[0] : -1
    this.#glow = isGlow ? glowLayers(target.parts) : null
    this.#steps = makeShadeSteps(options, target.signal)
    this.#signal = target.signal
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    if (!isUsable(value, quality)) return this.#moving
    const step = this.#steps.pick(value, this.#step)
    if (step === this.#step) {
      this.#hasValue = true
      return this.#moving
    }
    if (this.#hasValue) this.#depart(step, now)
    else {
      this.#hasValue = true
      this.#step = step
      this.#write(now)
    }
    return this.#moving
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    if (!this.#moving) return false
    this.#moving = now - this.#start < ease
    this.#write(now)
    return this.#moving
  }

  detach(): void {
    this.#moving = false
    this.#step = -1
    this.#write(0)
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const step = this.#steps.pick(value, this.#step)
    return this.#steps.say(this.#signal, value, step, this.#glow ? 'glows' : 'shown')
  }

  /** Begins a change to a step; from no colour, only the strength comes. @frame */
  #depart(step: number, now: number): void {
    const { palette } = this.#steps
    this.#mix(now)
    const isFromNone = mixed[3] === 0 && step >= 0
    this.#red = isFromNone ? palette[step * 4] : mixed[0]
    this.#green = isFromNone ? palette[step * 4 + 1] : mixed[1]
    this.#blue = isFromNone ? palette[step * 4 + 2] : mixed[2]
    this.#strength = mixed[3]
    this.#step = step
    this.#start = now
    this.#moving = true
  }

  /** Puts what is to be shown at a time into `mixed`; no colour is all zeros, as at rest. @frame */
  #mix(now: number): void {
    const { palette, strength } = this.#steps
    const at = this.#step * 4
    const part = this.#moving ? Math.max(0, Math.min(1, (now - this.#start) / ease)) : 1
    const rest = 1 - part
    if (at >= 0) {
      mixed[0] = palette[at]
      mixed[1] = palette[at + 1]
      mixed[2] = palette[at + 2]
      mixed[3] = strength
      if (rest === 0) return
      mixed[0] = this.#red * rest + mixed[0] * part
      mixed[1] = this.#green * rest + mixed[1] * part
      mixed[2] = this.#blue * rest + mixed[2] * part
      mixed[3] = this.#strength * rest + strength * part
    } else {
      // To no colour, only the strength goes.
      mixed[0] = rest === 0 ? 0 : this.#red
      mixed[1] = rest === 0 ? 0 : this.#green
      mixed[2] = rest === 0 ? 0 : this.#blue
      mixed[3] = rest === 0 ? 0 : this.#strength * rest
    }
  }

  /** @frame */
  #write(now: number): void {
    this.#mix(now)
    const glow = this.#glow
    const light = mixed[3]
    if (this.#row >= 0 && !glow) {
      this.#parts.setColour(this.#row, mixed[0], mixed[1], mixed[2], light)
      return
    }
    const rows = this.#rows
    for (let i = 0; i < rows.length; i++) {
      if (glow) glow.setSteady(rows[i], mixed[0] * light, mixed[1] * light, mixed[2] * light)
      else this.#parts.setColour(rows[i], mixed[0], mixed[1], mixed[2], light)
    }
  }
}

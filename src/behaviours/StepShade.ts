import type { PartTable } from '#twin/PartTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { noValueYet } from './sentence.ts'
import type { ShadeOptions } from './shadeOptions.ts'
import { ShadeSteps } from './ShadeSteps.ts'

/** Seconds in which one colour becomes the next. */
const ease = 0.25

/** Colours parts by state or by threshold, as a colour laid over them or as light; a change eases. */
export class StepShade implements Bound {
  readonly #parts: PartTable
  readonly #rows: Uint32Array
  readonly #steps: ShadeSteps
  readonly #strength: number
  readonly #glow: GlowLayers | null
  #step = -1
  #hasValue = false
  #moving = false
  #start = NaN
  /** Red, green, blue, strength: at the start of the change, at its end, now. */
  readonly #from = new Float32Array(4)
  readonly #to = new Float32Array(4)
  readonly #shown = new Float32Array(4)

  constructor(target: Target, options: ShadeOptions, isGlow: boolean) {
    this.#parts = target.parts
    this.#rows = target.rows
    this.#steps = new ShadeSteps(options, target.signal)
    this.#strength = options.strength
    this.#glow = isGlow ? glowLayers(target.parts) : null
  }

  /** @frame */
  change(value: number, quality: number, now: number): boolean {
    if (!isUsable(value, quality)) return this.#moving
    const step = this.#steps.pick(value, this.#step)
    if (step === this.#step) {
      this.#hasValue = true
      return this.#moving
    }
    this.#step = step
    this.#aim(step)
    if (!this.#hasValue) {
      this.#hasValue = true
      this.#shown.set(this.#to)
      this.#write()
      return false
    }
    this.#start = now
    this.#moving = true
    return true
  }

  /** @frame */
  frame(_seconds: number, now: number): boolean {
    if (!this.#moving) return false
    const part = Math.max(0, (now - this.#start) / ease)
    const shown = this.#shown
    if (part >= 1) {
      this.#moving = false
      // No colour is all zeros, as at rest.
      if (this.#to[3] === 0) shown.fill(0)
      else shown.set(this.#to)
    } else {
      for (let i = 0; i < 4; i++) shown[i] = this.#from[i] + (this.#to[i] - this.#from[i]) * part
    }
    this.#write()
    return this.#moving
  }

  detach(): void {
    this.#moving = false
    this.#shown.fill(0)
    this.#write()
  }

  explain(value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const step = this.#steps.pick(value, this.#step)
    return this.#steps.say(value, step, this.#glow ? 'glows' : 'shown')
  }

  /** From what is shown to a step's colour; where either end has none, only the strength changes. @frame */
  #aim(step: number): void {
    const { palette } = this.#steps
    this.#from.set(this.#shown)
    if (step < 0) {
      this.#to.set(this.#shown)
      this.#to[3] = 0
      return
    }
    for (let i = 0; i < 3; i++) this.#to[i] = palette[step * 3 + i]
    this.#to[3] = this.#strength
    if (this.#shown[3] === 0) for (let i = 0; i < 3; i++) this.#from[i] = this.#to[i]
  }

  /** @frame */
  #write(): void {
    const shown = this.#shown
    const light = shown[3]
    for (let i = 0; i < this.#rows.length; i++) {
      const row = this.#rows[i]
      if (this.#glow)
        this.#glow.setSteady(row, shown[0] * light, shown[1] * light, shown[2] * light)
      else this.#parts.setColour(row, shown[0], shown[1], shown[2], light)
    }
  }
}

import type { PartTable } from '#twin/PartTable.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Target } from './Behaviour.ts'
import { grown, Seat, tableOfModel, type BoundTable, type Roll } from './BoundTable.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { MemberRows } from './MemberRows.ts'
import { noValueYet } from './sentence.ts'
import type { ShadeOptions } from './shadeOptions.ts'
import { makeShadeSteps, type ShadeSteps } from './ShadeSteps.ts'

/** Seconds in which one colour becomes the next. */
const ease = 0.25
/** Scratch: linear RGB and strength. */
const mixed = new Float64Array(4)

/** Numbers of a member, side by side. */
const width = 8
/** Step that is shown or on its way; -1 is no colour. */
const stepAt = 0
/** When the change began; NaN at rest. */
const startAt = 1
/** What was shown then: linear RGB and strength. */
const redAt = 2
const greenAt = 3
const blueAt = 4
const strengthAt = 5
/** 1 once there was a value. */
const hasValueAt = 6

/** Colours parts by state or by threshold, as a colour laid over them or as light; a change eases. */
export class StepShades implements BoundTable {
  readonly #parts: PartTable
  readonly #glow: GlowLayers | null
  readonly #rows = new MemberRows()
  #numbers = new Float64Array(0)
  #isListed = new Uint8Array(0)
  readonly #steps: ShadeSteps[] = []

  constructor(parts: PartTable, glow: GlowLayers | null) {
    this.#parts = parts
    this.#glow = glow
  }

  add(target: Target, options: ShadeOptions): Seat {
    const member = this.#rows.add(target)
    if (member >= this.#isListed.length) {
      this.#numbers = grown(this.#numbers, (member + 1) * width)
      this.#isListed = grown(this.#isListed, member + 1)
    }
    this.#reset(member)
    this.#steps[member] = makeShadeSteps(options, target.signal)
    return new Seat(this, member)
  }

  /** @frame */
  change(roll: Roll, { value, quality }: SignalTable, now: number): void {
    const { changed, slots, changedCount, moving } = roll
    const isListed = this.#isListed
    for (let i = 0; i < changedCount; i++) {
      const slot = slots[i]
      const member = changed[i]
      if (!isUsable(value[slot], quality[slot])) continue
      if (!this.#take(member, value[slot], now) || isListed[member] !== 0) continue
      isListed[member] = 1
      moving[roll.movingCount++] = member
    }
    roll.changedCount = 0
  }

  /** @frame */
  frame(roll: Roll, now: number): void {
    const { moving, movingCount } = roll
    const numbers = this.#numbers
    let kept = 0
    for (let i = 0; i < movingCount; i++) {
      const member = moving[i]
      const at = member * width + startAt
      if (now - numbers[at] < ease) moving[kept++] = member
      else {
        numbers[at] = NaN
        this.#isListed[member] = 0
      }
      this.#write(member, now)
    }
    roll.movingCount = kept
  }

  explain(member: number, value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const steps = this.#steps[member]
    const step = steps.pick(value, this.#numbers[member * width + stepAt])
    return steps.say(this.#rows.signal(member), value, step, this.#glow ? 'glows' : 'shown')
  }

  remove(member: number): void {
    this.#reset(member)
    this.#write(member, 0)
    this.#isListed[member] = 0
    this.#rows.remove(member)
  }

  #reset(member: number): void {
    const first = member * width
    this.#numbers.fill(0, first, first + width)
    this.#numbers[first + stepAt] = -1
    this.#numbers[first + startAt] = NaN
  }

  /** Whether a value begins a change. @frame */
  #take(member: number, value: number, now: number): boolean {
    const numbers = this.#numbers
    const first = member * width
    const step = this.#steps[member].pick(value, numbers[first + stepAt])
    const hadValue = numbers[first + hasValueAt] !== 0
    numbers[first + hasValueAt] = 1
    if (step === numbers[first + stepAt]) return false
    if (hadValue) {
      this.#depart(member, step, now)
      return true
    }
    numbers[first + stepAt] = step
    this.#write(member, now)
    return false
  }

  /** Begins a change to a step; from no colour, only the strength comes. @frame */
  #depart(member: number, step: number, now: number): void {
    const { palette } = this.#steps[member]
    const numbers = this.#numbers
    const first = member * width
    this.#mix(member, now)
    const isFromNone = mixed[3] === 0 && step >= 0
    numbers[first + redAt] = isFromNone ? palette[step * 4] : mixed[0]
    numbers[first + greenAt] = isFromNone ? palette[step * 4 + 1] : mixed[1]
    numbers[first + blueAt] = isFromNone ? palette[step * 4 + 2] : mixed[2]
    numbers[first + strengthAt] = mixed[3]
    numbers[first + stepAt] = step
    numbers[first + startAt] = now
  }

  /** Puts what is to be shown at a time into `mixed`; no colour is all zeros, as at rest. @frame */
  #mix(member: number, now: number): void {
    const { palette, strength } = this.#steps[member]
    const numbers = this.#numbers
    const first = member * width
    const at = numbers[first + stepAt] * 4
    const start = numbers[first + startAt]
    const part = start === start ? Math.max(0, Math.min(1, (now - start) / ease)) : 1
    const rest = 1 - part
    if (at >= 0) {
      mixed[0] = palette[at]
      mixed[1] = palette[at + 1]
      mixed[2] = palette[at + 2]
      mixed[3] = strength
      if (rest === 0) return
      mixed[0] = numbers[first + redAt] * rest + mixed[0] * part
      mixed[1] = numbers[first + greenAt] * rest + mixed[1] * part
      mixed[2] = numbers[first + blueAt] * rest + mixed[2] * part
      mixed[3] = numbers[first + strengthAt] * rest + strength * part
    } else {
      // To no colour, only the strength goes.
      mixed[0] = rest === 0 ? 0 : numbers[first + redAt]
      mixed[1] = rest === 0 ? 0 : numbers[first + greenAt]
      mixed[2] = rest === 0 ? 0 : numbers[first + blueAt]
      mixed[3] = rest === 0 ? 0 : numbers[first + strengthAt] * rest
    }
  }

  /** @frame */
  #write(member: number, now: number): void {
    this.#mix(member, now)
    const glow = this.#glow
    const { colours } = this.#parts
    const row = this.#rows.row[member]
    if (row >= 0 && glow === null) {
      colours.setFrom(row, mixed)
      return
    }
    const rows = this.#rows.list(member)
    for (let i = 0; i < rows.length; i++) {
      if (glow) glow.setSteadyFrom(rows[i], mixed)
      else colours.setFrom(rows[i], mixed)
    }
  }
}

/** The table of what a model's parts show as colours of steps. */
export const stepColours = tableOfModel((parts) => new StepShades(parts, null))

/** The table of what they show as light. */
export const stepGlows = tableOfModel((parts) => new StepShades(parts, glowLayers(parts)))

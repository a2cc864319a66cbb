import type { ColourTable } from '#twin/ColourTable.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Target } from './Behaviour.ts'
import { grown, Seat, tableOfModel, type BoundTable, type Roll } from './BoundTable.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { MemberRows } from './MemberRows.ts'
import { noValueYet } from './sentence.ts'
import { makeShadeScale, type ScaleOptions, type ShadeScale } from './ShadeScale.ts'
import { isOnItsWay, smoothAt, smoothTo, smoothWidth, spareAt } from './smoothing.ts'

/** Step of the table that is shown: most frames of a slow value change nothing. */
const stepAt = spareAt

/** Whether a member is in the roll of those that move, and shows already where it is when values last changed. */
const atRest = 0
const isListed = 1
const isShown = 2

/** Colours parts by continuous scales, as a colour laid over them or as light, moving smoothly between samples. */
export class ScaleShades implements BoundTable {
  readonly #colours: ColourTable
  readonly #glow: GlowLayers | null
  readonly #rows = new MemberRows()
  /** By member, see `smoothing`. */
  #numbers = new Float64Array(0)
  #scaleOf = new Uint32Array(0)
  #states = new Uint8Array(0)
  #changedAt = NaN
  /** The row of a member that lays a colour over one part, as most do; else -1. */
  #rowOf = new Int32Array(0)
  readonly #scales: ShadeScale[] = []
  readonly #numberOf = new Map<ShadeScale, number>()

  constructor(parts: PartTable, glow: GlowLayers | null) {
    this.#colours = parts.colours
    this.#glow = glow
  }

  add(target: Target, options: ScaleOptions, strength: number): Seat {
    const member = this.#rows.add(target)
    if (member >= this.#states.length) this.#grow(member + 1)
    this.#rowOf[member] = this.#glow === null && target.rows.length === 1 ? target.rows[0] : -1
    const scale = makeShadeScale(options, strength)
    const known = this.#numberOf.get(scale) ?? this.#scales.push(scale) - 1
    this.#numberOf.set(scale, known)
    this.#scaleOf[member] = known
    return new Seat(this, member)
  }

  /** Shows where each is now as well, so that it is not stepped once more in the same frame. @frame */
  change(roll: Roll, { value, quality }: SignalTable, now: number): void {
    const { changed, slots, changedCount, moving } = roll
    const numbers = this.#numbers
    const states = this.#states
    this.#changedAt = now
    for (let i = 0; i < changedCount; i++) {
      const slot = slots[i]
      if (!isUsable(value[slot], quality[slot])) continue
      const member = changed[i]
      const first = member * smoothWidth
      const isMoving = smoothTo(numbers, first, value[slot], now, 0)
      this.#show(member, numbers[first])
      if (!isMoving) continue
      if (states[member] === atRest) moving[roll.movingCount++] = member
      states[member] = isShown
    }
    roll.changedCount = 0
  }

  /** @frame */
  frame(roll: Roll, now: number): void {
    const { moving, movingCount } = roll
    const numbers = this.#numbers
    const states = this.#states
    const isSameFrame = now === this.#changedAt
    let kept = 0
    for (let i = 0; i < movingCount; i++) {
      const member = moving[i]
      if (states[member] === isShown) {
        states[member] = isListed
        if (isSameFrame) {
          moving[kept++] = member
          continue
        }
      }
      const first = member * smoothWidth
      this.#show(member, smoothAt(numbers, first, now))
      if (isOnItsWay(numbers, first)) moving[kept++] = member
      else states[member] = atRest
    }
    roll.movingCount = kept
  }

  explain(member: number, value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const scale = this.#scales[this.#scaleOf[member]]
    return scale.say(this.#rows.signal(member), value, this.#glow ? 'glows' : 'shown')
  }

  remove(member: number): void {
    for (const row of this.#rows.list(member)) {
      if (this.#glow) this.#glow.setSteady(row, 0, 0, 0)
      else this.#colours.put(row, 0)
    }
    this.#numbers.fill(NaN, member * smoothWidth, (member + 1) * smoothWidth)
    this.#states[member] = atRest
    this.#rows.remove(member)
  }

  #grow(size: number): void {
    this.#numbers = grown(this.#numbers, size * smoothWidth, NaN)
    this.#scaleOf = grown(this.#scaleOf, size)
    this.#states = grown(this.#states, size)
    this.#rowOf = grown(this.#rowOf, size)
  }

  /** @frame */
  #show(member: number, value: number): void {
    const numbers = this.#numbers
    const at = member * smoothWidth + stepAt
    if (value !== value) return
    const scale = this.#scales[this.#scaleOf[member]]
    const step = scale.pick(value)
    if (step === numbers[at]) return
    numbers[at] = step
    const row = this.#rowOf[member]
    if (row >= 0) this.#colours.put(row, scale.packed[step])
    else this.#showAll(this.#rows.list(member), scale, step)
  }

  /** @frame */
  #showAll(rows: Uint32Array, { packed, table, strength }: ShadeScale, step: number): void {
    const glow = this.#glow
    const red = table[step * 3] * strength
    const green = table[step * 3 + 1] * strength
    const blue = table[step * 3 + 2] * strength
    for (let i = 0; i < rows.length; i++) {
      if (glow) glow.setSteady(rows[i], red, green, blue)
      else this.#colours.put(rows[i], packed[step])
    }
  }
}

/** The table of what a model's parts show as colours on scales. */
export const scaleColours = tableOfModel((parts) => new ScaleShades(parts, null))

/** The table of what they show as light. */
export const scaleGlows = tableOfModel((parts) => new ScaleShades(parts, glowLayers(parts)))

import type { ColourTable } from '#twin/ColourTable.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Target } from './Behaviour.ts'
import { Seat, tableOfModel, type BoundTable, type Roll } from './BoundTable.ts'
import { glowLayers, type GlowLayers } from './GlowLayers.ts'
import { isUsable } from './isUsable.ts'
import { MemberRows } from './MemberRows.ts'
import {
  clearPlace,
  isUnderWay,
  makePlaceRows,
  placeAt,
  placeTo,
  placeWidth,
  ticksOf,
  wholeAt,
} from './PlaceRows.ts'
import { noValueYet } from './sentence.ts'
import { makeShadeScale, type ScaleOptions, type ShadeScale } from './ShadeScale.ts'

/** One more than the step of the scale that is shown: most frames of a slow value change nothing. 0 before the first. */
const stepAt = wholeAt
/** The row of a member that lays a colour over one part, as most do; else -1. */
const rowAt = wholeAt + 1
/** Which scale, four times its number, and what the frame knows of the member. */
const scaleAt = wholeAt + 2

/** Whether a member is in the roll of those that move, and shows already where it is when values last changed. */
const atRest = 0
const isListed = 1
const isShown = 2
const stateMask = 3

/** Colours parts by continuous scales, as a colour laid over them or as light, moving smoothly between samples. */
export class ScaleShades implements BoundTable {
  readonly #colours: ColourTable
  readonly #glow: GlowLayers | null
  readonly #rows = new MemberRows()
  #places = makePlaceRows(16)
  #changedAt = NaN
  readonly #scales: ShadeScale[] = []
  readonly #numberOf = new Map<ShadeScale, number>()

  constructor(parts: PartTable, glow: GlowLayers | null) {
    this.#colours = parts.colours
    this.#glow = glow
  }

  add(target: Target, options: ScaleOptions, strength: number): Seat {
    const member = this.#rows.add(target)
    const room = this.#places.whole.length / placeWidth
    if (member >= room) this.#places = makePlaceRows(room * 2, this.#places)
    const scale = makeShadeScale(options, strength)
    const known = this.#numberOf.get(scale) ?? this.#scales.push(scale) - 1
    this.#numberOf.set(scale, known)
    const { whole } = this.#places
    const first = member * placeWidth
    whole[first + rowAt] = this.#glow === null && target.rows.length === 1 ? target.rows[0] : -1
    whole[first + scaleAt] = known * (stateMask + 1)
    return new Seat(this, member)
  }

  /** Shows where each is now as well, so that it is not stepped once more in the same frame. @frame */
  change(roll: Roll, { value, quality }: SignalTable, now: number): void {
    const { changed, slots, changedCount, moving } = roll
    const { places, whole } = this.#places
    const scales = this.#scales
    const ticks = ticksOf(now)
    this.#changedAt = now
    for (let i = 0; i < changedCount; i++) {
      const slot = slots[i]
      if (!isUsable(value[slot], quality[slot])) continue
      const member = changed[i]
      const first = member * placeWidth
      const scaleAndState = whole[first + scaleAt]
      const scale = scales[scaleAndState >> 2]
      const place = placeTo(places, whole, first, scale.place(value[slot]), ticks)
      this.#show(member, first, scale, place)
      if (!isUnderWay(places, first)) continue
      if ((scaleAndState & stateMask) === atRest) moving[roll.movingCount++] = member
      whole[first + scaleAt] = (scaleAndState & ~stateMask) | isShown
    }
    roll.changedCount = 0
  }

  /** @frame */
  frame(roll: Roll, now: number): void {
    const { moving, movingCount } = roll
    const { places, whole } = this.#places
    const scales = this.#scales
    const ticks = ticksOf(now)
    const isSameFrame = now === this.#changedAt
    let kept = 0
    for (let i = 0; i < movingCount; i++) {
      const member = moving[i]
      const first = member * placeWidth
      const scaleAndState = whole[first + scaleAt]
      const number = scaleAndState & ~stateMask
      if ((scaleAndState & stateMask) === isShown) {
        whole[first + scaleAt] = number | isListed
        if (isSameFrame) {
          moving[kept++] = member
          continue
        }
      }
      this.#show(member, first, scales[number >> 2], placeAt(places, whole, first, ticks))
      if (isUnderWay(places, first)) moving[kept++] = member
      else whole[first + scaleAt] = number | atRest
    }
    roll.movingCount = kept
  }

  explain(member: number, value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const scale = this.#scales[this.#places.whole[member * placeWidth + scaleAt] >> 2]
    return scale.say(this.#rows.signal(member), value, this.#glow ? 'glows' : 'shown')
  }

  remove(member: number): void {
    for (const row of this.#rows.list(member)) {
      if (this.#glow) this.#glow.setSteady(row, 0, 0, 0)
      else this.#colours.put(row, 0)
    }
    clearPlace(this.#places, member)
    this.#rows.remove(member)
  }

  /** @frame */
  #show(member: number, first: number, scale: ShadeScale, place: number): void {
    if (place !== place) return
    const { whole } = this.#places
    const step = scale.step(place)
    if (step + 1 === whole[first + stepAt]) return
    whole[first + stepAt] = step + 1
    const row = whole[first + rowAt]
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

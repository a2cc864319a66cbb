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
  isFrom,
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
/** Twice the number of its scale, and one more while it is in the roll of those that move. */
const scaleAt = wholeAt + 2
const isListed = 1

/** Colours parts by continuous scales, as a colour laid over them or as light, moving smoothly between samples. */
export class ScaleShades implements BoundTable {
  readonly #colours: ColourTable
  readonly #glow: GlowLayers | null
  readonly #rows = new MemberRows()
  #places = makePlaceRows(16)
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
    whole[first + scaleAt] = known << 1
    return new Seat(this, member)
  }

  /** Shows where each is now as well, so that it is not stepped once more in the same frame. @frame */
  change(roll: Roll, { value, quality }: SignalTable, now: number): void {
    const { changed, slots, changedCount, moving } = roll
    const { places, whole } = this.#places
    const scales = this.#scales
    const ticks = ticksOf(now)
    for (let i = 0; i < changedCount; i++) {
      const slot = slots[i]
      if (!isUsable(value[slot], quality[slot])) continue
      const member = changed[i]
      const first = member * placeWidth
      const listed = whole[first + scaleAt]
      const scale = scales[listed >> 1]
      this.#show(
        member,
        first,
        scale,
        placeTo(places, whole, first, scale.place(value[slot]), ticks),
      )
      if ((listed & isListed) !== 0 || !isUnderWay(places, first)) continue
      whole[first + scaleAt] = listed | isListed
      moving[roll.movingCount++] = member
    }
    roll.changedCount = 0
  }

  /** @frame */
  frame(roll: Roll, now: number): void {
    const { moving, movingCount } = roll
    const { places, whole } = this.#places
    const scales = this.#scales
    const ticks = ticksOf(now)
    let kept = 0
    for (let i = 0; i < movingCount; i++) {
      const member = moving[i]
      const first = member * placeWidth
      if (!isFrom(whole, first, ticks)) {
        const scale = scales[whole[first + scaleAt] >> 1]
        this.#show(member, first, scale, placeAt(places, whole, first, ticks))
      }
      if (isUnderWay(places, first)) moving[kept++] = member
      else whole[first + scaleAt] &= ~isListed
    }
    roll.movingCount = kept
  }

  explain(member: number, value: number): string {
    if (Number.isNaN(value)) return noValueYet
    const scale = this.#scales[this.#places.whole[member * placeWidth + scaleAt] >> 1]
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

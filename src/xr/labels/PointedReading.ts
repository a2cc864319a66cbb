import { Vector3, type WebGLRenderer } from 'three'
import { isVast } from '#scene/selectItem.ts'
import type { World } from '#scene/World.ts'
import { usePlant } from '#state/plant.ts'
import { slotsOfPart } from '#state/slotsOfPart.ts'
import { useWorldPanels } from '#state/worldPanels.ts'
import { wornLabels } from '#state/wornLabels.ts'
import type { AssetKind } from '#twin/Twin.ts'
import { readableName } from '#twin/readableName.ts'
import type { Rays } from '../Rays.ts'
import { Chip } from './Chip.ts'
import type { Cell, ChipAtlas } from '#scene/chips/ChipAtlas.ts'
import type { ChipColours } from './ChipColours.ts'
import { mostReadings, paintReading, ReadingLine } from './paintReading.ts'

/** Texels of its cell. */
export const readingCell = { width: 760, height: 300 }

/** It is painted every so many pulses at most. */
const pulses = 2

/** Over the dot, by its distance: about a degree. */
const lift = 0.022
/** The hand trembles: what it points at has to move so far, by its distance, before the chip goes along. */
const rest = 0.03

/** Assets of which most parts are only a piece of the building. */
const places: ReadonlySet<AssetKind> = new Set(['site', 'area', 'line', 'storey'])

const wish = new Vector3()

/** What the leading ray rests on says its first values beside the place where it is met. Nothing is said of floors and walls. */
export class PointedReading {
  readonly chip: Chip
  isWanted = false
  /** Metres from the eyes to what it may not lie behind. */
  front = Infinity
  readonly #rays: Rays
  readonly #lines = Array.from({ length: mostReadings }, () => new ReadingLine())
  #title = ''
  /** Something has been read that is not painted, and so many pulses it waits yet. */
  #isOld = false
  #wait = 0
  #slots: readonly number[] = []
  #more = 0
  #said = ''
  #part = ''
  /** Names of the panels about it. */
  #panels: readonly string[] = []
  /** What the ray met at the last pulse. */
  #met = ''
  #item = -1

  constructor(rays: Rays, cell: Cell) {
    this.#rays = rays
    this.chip = new Chip(cell)
  }

  clear(): void {
    this.isWanted = false
    wornLabels.reading = null
    this.#part = ''
    this.#met = ''
    this.#item = -1
    this.chip.begin()
  }

  /** Says what is pointed at once the ray has rested there from one pulse to the next; `now` in seconds. */
  pulse(world: World, now: number): void {
    const { item } = this.#rays
    const part = item >= 0 && !isVast(world, item) ? world.partOf(item) : ''
    const isResting = part !== '' && part === this.#met
    this.#met = part
    if (isResting && part !== this.#part) this.#choose(part)
    if (part === '' || part !== this.#part || this.#slots.length === 0) {
      this.isWanted = false
      wornLabels.reading = null
      if (part === '') this.#part = ''
      return
    }
    // A panel about it says all that and more.
    this.isWanted = !useWorldPanels
      .getState()
      .standing.some(({ name }) => this.#panels.includes(name))
    this.#item = item
    this.#read(now)
    wornLabels.reading = this.isWanted ? this.#said : null
  }

  /**
   * Keeps the chip by the dot.
   * @frame
   */
  follow(eyes: Vector3): void {
    const { item, point } = this.#rays
    if (!this.isWanted) return
    const distance = point.distanceTo(eyes)
    this.front = distance * 0.97
    if (item < 0) return
    wish.copy(point)
    wish.y += distance * lift
    const isNew = this.chip.seen === 0 || item !== this.#item
    if (isNew || wish.distanceTo(this.chip.place) > distance * rest) {
      if (this.chip.seen === 0) this.chip.place.copy(wish)
      else this.chip.place.lerp(wish, 0.15)
    }
  }

  /** Paints it when it has changed. Returns whether it did. */
  paint(renderer: WebGLRenderer, atlas: ChipAtlas, colours: ChipColours): boolean {
    const { chip } = this
    if (!chip.isUnpainted || !this.isWanted) return false
    chip.isUnpainted = false
    atlas.paint(renderer, chip.cell, (context) => {
      const lines = this.#lines.slice(0, this.#slots.length)
      const size = paintReading(context, this.#title, lines, this.#more, chip.cell, colours)
      chip.width = size.width
      chip.height = size.height
      return size
    })
    return true
  }

  #choose(part: string): void {
    this.#part = part
    this.#slots = []
    const { twin, assetOfPart, explain, extras } = usePlant.getState()
    if (!twin) return
    const asset = assetOfPart(part)
    const { bound, others } = slotsOfPart(twin, asset, part, explain)
    // A post of the facade is no reason to speak of the whole storey.
    const isOfPlace = asset >= 0 && places.has(twin.assets[asset].kind)
    const all = isOfPlace ? bound : [...bound, ...others]
    this.#slots = all.slice(0, mostReadings)
    this.#more = all.length - this.#slots.length
    const own = part.slice(part.lastIndexOf('/') + 1)
    this.#panels = [`part:${part}`, `part:${asset >= 0 ? twin.assets[asset].id : part}`]
    this.#title = asset >= 0 ? twin.assets[asset].name : readableName(own, extras(part))
    for (const line of this.#lines) line.clear()
    this.#wait = 0
  }

  #read(now: number): void {
    const { twin, signals } = usePlant.getState()
    if (!twin || !signals) return
    this.#slots.forEach((slot, i) => {
      const signal = twin.signals[slot]
      if (this.#lines[i].read(signal, signals, slot, now)) this.#isOld = true
    })
    // It is the largest of all chips.
    this.#wait--
    if (this.#isOld && this.#wait <= 0) {
      this.chip.isUnpainted = true
      this.#isOld = false
      this.#wait = pulses
    }
    const lines = this.#lines.slice(0, this.#slots.length)
    const words = lines.map(({ name, value, note }) => `${name} ${value} ${note}`.trim())
    this.#said = [this.#title, ...words].join('\n')
  }
}

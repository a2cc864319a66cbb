import { Matrix4, Vector3 } from 'three'
import type { Label } from '#twin/LabelTable.ts'
import { Look, lookStride } from '#twin/PartTable.ts'
import { Picker } from './Picker.ts'
import type { World } from './World.ts'

/** A label at work: where it sits in its row's frame, and how it stood at the last look round. */
export type RankedLabel<Chip> = {
  readonly label: Label
  /** Number of its model. */
  readonly number: number
  readonly local: Vector3
  readonly half: Vector3
  /** The middle of the top of its part's box, and its lift: metres of the plant. */
  readonly world: Vector3
  rank: number
  /** Behind something, or not looked at yet. */
  isHidden: boolean
  isKnown: boolean
  /** Metres from the eye to the nearest thing that is before some of it; Infinity when it is quite free. */
  front: number
  /** What shows it; whoever places it says whether that is seen now. */
  chip: Chip | null
  isShown: boolean
}

/** Who looks at labels. */
export type Onlooker = {
  readonly eye: Vector3
  /** To the right, of length 1. */
  readonly side: Vector3
  /** Metres of the plant that are one to them. */
  readonly scale: number
  /** Whether a place is in sight or could be so soon. */
  readonly sees: (place: Vector3) => boolean
}

/** So many of the nearest are looked at, to find those that are not hidden. */
const candidates = 160
const looksAPulse = 24
/** How far aside its corners lie, for each metre of distance. */
const aside = 0.026
/** What is shown counts as nearer by this, so that two at one distance do not take turns. */
const kept = 0.92

/** Chooses the labels to show: the nearest of those whose place is not hidden behind something. Where they lie is up to others. */
export class LabelRanks<Chip> {
  /** How many are chosen at most. */
  most = 40
  /** The chosen ones, nearest first; each has a chip. */
  near: readonly RankedLabel<Chip>[] = []
  readonly #world: World
  readonly #take: () => Chip
  readonly #release: (chip: Chip) => void
  readonly #picker: Picker
  readonly #matrix = new Matrix4()
  readonly #ray = new Vector3()
  #entries: RankedLabel<Chip>[] = []
  /** The nearest ones, hidden or not. */
  #candidates: RankedLabel<Chip>[] = []
  #version = -1
  #look = 0

  /** `take` gives a chip for a label that is chosen, `release` has it back. */
  constructor(world: World, take: () => Chip, release: (chip: Chip) => void) {
    this.#world = world
    this.#take = take
    this.#release = release
    this.#picker = new Picker(world)
    this.#picker.isLoose = true
  }

  /** Chooses anew; on the pulse. Of so many it finds out whether they are hidden; who calls `look` in the frame needs none here. */
  pulse(onlooker: Onlooker, looks = looksAPulse): void {
    let version = 0
    for (const { model } of this.#world.placed) version += model.labels?.version ?? 0
    if (version !== this.#version) this.#collect(version)
    if (this.#entries.length === 0) return
    this.#rank(onlooker)
    this.look(onlooker, looks)
    this.#choose()
  }

  /**
   * Looks from the eye to so many: to those that it knows nothing of yet, and to others in turn.
   * @frame
   */
  look(onlooker: Onlooker, count: number): void {
    const all = this.#candidates
    let left = Math.min(count, all.length)
    for (let i = 0; i < all.length && left > 0; i++) {
      if (all[i].isKnown) continue
      this.#lookAt(all[i], onlooker)
      all[i].isKnown = true
      left--
    }
    const { near } = this
    for (; left > 0; left--) {
      const turn = this.#look++
      // Those that are shown come round sooner.
      const isNear = turn % 2 === 0 && near.length > 0
      const among = isNear ? near : all
      this.#lookAt(among[(turn >> 1) % among.length], onlooker)
    }
  }

  /** Takes all chips back. */
  clear(): void {
    for (const entry of this.near) this.#drop(entry)
    this.near = []
  }

  /**
   * Brings a label's `world` to where its part is now.
   * @frame
   */
  anchor({ label, number, local, half, world }: RankedLabel<Chip>): void {
    const e = this.#world.readRow(number, label.row, this.#matrix).elements
    world.copy(local).applyMatrix4(this.#matrix)
    world.y +=
      Math.abs(e[1]) * half.x + Math.abs(e[5]) * half.y + Math.abs(e[9]) * half.z + label.lift
  }

  #collect(version: number): void {
    this.#version = version
    this.clear()
    this.#candidates = []
    this.#entries = this.#world.placed.flatMap(({ model }, number) =>
      [...(model.labels?.labels ?? [])].map((label) => {
        const [x, y, z, maxX, maxY, maxZ] = Array.from(model.bounds?.(label.row) ?? nowhere)
        const known = x <= maxX
        return {
          label,
          number,
          local: known
            ? new Vector3((x + maxX) / 2, (y + maxY) / 2, (z + maxZ) / 2)
            : new Vector3(),
          half: known ? new Vector3((maxX - x) / 2, (maxY - y) / 2, (maxZ - z) / 2) : new Vector3(),
          world: new Vector3(),
          rank: 0,
          isHidden: true,
          isKnown: false,
          front: Infinity,
          chip: null,
          isShown: false,
        }
      }),
    )
  }

  /** Lists the nearest. */
  #rank({ eye, scale, sees }: Onlooker): void {
    for (const entry of this.#entries) {
      this.anchor(entry)
      const distance = entry.world.distanceTo(eye) / scale
      const isNear = distance <= entry.label.within && sees(entry.world)
      if (!isNear || this.#isOutOfSight(entry)) entry.rank = Infinity
      else entry.rank = entry.isShown ? distance * kept : distance
    }
    this.#candidates = this.#entries
      .filter(({ rank }) => rank < Infinity)
      .toSorted((a, b) => a.rank - b.rank)
      .slice(0, candidates)
  }

  #choose(): void {
    const near = this.#candidates.filter(({ isHidden }) => !isHidden).slice(0, this.most)
    for (const entry of this.near) if (!near.includes(entry)) this.#drop(entry)
    for (const entry of near) entry.chip ??= this.#take()
    this.near = near
  }

  #drop(entry: RankedLabel<Chip>): void {
    if (entry.chip !== null) this.#release(entry.chip)
    entry.chip = null
    entry.isShown = false
  }

  /** A label is hidden when its place is, and what lies under both its upper corners: a pipe in front takes no room away. */
  #lookAt(entry: RankedLabel<Chip>, onlooker: Onlooker): void {
    const step = entry.world.distanceTo(onlooker.eye) * aside
    entry.front = Infinity
    const isCovered = this.#isCovered(entry, onlooker, 0, 0)
    const isRightCovered = this.#isCovered(entry, onlooker, step, step * 0.7)
    const isLeftCovered = this.#isCovered(entry, onlooker, -step, step * 0.7)
    entry.isHidden = isCovered && isRightCovered && isLeftCovered
  }

  #isCovered(entry: RankedLabel<Chip>, { eye, side }: Onlooker, across: number, above: number) {
    const ray = this.#ray.copy(entry.world).addScaledVector(side, across)
    ray.y += above
    ray.sub(eye)
    const distance = ray.length()
    const item = this.#picker.cast(eye, ray.divideScalar(distance), distance - 0.1)
    if (item < 0 || this.#isOwn(entry, item)) return false
    entry.front = Math.min(entry.front, this.#picker.far)
    return true
  }

  #isOwn({ number, label }: RankedLabel<Chip>, item: number): boolean {
    const { end } = this.#world.placed[number].model.parts
    const row = this.#world.rowOf[item]
    return this.#world.modelOf[item] === number && row >= label.row && row < end[label.row]
  }

  /** Whether a person has hidden its part, or made a ghost of it. */
  #isOutOfSight({ number, label }: RankedLabel<Chip>): boolean {
    const { look } = this.#world.placed[number].model.parts
    return look[label.row * lookStride + Look.ghost] > 0.5
  }
}

/** The box of what has none. */
const nowhere = [1, 0, 0, 0, 0, 0]

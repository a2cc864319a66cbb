import { Matrix4, Vector3, type PerspectiveCamera } from 'three'
import { usePlant } from '#state/plant.ts'
import type { Label, LabelTable } from '#twin/LabelTable.ts'
import { Look, lookStride } from '#twin/PartTable.ts'
import { declutter } from './declutter.ts'
import { LabelChip } from './LabelChip.ts'
import { Picker } from './Picker.ts'
import type { World } from './World.ts'

/** The labels of a model, and its boxes to put them on. */
export type Labelled = { labels: LabelTable; bounds(row: number): ArrayLike<number> }

/** A label at work: where it sits in its row's frame, and how it stood at the last look round. */
type Entry = {
  label: Label
  number: number
  local: Vector3
  half: Vector3
  world: Vector3
  distance: number
  /** Behind something, or not looked at yet. */
  isHidden: boolean
  isKnown: boolean
  chip: LabelChip | null
}

const most = 40
/** So many of the nearest are looked at, to find those that are not hidden. */
const candidates = 160
const looksAPulse = 24
/** How far aside its corners lie, for each metre of distance. */
const aside = 0.026

/**
 * Values written at parts, as elements over the picture: the nearest forty at most of those whose place is not hidden
 * behind something, none over a nearer one. Which, and what they say, is settled on the pulse; where, in the frame.
 */
export class Labels {
  readonly #host: HTMLElement
  readonly #world: World
  readonly #sources: readonly Labelled[]
  readonly #picker: Picker
  readonly #chips: LabelChip[] = []
  readonly #free: LabelChip[] = []
  readonly #boxes = new Float32Array(most * 4)
  readonly #wanted = new Uint8Array(most)
  readonly #shown = new Uint8Array(most)
  readonly #matrix = new Matrix4()
  readonly #point = new Vector3()
  readonly #eye = new Vector3()
  readonly #ray = new Vector3()
  readonly #side = new Vector3()
  #entries: Entry[] = []
  #near: Entry[] = []
  /** The nearest ones, hidden or not. */
  #candidates: Entry[] = []
  #version = -1
  #look = 0

  /** `sources` stand in the order of the world's models. */
  constructor(host: HTMLElement, world: World, sources: readonly Labelled[]) {
    this.#host = host
    this.#world = world
    this.#sources = sources
    this.#picker = new Picker(world)
  }

  /** Chooses the labels to show and says their values; on the pulse, `now` in seconds. */
  pulse(camera: PerspectiveCamera, now: number): void {
    let version = 0
    for (const { labels } of this.#sources) version += labels.version
    if (version !== this.#version) this.#collect(version)
    if (this.#entries.length === 0) return
    this.#rank(camera)
    this.#lookBehind(camera)
    this.#choose()
    const { twin, signals } = usePlant.getState()
    const changed: LabelChip[] = []
    for (const { label, chip } of this.#near) {
      if (chip?.say(label.text, twin?.signals[label.slot], signals, label.slot, now))
        changed.push(chip)
    }
    for (const chip of changed) chip.measure()
  }

  /**
   * Puts the chosen labels where their parts are now, in a picture of so many pixels.
   * @frame
   */
  place(camera: PerspectiveCamera, width: number, height: number): void {
    const near = this.#near
    const boxes = this.#boxes
    for (let i = 0; i < near.length; i++) {
      const { chip, isHidden } = near[i]
      const point = this.#point
      this.#anchor(near[i])
      point.copy(near[i].world).project(camera)
      const inside = Math.abs(point.x) < 1 && Math.abs(point.y) < 1 && point.z < 1
      this.#wanted[i] = inside && !isHidden && chip !== null ? 1 : 0
      if (chip === null) continue
      // Whole at the edge of the picture too.
      boxes[i * 4] = within(((point.x + 1) / 2) * width - chip.width / 2, width - chip.width)
      boxes[i * 4 + 1] = within(((1 - point.y) / 2) * height - chip.height, height - chip.height)
      boxes[i * 4 + 2] = chip.width
      boxes[i * 4 + 3] = chip.height
    }
    declutter(boxes, this.#wanted, near.length, this.#shown, 3)
    for (let i = 0; i < near.length; i++) {
      const { chip } = near[i]
      if (chip === null) continue
      chip.show(this.#shown[i] === 1)
      if (this.#shown[i] === 1) chip.move(Math.round(boxes[i * 4]), Math.round(boxes[i * 4 + 1]))
    }
  }

  close(): void {
    for (const chip of this.#chips) chip.close()
  }

  #collect(version: number): void {
    this.#version = version
    for (const { chip } of this.#near) if (chip) this.#release(chip)
    this.#near = []
    this.#candidates = []
    this.#entries = this.#sources.flatMap((source, number) =>
      [...source.labels.labels].map((label) => {
        const [x, y, z, maxX, maxY, maxZ] = Array.from(source.bounds(label.row))
        const known = x <= maxX
        return {
          label,
          number,
          local: known
            ? new Vector3((x + maxX) / 2, (y + maxY) / 2, (z + maxZ) / 2)
            : new Vector3(),
          half: known ? new Vector3((maxX - x) / 2, (maxY - y) / 2, (maxZ - z) / 2) : new Vector3(),
          world: new Vector3(),
          distance: 0,
          isHidden: true,
          isKnown: false,
          chip: null,
        }
      }),
    )
  }

  /** Lists the nearest. */
  #rank(camera: PerspectiveCamera): void {
    camera.getWorldPosition(this.#eye)
    for (const entry of this.#entries) {
      this.#anchor(entry)
      const distance = entry.world.distanceTo(this.#eye)
      this.#point.copy(entry.world).project(camera)
      const inside =
        Math.abs(this.#point.x) < 1.2 && Math.abs(this.#point.y) < 1.2 && this.#point.z < 1
      const isNear = inside && distance <= entry.label.within
      entry.distance = isNear && !this.#isOutOfSight(entry) ? distance : Infinity
    }
    this.#candidates = this.#entries
      .filter((entry) => entry.distance < Infinity)
      .toSorted((a, b) => a.distance - b.distance)
      .slice(0, candidates)
  }

  #choose(): void {
    const near = this.#candidates.filter(({ isHidden }) => !isHidden).slice(0, most)
    for (const entry of this.#near) {
      if (entry.chip === null || near.includes(entry)) continue
      this.#release(entry.chip)
      entry.chip = null
    }
    this.#shown.fill(0)
    near.forEach((entry, i) => {
      const old = this.#near.indexOf(entry)
      if (old >= 0) this.#shown[i] = entry.chip?.isShown ? 1 : 0
      entry.chip ??= this.#take()
    })
    this.#near = near
  }

  /** Looks from the eye to those that it knows nothing of yet, and to a few of the others in turn. */
  #lookBehind(camera: PerspectiveCamera): void {
    const all = this.#candidates
    this.#side.setFromMatrixColumn(camera.matrixWorld, 0)
    let looks = 0
    for (const entry of all) {
      if (entry.isKnown || looks++ >= looksAPulse) continue
      entry.isHidden = this.#isBehind(entry)
      entry.isKnown = true
    }
    for (; looks < Math.min(looksAPulse, all.length); looks++) {
      const entry = all[this.#look++ % all.length]
      entry.isHidden = this.#isBehind(entry)
    }
  }

  /** A label is hidden when its place is, and what lies under both its upper corners: a pipe in front takes no room away. */
  #isBehind(entry: Entry): boolean {
    const step = entry.world.distanceTo(this.#eye) * aside
    return (
      this.#isCovered(entry, 0, 0) &&
      this.#isCovered(entry, step, step * 0.7) &&
      this.#isCovered(entry, -step, step * 0.7)
    )
  }

  #isCovered(entry: Entry, across: number, above: number): boolean {
    const ray = this.#ray.copy(entry.world).addScaledVector(this.#side, across)
    ray.y += above
    ray.sub(this.#eye)
    const distance = ray.length()
    const item = this.#picker.cast(this.#eye, ray.divideScalar(distance), distance - 0.1)
    return item >= 0 && !this.#isOwn(entry, item)
  }

  #isOwn({ number, label }: Entry, item: number): boolean {
    const { end } = this.#world.placed[number].model.parts
    const row = this.#world.rowOf[item]
    return this.#world.modelOf[item] === number && row >= label.row && row < end[label.row]
  }

  /** Whether a person has hidden its part, or made a ghost of it. */
  #isOutOfSight({ number, label }: Entry): boolean {
    const { look } = this.#world.placed[number].model.parts
    return look[label.row * lookStride + Look.ghost] > 0.5
  }

  /** The middle of the top of the part's box, and its lift. */
  #anchor(entry: Entry): void {
    const { label, number, local, half, world } = entry
    const e = this.#world.readRow(number, label.row, this.#matrix).elements
    world.copy(local).applyMatrix4(this.#matrix)
    world.y +=
      Math.abs(e[1]) * half.x + Math.abs(e[5]) * half.y + Math.abs(e[9]) * half.z + label.lift
  }

  #take(): LabelChip {
    const free = this.#free.pop()
    if (free) return free
    const chip = new LabelChip(this.#host)
    this.#chips.push(chip)
    return chip
  }

  #release(chip: LabelChip): void {
    chip.show(false)
    this.#free.push(chip)
  }
}

/** Pixels between a label and the edge of the picture. */
const margin = 4

/** @frame */
function within(at: number, end: number): number {
  return Math.max(margin, Math.min(end - margin, at))
}

import { Vector3, type PerspectiveCamera } from 'three'
import { usePlant } from '#state/plant.ts'
import { declutter } from './declutter.ts'
import { LabelChip } from './LabelChip.ts'
import { LabelRanks, type Onlooker } from './LabelRanks.ts'
import { sight } from './sight.ts'
import type { World } from './World.ts'

const most = 40

/**
 * Values written at parts, as elements over the picture: the nearest forty at most of those whose place is not hidden
 * behind something, none over a nearer one. Which, and what they say, is settled on the pulse; where, in the frame.
 */
export class Labels {
  readonly #host: HTMLElement
  readonly #ranks: LabelRanks<LabelChip>
  readonly #chips: LabelChip[] = []
  readonly #free: LabelChip[] = []
  readonly #boxes = new Float32Array(most * 4)
  readonly #wanted = new Uint8Array(most)
  readonly #shown = new Uint8Array(most)
  readonly #point = new Vector3()
  readonly #onlooker: Onlooker
  #camera: PerspectiveCamera | null = null

  constructor(host: HTMLElement, world: World) {
    this.#host = host
    this.#ranks = new LabelRanks(
      world,
      () => this.#take(),
      (chip) => this.#release(chip),
    )
    this.#ranks.most = most
    this.#onlooker = {
      eye: new Vector3(),
      side: new Vector3(),
      scale: 1,
      sees: (place) => this.#sees(place),
    }
  }

  /** Chooses the labels to show and says their values; on the pulse, `now` in seconds. */
  pulse(camera: PerspectiveCamera, now: number): void {
    const { eye, side } = this.#onlooker
    this.#camera = camera
    camera.getWorldPosition(eye)
    side.setFromMatrixColumn(camera.matrixWorld, 0)
    this.#ranks.pulse(this.#onlooker)
    const { twin, signals } = usePlant.getState()
    const changed: LabelChip[] = []
    for (const { label, chip } of this.#ranks.near) {
      if (chip?.say(label, twin, signals, now)) changed.push(chip)
    }
    for (const chip of changed) chip.measure()
  }

  /**
   * Puts the chosen labels where their parts are now, in a picture of so many pixels.
   * @frame
   */
  place(camera: PerspectiveCamera, width: number, height: number): void {
    const { near } = this.#ranks
    const boxes = this.#boxes
    for (let i = 0; i < near.length; i++) {
      const { chip, isHidden, isShown, world } = near[i]
      const point = this.#point
      this.#ranks.anchor(near[i])
      point.copy(world).project(camera)
      const inside = Math.abs(point.x) < 1 && Math.abs(point.y) < 1 && point.z < 1
      const isCut = sight.cutaway?.hides(world) ?? false
      this.#wanted[i] = inside && !isHidden && !isCut && chip !== null ? 1 : 0
      this.#shown[i] = isShown ? 1 : 0
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
      near[i].isShown = this.#shown[i] === 1
      if (chip === null) continue
      chip.show(near[i].isShown)
      if (near[i].isShown) chip.move(Math.round(boxes[i * 4]), Math.round(boxes[i * 4 + 1]))
    }
  }

  /** Shows none until the next pulse: somebody else has the picture. */
  rest(): void {
    this.#ranks.clear()
  }

  close(): void {
    for (const chip of this.#chips) chip.close()
  }

  /** A little more than the picture: the camera moves before the next pulse. */
  #sees(place: Vector3): boolean {
    if (!this.#camera) return false
    const { x, y, z } = this.#point.copy(place).project(this.#camera)
    return Math.abs(x) < 1.2 && Math.abs(y) < 1.2 && z < 1
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

import { Vector3 } from 'three'
import { cutaway } from '#scene/Cutaway.ts'
import { declutter } from '#scene/declutter.ts'
import { LabelRanks, type Onlooker } from '#scene/LabelRanks.ts'
import type { World } from '#scene/World.ts'
import { usePlant } from '#state/plant.ts'
import { worn } from '#state/headset.ts'
import { onPulse } from '#state/pulse.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { drawOrder } from '../drawOrder.ts'
import type { Gear } from '../Gear.ts'
import type { Wearer } from '../Wearer.ts'
import type { Chip } from './Chip.ts'
import { ChipAtlas } from '#scene/chips/ChipAtlas.ts'
import { readChipColours, type ChipColours } from './ChipColours.ts'
import { ChipMesh } from '#scene/chips/ChipMesh.ts'
import { ChipPool, mostLabels } from './ChipPool.ts'
import { textAngle, valueTexels } from './chipSize.ts'
import { paintChip } from './paintChip.ts'
import { PointedReading, readingCell } from './PointedReading.ts'
import { writeAngles } from './writeAngles.ts'

/** Chips painted in a frame: each takes about a tenth of a millisecond. All have their turn twice a second. */
const paintsAFrame = 1
/** Labels of which it is found out in a frame whether something hides them, for who walks and for who stands. */
const looksWalking = 2
const looksStanding = 1
/** Metres from where somebody stands. */
const steps = 0.3
/** Degrees that two chips keep apart; those that are shown may come so much nearer. */
const apart = 0.4
/** Drawn nearer than it stands by this share, metres at most, so that the machines about it don't cut into it. */
const nearer = 0.2
const nearest = 1.5
/** Metres before what stands before some of it. */
const gap = 0.15
/** Nothing is shown closer to the eyes, metres. */
const closest = 0.3
/** Metres that hands and what they hold are away at most. */
const arm = 0.9
/** Cosine of the angle from the face beyond which nothing comes into sight before the next pulse. */
const beside = Math.cos((80 * Math.PI) / 180)

const to = new Vector3()
const at = new Vector3()

/** How many metres from the eyes something stands before it. */
type Fronted = { readonly front: number }
const free: Fronted = { front: Infinity }

/**
 * The labels of the plant in the world of the headset, and the reading of what is pointed at: the same as on the page, each upright and
 * facing the person, all in one draw call.
 */
export class HeadsetLabels implements Gear {
  readonly #wearer: Wearer
  readonly #atlas: ChipAtlas
  readonly #mesh: ChipMesh
  readonly #pool = new ChipPool()
  readonly #reading: PointedReading
  readonly #boxes = new Float32Array((mostLabels + 1) * 4)
  readonly #wanted = new Uint8Array(mostLabels + 1)
  readonly #shown = new Uint8Array(mostLabels + 1)
  readonly #onlooker: Onlooker & { scale: number }
  readonly #ahead = new Vector3()
  /** Where the person was lately. */
  readonly #stood = new Vector3()
  #colours: ChipColours | null = null
  #ranks: LabelRanks<Chip>
  #paint = 0
  #stop = (): void => undefined

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    const height = ChipPool.height + readingCell.height
    this.#atlas = new ChipAtlas(Math.max(ChipPool.width, readingCell.width), height)
    this.#mesh = new ChipMesh(this.#atlas, this.#pool.all.length + 1, drawOrder.labels)
    this.#reading = new PointedReading(wearer.rays, {
      ...readingCell,
      left: 0,
      top: ChipPool.height,
    })
    this.#onlooker = {
      eye: wearer.origin.eyes,
      side: new Vector3(),
      scale: 1,
      sees: (place) => to.copy(place).sub(wearer.origin.eyes).normalize().dot(this.#ahead) > beside,
    }
    this.#ranks = this.#rank(wearer.world)
  }

  setWorld(world: World): void {
    this.#ranks.clear()
    this.#ranks = this.#rank(world)
    this.#reading.clear()
  }

  start(): void {
    this.#colours = readChipColours()
    this.#pool.forget()
    this.#wearer.scene.add(this.#mesh.object)
    this.#stop = onPulse((now) => this.#pulse(now))
  }

  end(): void {
    this.#stop()
    this.#ranks.clear()
    this.#reading.clear()
    this.#mesh.object.removeFromParent()
    wornLabels.shown = 0
  }

  /** @frame */
  step(seconds: number): void {
    const { eyes } = this.#wearer.origin
    this.#paintSome()
    // A few in every frame: all at once on the pulse would be felt.
    const isStanding = this.#stood.distanceTo(eyes) < steps * worn.scale
    this.#ranks.look(this.#onlooker, isStanding ? looksStanding : looksWalking)
    this.#mesh.begin(eyes, arm * worn.scale)
    this.#place()
    this.#draw(seconds)
    this.#mesh.end()
  }

  close(): void {
    this.#stop()
    this.#mesh.dispose()
    this.#atlas.dispose()
  }

  #rank(world: World): LabelRanks<Chip> {
    return new LabelRanks(
      world,
      () => this.#pool.take(),
      (chip) => this.#pool.release(chip),
    )
  }

  /** Chooses the labels and reads their values. */
  #pulse(now: number): void {
    const { origin } = this.#wearer
    const { yaw, eyes } = origin
    // Who has gone so far since the last pulses still walks; where they stopped they stand soon.
    this.#stood.lerp(eyes, 0.3)
    this.#ahead.set(-Math.sin(yaw), 0, -Math.cos(yaw))
    this.#onlooker.side.set(Math.cos(yaw), 0, -Math.sin(yaw))
    this.#onlooker.scale = worn.scale
    this.#pool.collect()
    this.#ranks.most = wornLabels.isOn ? Math.min(mostLabels, wornLabels.most) : 0
    this.#ranks.pulse(this.#onlooker, 0)
    const { twin, signals } = usePlant.getState()
    for (const { label, chip } of this.#ranks.near) {
      if (chip?.words.read(label, twin, signals, now)) chip.isUnpainted = true
    }
    this.#reading.pulse(this.#wearer.world, now)
  }

  /**
   * Finds where chips lie in the sight and which have room there. The reading comes first.
   * @frame
   */
  #place(): void {
    const { near } = this.#ranks
    const { origin } = this.#wearer
    const { eyes } = origin
    const boxes = this.#boxes
    const reading = this.#reading
    reading.follow(eyes)
    for (let i = 0; i <= near.length; i++) {
      const chip = i === 0 ? reading.chip : near[i - 1].chip
      this.#wanted[i] = 0
      this.#shown[i] = 0
      if (chip === null || chip.width === 0) continue
      if (i > 0) {
        this.#ranks.anchor(near[i - 1])
        chip.place.copy(near[i - 1].world)
        this.#shown[i] = near[i - 1].isShown ? 1 : 0
      }
      to.copy(chip.place).sub(eyes)
      const distance = to.length() / worn.scale
      const size = textAngle(distance) / valueTexels
      boxes[i * 4 + 2] = chip.width * size
      boxes[i * 4 + 3] = chip.height * size
      const isSeen = writeAngles(boxes, i, to, origin)
      const isThere = i > 0 && !near[i - 1].isHidden && !cutaway.hides(chip.place)
      const isWanted = i === 0 ? reading.isWanted : isThere
      if (isSeen && isWanted && distance > closest) this.#wanted[i] = 1
    }
    declutter(boxes, this.#wanted, near.length + 1, this.#shown, apart)
    wornLabels.shown = 0
    for (let i = 0; i < near.length; i++) {
      near[i].isShown = this.#shown[i + 1] === 1
      wornLabels.shown += this.#shown[i + 1]
    }
  }

  /** @frame */
  #draw(seconds: number): void {
    const { near } = this.#ranks
    const { fading } = this.#pool
    for (let i = 0; i < fading.length; i++) this.#drawChip(fading[i], false, free, seconds)
    // The nearest lies over the others.
    for (let i = near.length - 1; i >= 0; i--) {
      const { chip, isShown } = near[i]
      if (chip) this.#drawChip(chip, isShown, near[i], seconds)
    }
    this.#drawChip(this.#reading.chip, this.#shown[0] === 1, this.#reading, seconds)
  }

  /** @frame */
  #drawChip(chip: Chip, isShown: boolean, before: Fronted, seconds: number): void {
    if (!chip.fade(isShown, seconds)) {
      chip.share = NaN
      return
    }
    const { eyes } = this.#wearer.origin
    const { scale } = worn
    to.copy(chip.place).sub(eyes)
    const distance = to.length()
    const wish = distance - Math.min(distance * nearer, nearest * scale)
    const share = Math.max(0.1, Math.min(wish, before.front - gap * scale) / distance)
    // What steps between does not make it jump.
    if (chip.share === chip.share) chip.share += (share - chip.share) * (1 - Math.exp(-seconds * 8))
    else chip.share = share
    at.copy(to).multiplyScalar(chip.share).add(eyes)
    const high = 2 * Math.tan(textAngle(distance / scale) / 2) * distance * chip.share
    chip.texel = high / valueTexels
    this.#mesh.add(at, chip)
  }

  /** Paints what has changed, a few chips in a frame. */
  #paintSome(): void {
    const { gl } = this.#wearer
    const colours = this.#colours
    if (colours === null) return
    if (!this.#atlas.isKept(gl)) {
      this.#pool.forget()
      this.#reading.chip.isUnpainted = true
    }
    const { near } = this.#ranks
    let left = paintsAFrame
    if (this.#reading.paint(gl, this.#atlas, colours)) left--
    for (let looked = 0; looked < near.length && left > 0; looked++) {
      const { chip, isShown } = near[this.#paint++ % near.length]
      // One that nobody sees now is painted once, to know how large it is.
      if (chip === null || !chip.isUnpainted || !(isShown || chip.width === 0)) continue
      chip.isUnpainted = false
      left--
      paintChip(gl, this.#atlas, chip, colours)
    }
  }
}

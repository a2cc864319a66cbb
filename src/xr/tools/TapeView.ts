import { Color, Vector3, type Object3D } from 'three'
import { Chip } from './Chip.ts'
import { mostMeasures, type Measuring } from './Measuring.ts'
import { sayLength, sayParts } from './sayLength.ts'
import { Strokes } from './Strokes.ts'

const light = new Color('#f2f5f8')
const grey = new Color('#98a2ad')
const caught = new Color('#9ec7f0')
const corner = new Vector3()
const middle = new Vector3()

/** How lengths are seen in the plant: a line with dots at its ends, thin ones along the level and up, and a chip that says it. */
export class TapeView {
  readonly #strokes = new Strokes(mostMeasures * 3 + 6)
  readonly #chips: readonly Chip[]
  /** What each chip says, metres. */
  readonly #said = new Float64Array(mostMeasures + 1).fill(NaN)
  #clock = 0

  constructor(scene: Object3D) {
    // One more for the length that is being taken.
    this.#chips = Array.from({ length: mostMeasures + 1 }, () => new Chip())
    scene.add(this.#strokes.object)
    for (const { object } of this.#chips) scene.add(object)
  }

  /**
   * Shows all lengths, and what is being measured when `isHeld`.
   * @frame
   */
  show(tape: Measuring, isHeld: boolean, eyes: Vector3, seconds: number): void {
    this.#clock += seconds
    const strokes = this.#strokes
    const { measures, first, snap, point } = tape
    strokes.begin(eyes)
    let chips = 0
    for (let i = 0; i < measures.length; i++) {
      this.#length(measures[i].from, measures[i].to, eyes, chips++)
    }
    if (isHeld && first !== null) {
      if (snap === null) strokes.dot(first, 6, light)
      else this.#length(first, point, eyes, chips++)
    }
    // What has caught the ray is marked by its size, and by its colour.
    if (isHeld && snap !== null) {
      const isCaught = snap !== 'surface'
      strokes.dot(point, isCaught ? 9 : 5, isCaught ? caught : light)
    }
    for (let i = chips; i < this.#chips.length; i++) this.#chips[i].hide()
    strokes.end()
  }

  dispose(): void {
    this.#strokes.dispose()
    for (const chip of this.#chips) chip.dispose()
  }

  /** @frame */
  #length(from: Vector3, to: Vector3, eyes: Vector3, number: number): void {
    const strokes = this.#strokes
    const level = Math.hypot(to.x - from.x, to.z - from.z)
    const rise = to.y - from.y
    const metres = Math.hypot(level, rise)
    const isSlanting = Math.min(level, Math.abs(rise)) > 0.02 * metres
    strokes.line(from, to, 2, light)
    strokes.dot(from, 6, light)
    strokes.dot(to, 6, light)
    if (isSlanting) {
      // Along the level at the lower end, then up.
      corner.set(to.x, from.y, to.z)
      if (rise < 0) corner.set(from.x, to.y, from.z)
      strokes.line(from, corner, 1, grey)
      strokes.line(corner, to, 1, grey)
    }
    const chip = this.#chips[number]
    // Nobody reads faster than ten times a second.
    if (metres !== this.#said[number] && (this.#clock > 0.1 || !chip.object.visible)) {
      this.#clock = 0
      this.#said[number] = metres
      chip.say(sayLength(metres), isSlanting ? sayParts(level, rise) : '')
    }
    chip.show(middle.addVectors(from, to).multiplyScalar(0.5), eyes)
  }
}

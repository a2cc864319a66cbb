import { Vector3 } from 'three'
import { Ground } from '../Ground.ts'
import { Picker } from '../Picker.ts'
import type { World } from '../World.ts'
import type { Figure } from './Figure.ts'

/** Metres that somebody moves, or who looks, before it is found out again. */
const moved = 0.06
/** Metres that eyes are over the floor of somebody who walks, at least and at most: on stairs and before a step. */
const lowest = 1.3
const highest = 2.1

const down = new Vector3(0, -1, 0)
const ahead = new Vector3()

/** Finds out who stands on a floor and who is hidden from these eyes: of one person a frame, since each takes some rays. */
export class Senses {
  #ground: Ground
  #picker: Picker
  #next = 0

  constructor(world: World) {
    this.#ground = new Ground(world)
    this.#picker = makePicker(world)
  }

  setWorld(world: World): void {
    this.#ground = new Ground(world)
    this.#picker = makePicker(world)
  }

  /** @frame */
  step(figures: readonly Figure[], eyes: Vector3): void {
    for (let looked = 0; looked < figures.length; looked++) {
      const figure = figures[this.#next++ % figures.length]
      if (!figure.isThere || !hasMoved(figure, eyes)) continue
      this.#look(figure, eyes)
      return
    }
  }

  /** @frame */
  #look(figure: Figure, eyes: Vector3): void {
    const { head } = figure
    ahead.subVectors(head, eyes)
    const far = ahead.length()
    const near = 0.3 * figure.size
    figure.isSeen = far < near || this.#picker.cast(eyes, ahead.divideScalar(far), far - near) < 0
    // Of a headset it is known, and a giant stands beside the plant.
    if (figure.person.device === 'headset') return
    const isOver = this.#picker.cast(head, down, highest) >= 0
    const above = isOver ? this.#picker.far : head.y - this.#ground.level
    figure.isOnFoot = above > lowest && above < highest
  }
}

/** @frame */
function hasMoved({ felt, head }: Figure, eyes: Vector3): boolean {
  const isSame =
    Math.abs(felt[0] - head.x) + Math.abs(felt[1] - head.y) + Math.abs(felt[2] - head.z) < moved &&
    Math.abs(felt[3] - eyes.x) + Math.abs(felt[4] - eyes.y) + Math.abs(felt[5] - eyes.z) < moved
  if (isSame) return false
  felt[0] = head.x
  felt[1] = head.y
  felt[2] = head.z
  felt[3] = eyes.x
  felt[4] = eyes.y
  felt[5] = eyes.z
  return true
}

function makePicker(world: World): Picker {
  const picker = new Picker(world)
  picker.isLoose = true
  return picker
}

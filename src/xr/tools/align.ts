import { Color, Vector3 } from 'three'
import { setHeadset, worn } from '#state/headset.ts'
import type { World } from '#scene/World.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { Alignment } from './Alignment.ts'
import { handRay } from './handRay.ts'
import { Measuring } from './Measuring.ts'
import { Strokes } from './Strokes.ts'
import type { HeldTool, Tool } from './Tool.ts'

const reach = 4
const light = new Color('#f2f5f8')
const caught = new Color('#9ec7f0')
const from = new Vector3()
const direction = new Vector3()
const at = new Vector3()

/** Lays the plant at its full size over the real one. */
export const align: Tool = {
  name: 'align',
  title: 'Lay over the real plant',
  words:
    'Two corners of the plant, then the same two touched in the room: it lies over the real one.',
  mode: 'ar',
  make: (wearer) => new Align(wearer),
}

class Align implements HeldTool {
  readonly #wearer: Wearer
  readonly #alignment = new Alignment()
  readonly #strokes = new Strokes(8)
  /** It catches corners as the tape does. */
  readonly #aim: Measuring

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#aim = new Measuring(wearer.world)
    wearer.scene.add(this.#strokes.object)
  }

  setWorld(world: World): void {
    this.#aim.setWorld(world)
    this.#alignment.restart()
  }

  take(): void {
    this.#alignment.restart()
    this.#say()
  }

  drop(): void {
    this.#alignment.restart()
  }

  /** @frame */
  step(hand: Hand | null): number {
    const { origin } = this.#wearer
    const { points, isDone, wantsPlant } = this.#alignment
    const strokes = this.#strokes
    strokes.begin(origin.eyes)
    let far = 0
    if (hand) {
      handRay(hand, from, direction)
      const dots = isDone ? 0 : points.length
      for (let i = 0; i < dots; i++) {
        at.copy(points[i])
        if (i >= 2) origin.group.localToWorld(at)
        strokes.dot(at, 8, caught)
      }
      if (wantsPlant) {
        this.#aim.aim(from, direction, worn.scale)
        far = reach
        if (this.#aim.snap !== null) {
          strokes.dot(this.#aim.point, this.#aim.snap === 'surface' ? 5 : 9, light)
          far = from.distanceTo(this.#aim.point) / worn.scale
        }
      } else if (!isDone) strokes.dot(from, 4, light)
    }
    strokes.end()
    return far
  }

  act(_: Hand, act: HandAct): boolean {
    const alignment = this.#alignment
    if (act === 'squeezestart') {
      const had = alignment.back()
      this.#say()
      return had
    }
    if (act === 'selectstart') this.#press()
    return act.startsWith('select')
  }

  clear(): void {
    this.#alignment.restart()
  }

  close(): void {
    this.#strokes.dispose()
  }

  #press(): void {
    const alignment = this.#alignment
    const { origin, room } = this.#wearer
    // It has been read.
    if (alignment.isDone) {
      setHeadset({ tool: null })
      return
    }
    if (alignment.wantsPlant) {
      if (this.#aim.snap === null) return
      alignment.add(this.#aim.point, 0)
    } else {
      alignment.add(origin.group.worldToLocal(at.copy(from)), origin.group.rotation.y)
    }
    const { placement, points } = alignment
    if (placement) {
      setHeadset({ size: 'real' })
      origin.put(placement)
      room.hold(at.addVectors(points[2], points[3]).multiplyScalar(0.5))
    }
    this.#say()
  }

  #say(): void {
    const { words, points, isDone } = this.#alignment
    setHeadset({ advice: isDone ? words : `${points.length + 1} of 4: ${words}` })
  }
}

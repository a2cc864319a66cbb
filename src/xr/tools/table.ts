import { Color, Vector3 } from 'three'
import { setHeadset, useHeadset } from '#state/headset.ts'
import type { Hand, HandAct } from '../Hands.ts'
import { standing } from '../place/dollhousePlace.ts'
import type { Wearer } from '../Wearer.ts'
import { Strokes } from './Strokes.ts'
import { tap } from './tap.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** How much wider than the plant its outline is. */
const margin = 1.06

const light = new Color('#f2f5f8')
const found = new Vector3()
const centre = new Vector3()
const size = new Vector3()
const corners = [new Vector3(), new Vector3(), new Vector3(), new Vector3()] as const

/** Stands the plant on a real table. */
export const table: Tool = {
  name: 'table',
  title: 'Put on a table',
  words: 'Point at a table or at the floor: the plant stands there. The trigger leaves it.',
  mode: 'ar',
  make: (wearer) => new Table(wearer),
}

class Table implements HeldTool {
  readonly #wearer: Wearer
  readonly #strokes = new Strokes(4)
  readonly #at = new Vector3()
  #hasFound = false

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    wearer.scene.add(this.#strokes.object)
  }

  take(): void {
    this.#hasFound = false
    if (useHeadset.getState().size === 'full') setHeadset({ size: 'dollhouse' })
    setHeadset({ advice: 'Point at a table or at the floor, then pull the trigger.' })
  }

  /** @frame */
  step(hand: Hand | null): number {
    const { origin, room, world } = this.#wearer
    this.#strokes.begin(origin.eyes)
    let far = 0
    if (hand && origin.scale > 1) {
      far = 3
      if (room.find(hand, found)) {
        // The hand trembles, the plant does not.
        if (this.#hasFound) this.#at.lerp(found, 0.35)
        else this.#at.copy(found)
        this.#hasFound = true
        origin.put(standing(world.box, origin.scale, origin.group.rotation.y, this.#at))
        far = hand.ray.position.distanceTo(found)
      }
      if (this.#hasFound) this.#outline()
    }
    this.#strokes.end()
    return far
  }

  act(hand: Hand, act: HandAct): boolean {
    if (act === 'selectstart' && this.#hasFound) {
      this.#wearer.room.hold(this.#at)
      tap(hand, 0.6)
      setHeadset({ tool: null })
    } else if (act === 'squeezestart') setHeadset({ tool: null })
    return act.startsWith('select')
  }

  clear(): void {
    this.#hasFound = false
  }

  close(): void {
    this.#strokes.dispose()
  }

  /** @frame */
  #outline(): void {
    const { box } = this.#wearer.world
    if (box.isEmpty()) return
    box.getCenter(centre)
    box.getSize(size).multiplyScalar(margin / 2)
    for (let i = 0; i < 4; i++) {
      const x = i === 0 || i === 3 ? -size.x : size.x
      corners[i].set(centre.x + x, box.min.y, centre.z + (i < 2 ? -size.z : size.z))
    }
    for (let i = 0; i < 4; i++) this.#strokes.line(corners[i], corners[(i + 1) % 4], 2, light)
  }
}

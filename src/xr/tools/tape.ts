import { Vector3 } from 'three'
import { setHeadset, worn } from '#state/headset.ts'
import type { World } from '#scene/World.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { handRay } from './handRay.ts'
import { Measuring } from './Measuring.ts'
import { TapeView } from './TapeView.ts'
import { tap } from './tap.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** Metres of the person's room that the ray is long when it meets nothing. */
const reach = 4

const from = new Vector3()
const direction = new Vector3()

/** Lengths between points of the plant. */
export const tape: Tool = {
  name: 'tape',
  title: 'Tape measure',
  words:
    'Trigger at one point, then at another: how far it is between them. The grip cancels, or a pinch of the other hand.',
  make: (wearer) => new Tape(wearer),
}

class Tape implements HeldTool {
  readonly #wearer: Wearer
  readonly #measuring: Measuring
  readonly #view: TapeView
  #wasCaught = false

  constructor(wearer: Wearer) {
    this.#wearer = wearer
    this.#measuring = new Measuring(wearer.world)
    this.#view = new TapeView(wearer.scene)
  }

  setWorld(world: World): void {
    this.#measuring.setWorld(world)
  }

  drop(): void {
    this.#measuring.cancel()
  }

  /** @frame */
  step(hand: Hand | null, seconds: number): number {
    const measuring = this.#measuring
    let far = 0
    if (hand) {
      handRay(hand, from, direction)
      measuring.aim(from, direction, worn.scale)
      const isCaught = measuring.snap !== null && measuring.snap !== 'surface'
      if (isCaught && !this.#wasCaught) tap(hand)
      this.#wasCaught = isCaught
      far = measuring.snap === null ? reach : from.distanceTo(measuring.point) / worn.scale
    }
    this.#view.show(measuring, hand !== null, this.#wearer.origin.eyes, seconds)
    return far
  }

  act(_: Hand, act: HandAct): boolean {
    const measuring = this.#measuring
    if (act === 'squeezestart') return this.cancel()
    if (act === 'selectstart') measuring.press()
    else if (act === 'selectend') measuring.release()
    else if (act !== 'select') return false
    this.#tell()
    return true
  }

  cancel(): boolean {
    return this.#measuring.cancel()
  }

  clear(): void {
    this.#measuring.clear()
    this.#tell()
    this.#view.show(this.#measuring, false, this.#wearer.origin.eyes, 0)
  }

  close(): void {
    this.#view.dispose()
  }

  #tell(): void {
    const measures = this.#measuring.measures.map(({ from: a, to: b }) => ({
      from: a.toArray(),
      to: b.toArray(),
      metres: a.distanceTo(b),
    }))
    setHeadset({ measures })
  }
}

import { Vector3 } from 'three'
import { cutaway } from '#scene/Cutaway.ts'
import type { World } from '#scene/World.ts'
import { worn } from '#state/headset.ts'
import type { Hand, HandAct } from '../Hands.ts'
import type { Wearer } from '../Wearer.ts'
import { handRay } from './handRay.ts'
import { Layers, mostLayers } from './Layers.ts'
import type { HeldTool, Tool } from './Tool.ts'

/** Its light is so wide at a metre: its radius, metres. */
const wide = 0.21

const from = new Vector3()
const direction = new Vector3()

/** Looks through what is in front, and points at what is behind. */
export const torch: Tool = {
  name: 'torch',
  title: 'X-ray torch',
  words:
    'Looks through what is in front. The trigger chooses what is behind, the grip looks deeper.',
  make: (wearer) => new Torch(wearer),
}

class Torch implements HeldTool {
  #layers: Layers
  /** How many parts it looks through. */
  #deep = 1
  #far = 0

  constructor(wearer: Wearer) {
    this.#layers = new Layers(wearer.world)
  }

  setWorld(world: World): void {
    this.#layers = new Layers(world)
  }

  take(): void {
    this.#deep = 1
    this.#far = 0
  }

  drop(): void {
    cutaway.unshine()
  }

  /** @frame */
  step(hand: Hand | null, seconds: number): number {
    cutaway.unshine()
    if (!hand) return 0
    handRay(hand, from, direction)
    this.#layers.through(this.#deep, from, direction, worn.scale)
    // Just before what is behind; slowly, or its depth would flicker along edges.
    const target = this.#layers.far * 0.99
    this.#far += (target - this.#far) * (1 - Math.exp(-seconds * 12))
    cutaway.shine(from, direction, this.#far, wide)
    return -1
  }

  act(_: Hand, act: HandAct): boolean {
    if (act !== 'squeezestart') return false
    this.#deep = this.#deep === mostLayers ? 1 : this.#deep + 1
    return true
  }

  clear(): void {
    this.#deep = 1
  }

  close(): void {
    cutaway.unshine()
  }
}

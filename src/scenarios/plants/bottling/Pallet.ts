import type { Outfeed } from '../../Conveyor.ts'
import { cartonsPerLayer, layersPerPallet } from './lineDesign.ts'

/** Seconds that a full pallet stands in the cell before an empty one takes its place. */
const changeSeconds = 4

/** The pallet in the palletiser's cell, and the full ones that wait for a vehicle. */
export class Pallet implements Outfeed {
  readonly capacity = cartonsPerLayer * layersPerPallet
  readonly room = Infinity
  /** Full pallets that wait; beyond six a fork-lift takes them to the store. */
  waiting = 2
  /** Cartons put down since the simulation opened. */
  total = 0
  #cartons = 0
  #leavingSeconds = 0

  put(cartons: number): void {
    this.total += cartons
    this.#cartons += cartons
    if (this.#cartons < this.capacity) return
    this.#cartons -= this.capacity
    this.#leavingSeconds = changeSeconds
    this.waiting = Math.min(this.waiting + 1, 6)
  }

  /** Whole layers to be seen, 0–5. */
  get layers(): number {
    return this.#leavingSeconds > 0 ? layersPerPallet : Math.floor(this.#cartons / cartonsPerLayer)
  }

  step(dt: number): void {
    this.#leavingSeconds = Math.max(0, this.#leavingSeconds - dt)
  }
}

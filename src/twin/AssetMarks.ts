import { Quality, worseQuality } from './Quality.ts'
import type { SignalTable } from './SignalTable.ts'
import type { Twin } from './Twin.ts'

/** The worst quality of every asset, what is below it included, and where its state stands. */
export class AssetMarks {
  /** A `Quality` code an asset. */
  readonly worst: Uint8Array
  /** How many signals have that quality. */
  readonly count: Uint32Array
  /** 1 when the asset or something below it has a signal. */
  readonly hasSignals: Uint8Array
  /** Slot of the signal that says the asset's state in words; -1 for none. */
  readonly stateSlot: Int32Array
  readonly #twin: Twin

  constructor(twin: Twin) {
    const size = twin.assets.length
    this.#twin = twin
    this.worst = new Uint8Array(size)
    this.count = new Uint32Array(size)
    this.hasSignals = new Uint8Array(size)
    this.stateSlot = Int32Array.from(twin.assets, ({ id, signals }) => {
      const withStates = signals.filter((slot) => twin.signals[slot].states)
      return (
        withStates.find((slot) => twin.signals[slot].id === `${id}.state`) ?? withStates[0] ?? -1
      )
    })
    // parents come before their children, so one walk from the end carries everything up
    for (let asset = size - 1; asset >= 0; asset--) {
      const { parent, signals } = twin.assets[asset]
      if (signals.length > 0) this.hasSignals[asset] = 1
      if (parent >= 0) this.hasSignals[parent] |= this.hasSignals[asset]
    }
  }

  update(signals: SignalTable): void {
    const { worst, count } = this
    worst.fill(Quality.good)
    count.fill(0)
    const { assets } = this.#twin
    for (let asset = assets.length - 1; asset >= 0; asset--) {
      for (const slot of assets[asset].signals) this.#add(asset, signals.quality[slot], 1)
      const { parent } = assets[asset]
      if (parent >= 0) this.#add(parent, worst[asset], count[asset])
    }
  }

  #add(asset: number, quality: number, count: number): void {
    const known = this.worst[asset]
    if (quality === known) this.count[asset] += count
    else if (worseQuality(known, quality) === quality) {
      this.worst[asset] = quality
      this.count[asset] = count
    }
  }
}

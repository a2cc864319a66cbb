import { exp } from '../exact/exp.ts'

/** A room's air and structure: heat capacities in kJ/K, what is between them in kW/K, and to the outside in kW/K. */
export type ThermalDesign = { air: number; mass: number; exchange: number; loss: number }

/**
 * Temperatures of a room as a resistor–capacitor network of one or two nodes. The air's equation C·dT/dt = Σ G·(Tᵢ − T) + Q is solved
 * exactly over a step in which all else is constant: T → T∞ by exp(−dt·ΣG/C); so steps may be long. With a mass the two nodes take
 * turns (mass model of ISO 13790 §12.3.1.2).
 */
export class ThermalNodes {
  /** °C. */
  air: number
  structure: number
  /** What each decay was last computed for, and what it was: at night, and of the structure, it is that of the step before. */
  #airRate = NaN
  #airDecay = 0
  #massRate = NaN
  #massDecay = 0

  constructor(temperature: number) {
    this.air = temperature
    this.structure = temperature
  }

  /** One step: `blown` kW/K of air that comes at `supply` °C, `heat` in kW. */
  step(
    seconds: number,
    { air, mass, exchange, loss }: ThermalDesign,
    outside: number,
    blown: number,
    supply: number,
    heat: number,
  ): void {
    const coupling = mass > 0 ? exchange : 0
    const all = loss + blown + coupling
    if (all > 0) {
      const rate = (-seconds * all) / air
      if (rate !== this.#airRate) {
        this.#airRate = rate
        this.#airDecay = exp(rate)
      }
      const end = (loss * outside + blown * supply + coupling * this.structure + heat) / all
      this.air = end + (this.air - end) * this.#airDecay
    } else this.air += (heat * seconds) / air
    if (mass > 0) {
      const rate = (-seconds * exchange) / mass
      if (rate !== this.#massRate) {
        this.#massRate = rate
        this.#massDecay = exp(rate)
      }
      this.structure = this.air + (this.structure - this.air) * this.#massDecay
    }
  }
}

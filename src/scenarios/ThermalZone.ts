/** kJ/(kg·K) and kg/m³ of air. */
const heatCapacity = 1.006
const density = 1.2

/**
 * One room of air: temperature by the heat balance of a single well-mixed zone (ISO 52016-1, simplified to one node with an
 * effective heat capacity), carbon dioxide by the mass balance of its ventilation.
 */
export class ThermalZone {
  /** °C. */
  temperature: number
  /** Carbon dioxide, parts per million. */
  co2 = 640
  readonly #volume: number
  /** kJ/K, with the structure that follows the air. */
  readonly #capacity: number
  /** kW/K through the envelope. */
  readonly #loss: number

  constructor(volume: number, loss: number, temperature: number) {
    this.#volume = volume
    this.#capacity = volume * density * heatCapacity * 12
    this.#loss = loss
    this.temperature = temperature
  }

  /** One step: `heat` kW from machines, `fresh` m³/h of supply air at `supply` °C, `outside` °C, `people` breathing. */
  step(
    dt: number,
    heat: number,
    fresh: number,
    supply: number,
    outside: number,
    people: number,
  ): void {
    const ventilation = (fresh / 3600) * density * heatCapacity * (supply - this.temperature)
    const envelope = this.#loss * (outside - this.temperature)
    this.temperature += ((heat + ventilation + envelope) * dt) / this.#capacity
    const breathed = people * 18_000
    this.co2 += ((breathed + (fresh + 400) * (420 - this.co2)) * dt) / (3600 * this.#volume)
  }
}

import { clamp } from './clamp.ts'
import { ramp } from './ramp.ts'

/** Shares of the design airflow: the least for fresh air, and what an empty room gets. */
const least = 0.3
const unoccupied = 0.12
/** ppm at which carbon dioxide begins to ask for air, and at which it asks for all. */
const [fresh, stuffy] = [650, 1000]
/** Seconds from shut to open. */
const travel = 90

/**
 * A variable air volume box with a reheat valve, controlled as ASHRAE Guideline 36 (§5.5) does: a proportional loop with a dead
 * band for temperature, carbon dioxide overrides upwards, heating by the radiator below the dead band.
 */
export class VavBox {
  /** Damper, 0 shut to 1 open. */
  damper = 0.35
  /** m³/h. */
  airflow = 0
  /** Valve of the radiator, 0–1. */
  heating = 0
  /** A damper that no longer moves. */
  isStuck = false
  readonly design: number

  constructor(design: number) {
    this.design = design
  }

  step(
    dt: number,
    temperature: number,
    co2: number,
    people: number,
    setpoint: number,
    pressure: number,
  ): void {
    const cooling = clamp((temperature - setpoint - 0.4) / 1.8, 0, 1)
    const air = clamp((co2 - fresh) / (stuffy - fresh), 0, 1)
    const base = people > 0 ? least : unoccupied
    const wanted = Math.max(base, base + (1 - base) * Math.max(cooling, air))
    if (!this.isStuck) this.damper = ramp(this.damper, wanted, dt / travel)
    this.heating = ramp(this.heating, clamp((setpoint - 0.6 - temperature) / 1.5, 0, 1), dt / 120)
    // Flow through an opening rises with the root of the pressure before it.
    this.airflow = this.design * this.damper * Math.sqrt(clamp(pressure, 0, 2))
  }
}

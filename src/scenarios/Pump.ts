import { clamp } from './clamp.ts'
import { Drive, type DriveDesign } from './Drive.ts'
import type { Random } from './Random.ts'
import { ramp } from './ramp.ts'
import type { RunState } from './RunState.ts'

export type PumpDesign = {
  /** Flow at rated speed against the plant's resistance, l/min. */
  flow: number
  /** Rated speed, rpm. */
  speed: number
  /** Pressure at rated speed against a shut valve, bar. */
  pressure: number
  drive: DriveDesign
}

const rampSeconds = 3

/**
 * A centrifugal pump on a frequency converter, by the affinity laws: flow ∝ n, head ∝ n², shaft power ∝ n³ (J. F. Gülich,
 * Centrifugal Pumps, §3.5). Head falls with the square of the flow to 60 % of the shut-off head at rated flow.
 */
export class Pump {
  state: RunState = 'idle'
  /** Share of rated speed that the control asks for; below 0.2 the pump stops. */
  demand = 0
  /** The most that a person lets it run, a share of rated speed. */
  limit = 1
  /** Share of rated speed. */
  share = 0
  /** l/min. */
  flow = 0
  /** Discharge pressure, bar. */
  pressure = 0
  readonly drive: Drive
  readonly #design: PumpDesign

  constructor(design: PumpDesign, random: Random, wear: number, ambient: number) {
    this.#design = design
    this.drive = new Drive(design.drive, random, wear, ambient)
  }

  /** rpm. */
  get speed(): number {
    return this.share * this.#design.speed
  }

  /** Speed share at which it delivers `flow` l/min through open valves. */
  shareFor(flow: number): number {
    return clamp(flow / this.#design.flow, 0, 1)
  }

  /** One step; `opening` is the position of the tightest valve on its way, `suction` the pressure before it in bar. */
  step(dt: number, opening: number, suction: number, ambient: number): void {
    const target = this.demand < 0.2 ? 0 : Math.min(this.demand, this.limit)
    this.share = ramp(this.share, target, dt / rampSeconds)
    this.state = this.share > 0.02 ? 'running' : 'idle'
    const { flow, pressure } = this.#design
    this.flow = flow * this.share * opening
    const throttled = this.share > 0 ? this.flow / (flow * this.share) : 0
    this.pressure = suction + pressure * this.share * this.share * (1 - 0.4 * throttled * throttled)
    this.drive.step(dt, this.share, 0.5 + 0.4 * throttled, ambient)
    if (this.drive.wear >= 1) this.drive.renew()
  }
}

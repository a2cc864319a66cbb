import { clamp } from './clamp.ts'
import { lag } from './lag.ts'
import type { RunState } from './RunState.ts'

/** kW/K of one m³/h of air. */
const carried = (1.2 * 1.006) / 3600
/** Share of heat that the wheel gives back at full speed (EN 13053, class H1), its full speed in rpm. */
const recovery = 0.74
const wheelRpm = 12
/** Pa over a clean filter at design flow; at about three times that it is to be changed (EN 13053 annex A). */
const cleanDrop = 78

/**
 * An air handling unit with variable speed fans: heat recovery wheel, heating and cooling coil in sequence, filters that clog. Flow
 * goes with the speed, pressure with its square, power with its cube (affinity laws, ASHRAE Handbook HVAC Systems ch. 21).
 */
export class AirHandler {
  state: RunState = 'running'
  /** Share of full speed of the supply fan. */
  share = 0.6
  /** m³/h. */
  airflow = 0
  /** Duct pressure as a share of its design value. */
  pressure = 1
  /** °C. */
  supply = 18
  return = 22
  /** Outdoor share of the supply is all: °C behind the wheel. */
  recovered = 18
  /** 0–1. */
  heatingValve = 0
  /** Share of the cold water that it gets of what its valve lets through. */
  coldShare = 1
  coolingValve = 0
  wheel = 0
  /** kW of heat from, and cold from, the water. */
  heat = 0
  cold = 0
  /** Dust in the filter: 0 clean, 1 full. */
  dust: number
  /** kW of both fans. */
  power = 0
  readonly #design: number
  readonly #fullPower: number
  readonly #coil: number

  /** `design` m³/h, `fullPower` kW of both fans at full speed, `dust` in the filter to begin with, `coil` K that it cools at most. */
  constructor(design: number, fullPower: number, dust: number, coil = 10) {
    this.#design = design
    this.#fullPower = fullPower
    this.dust = dust
    this.#coil = coil
  }

  /** Drop over the supply filter, Pa. */
  get filterDrop(): number {
    const flow = this.airflow / this.#design
    return cleanDrop * (1 + 4.5 * this.dust) * flow * flow + 12
  }

  /** kW of cold that its valve asks for; it gets `coldShare` of it. */
  get coldAsked(): number {
    return this.airflow * carried * this.#coil * this.coolingValve * 1.25
  }

  get fanRpm(): number {
    return 1450 * this.share
  }

  get wheelRpm(): number {
    return wheelRpm * this.wheel
  }

  /** One step: the boxes ask for `demand` m³/h and return air at `from` °C; `setpoint` of the supply. */
  step(dt: number, demand: number, from: number, outside: number, setpoint: number): void {
    const on = this.state === 'running'
    const wanted = on ? clamp(0.35 + (0.62 * demand) / this.#design, 0.35, 1) : 0
    this.share = lag(this.share, wanted, 40, dt)
    const able = this.#design * this.share * (1 - 0.12 * this.dust)
    this.pressure = on
      ? clamp((able / Math.max(demand, 1)) * (able / Math.max(demand, 1)), 0.3, 1.1)
      : 0
    this.airflow = on
      ? Math.min(able, demand * Math.sqrt(this.pressure))
      : lag(this.airflow, 0, 20, dt)
    this.return = lag(this.return, from, 200, dt)
    this.#temper(dt, outside, setpoint, on)
    const share = this.share
    this.power = this.#fullPower * share * share * share * (1 + 0.3 * this.dust)
    this.dust = Math.min(1, this.dust + (dt * this.airflow) / this.#design / (30 * 24 * 3600))
  }

  /** The sequence: wheel first, then one of the coils. */
  #temper(dt: number, outside: number, setpoint: number, on: boolean): void {
    const difference = this.return - outside
    const needed = Math.abs(difference) > 0.3 ? (setpoint - outside) / (recovery * difference) : 0
    this.wheel = lag(this.wheel, on ? clamp(needed, 0, 1) : 0, 60, dt)
    this.recovered = outside + recovery * this.wheel * difference
    // The fan warms the air a little.
    const rest = setpoint - this.recovered - 0.6 * this.share
    this.heatingValve = lag(this.heatingValve, on ? clamp(rest / 12, 0, 1) : 0, 90, dt)
    this.coolingValve = lag(this.coolingValve, on ? clamp(-rest / this.#coil, 0, 1) : 0, 90, dt)
    const reached =
      this.recovered +
      12 * this.heatingValve -
      this.#coil * this.coolingValve * this.coldShare +
      0.6 * this.share
    this.supply = lag(this.supply, on ? reached : this.return, 60, dt)
    this.heat = this.airflow * carried * 12 * this.heatingValve
    this.cold = this.coldAsked * this.coldShare
  }

  /** A new filter. */
  renewFilter(): void {
    this.dust = 0
  }
}

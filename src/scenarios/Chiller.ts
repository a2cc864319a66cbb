import { clamp } from './clamp.ts'
import { lag } from './lag.ts'
import type { RunState } from './RunState.ts'

/** Coefficient of performance at full load, and the flow of coolant in l/min. */
const performance = 3.4
const nominalFlow = 420
/** kJ/(kg·K) of a 30 % glycol brine. */
const heatCapacity = 3.7

/**
 * A liquid chiller with proportional capacity control: what it must take out of its loop sets load, power (heat over coefficient
 * of performance, ASHRAE Handbook HVAC Systems ch. 43) and return temperature (Q = ṁ·c·ΔT).
 */
export class Chiller {
  state: RunState = 'running'
  /** Share of capacity. */
  load = 0
  /** °C. */
  supply: number
  return: number
  /** l/min. */
  flow = nominalFlow
  /** Electrical, kW. */
  power = 0
  /** Fans, rpm. */
  fan = 0
  /** kW of heat, and °C of the supply. */
  capacity: number
  setpoint: number

  /** `capacity` in kW of heat, `setpoint` of the supply in °C. */
  constructor(capacity: number, setpoint: number) {
    this.capacity = capacity
    this.setpoint = setpoint
    this.supply = setpoint
    this.return = setpoint + 3
  }

  /** One step with `heat` kW to take out; a chiller without any for its minute of run-on stands by. */
  step(dt: number, heat: number, wanted: boolean, ambient: number): void {
    this.flow = lag(this.flow, wanted ? nominalFlow : 0, 4, dt)
    this.state = wanted ? 'running' : 'idle'
    this.load = lag(this.load, wanted ? clamp(heat / this.capacity, 0.12, 1) : 0, 25, dt)
    const over = wanted
      ? Math.max(0, heat / this.capacity - 1) * 6
      : (ambient - this.setpoint) * 0.5
    this.supply = lag(this.supply, this.setpoint + over + 0.4 * this.load, wanted ? 40 : 1800, dt)
    const rise = this.flow > 20 ? (this.load * this.capacity * 60) / (this.flow * heatCapacity) : 0
    this.return = lag(this.return, this.supply + Math.min(rise, 8), 20, dt)
    const lift = 1 + 0.012 * (ambient - 20)
    this.power = (this.load * this.capacity * lift) / performance + (this.flow / nominalFlow) * 1.5
    this.fan = lag(this.fan, wanted ? 260 + 560 * this.load : 0, 5, dt)
  }
}

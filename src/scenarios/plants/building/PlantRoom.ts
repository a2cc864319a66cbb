import type { AirHandler } from '../../AirHandler.ts'
import { Chiller } from '../../Chiller.ts'
import { clamp } from '../../clamp.ts'
import { Faults } from '../../Faults.ts'
import { lag } from '../../lag.ts'
import { Pump } from '../../Pump.ts'
import type { Random } from '../../Random.ts'
import type { RunState } from '../../RunState.ts'

/** Capacity of one chiller in kW, supply of the cold and the warm water in °C. */
const capacity = 95
const coldSetpoint = 7
const warmSetpoint = 45
/** Share of Carnot's coefficient that the heat pump reaches (EN 14825, a good machine). */
const quality = 0.45
const design = {
  flow: 430,
  speed: 1450,
  pressure: 2.6,
  drive: { power: 4, rise: 42, vibration: 1.3 },
}

/** Chillers, dry coolers, pumps and the heat pump on the roof. */
export class PlantRoom {
  readonly chillers = [
    new Chiller(capacity, coldSetpoint),
    new Chiller(capacity, coldSetpoint),
  ] as const
  readonly pumps: readonly [Pump, Pump, Pump]
  /** Fans of each dry cooler, rpm; condenser water to and from it, °C. */
  readonly coolerFan = new Float64Array(2)
  readonly condenser = Float64Array.of(28, 28)
  /** Heat pump: °C, kW of heat, kW of power, coefficient of performance, fan in rpm. */
  warmSupply = 44
  warmReturn = 38
  heat = 0
  heatPower = 0
  cop = 3.6
  heatFan = 0
  /** °C of the cold water that comes back. */
  coldReturn = 12
  /** What keeps pump 2 and chiller 1 from running. */
  readonly pumpFaults: Faults
  readonly chillerFaults: Faults
  #second = false
  #sinceStaging = 0

  constructor(random: Random) {
    this.pumps = [
      new Pump(design, random.fork('pump1'), 0.35, 22),
      new Pump(design, random.fork('pump2'), 0.62, 22),
      new Pump(design, random.fork('pump3'), 0.2, 22),
    ]
    const repair = [25, 50] as const
    this.pumpFaults = new Faults(
      { mtbf: 420, repair, modes: ['motor protection', 'seal leak'] },
      random.fork('pump fault'),
    )
    this.chillerFaults = new Faults(
      { mtbf: 900, repair, modes: ['high pressure', 'flow switch'] },
      random.fork('chiller fault'),
    )
  }

  chillerState(index: 0 | 1): RunState {
    if (index === 0 && this.chillerFaults.remaining > 0) return 'faulted'
    return this.chillers[index].state
  }

  pumpState(index: 0 | 1 | 2): RunState {
    if (index === 1 && this.pumpFaults.remaining > 0) return 'faulted'
    return this.pumps[index].state
  }

  /** One step: `dt` seconds in the building, `real` ones for machines; heat and cold that are asked for, kW. */
  step(
    dt: number,
    real: number,
    units: readonly AirHandler[],
    heating: number,
    outside: number,
  ): void {
    let cold = 0
    let warm = heating
    for (const unit of units) {
      cold += unit.cold
      warm += unit.heat
    }
    this.#cool(dt, real, cold, outside)
    this.#warm(dt, real, warm, outside)
  }

  #cool(dt: number, real: number, cold: number, outside: number): void {
    const { chillers, pumps } = this
    this.pumpFaults.step(real, pumps[1].state === 'running')
    this.chillerFaults.step(real, chillers[0].state === 'running')
    this.#sinceStaging += dt
    const isDown = this.chillerFaults.remaining > 0
    if (
      this.#sinceStaging > 1200 &&
      (this.#second ? cold < 0.5 * capacity : cold > 0.85 * capacity)
    ) {
      this.#second = !this.#second
      this.#sinceStaging = 0
    }
    const wanted = cold > 3
    const first = wanted && !isDown
    const second = wanted && (this.#second || isDown || this.pumpFaults.remaining > 0)
    const both = first && second
    chillers[0].step(dt, both ? cold / 2 : cold, first, outside)
    chillers[1].step(dt, both ? cold / 2 : cold, second, outside)
    for (let k = 0; k < 2; k++) {
      const runs = k === 0 ? first : second
      const isTripped = k === 1 && this.pumpFaults.remaining > 0
      pumps[k].demand =
        runs && !isTripped ? clamp(0.45 + (0.5 * cold) / capacity / (both ? 2 : 1), 0.4, 1) : 0
      pumps[k].step(real, 1, 1.4, 24)
      const { load } = chillers[k]
      this.condenser[k] = lag(this.condenser[k], outside + 7 + 9 * load, 150, dt)
      this.coolerFan[k] = lag(this.coolerFan[k], load > 0.02 ? 240 + 520 * load : 0, 3, real)
    }
    const flow = chillers[0].flow + chillers[1].flow
    this.coldReturn = lag(
      this.coldReturn,
      coldSetpoint + clamp((cold * 60) / (Math.max(flow, 60) * 4.19), 0, 9),
      60,
      dt,
    )
  }

  #warm(dt: number, real: number, warm: number, outside: number): void {
    const pump = this.pumps[2]
    pump.demand = warm > 1 ? clamp(0.4 + warm / 150, 0.4, 1) : 0.3
    pump.step(real, 1, 1.2, 24)
    this.heat = lag(this.heat, warm, 90, dt)
    this.warmSupply = lag(this.warmSupply, warmSetpoint - Math.min(4, warm * 0.02), 300, dt)
    const flow = Math.max(pump.flow, 60)
    this.warmReturn = lag(
      this.warmReturn,
      this.warmSupply - clamp((this.heat * 60) / (flow * 4.19), 0, 12),
      120,
      dt,
    )
    // Carnot between the evaporating air and the condensing water, 5 K beyond each.
    const sink = this.warmSupply + 5 + 273.15
    this.cop = clamp((quality * sink) / (sink - (outside - 5 + 273.15)), 1.5, 6)
    this.heatPower = this.heat / this.cop
    this.heatFan = lag(this.heatFan, warm > 1 ? 320 + 4 * warm : 0, 4, real)
  }
}

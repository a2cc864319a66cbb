import { Random } from '../../Random.ts'
import { Agvs } from './Agvs.ts'
import { BottleLine } from './BottleLine.ts'
import { Building } from './Building.ts'
import { machineNames } from './lineDesign.ts'
import { TankFarm } from './TankFarm.ts'
import { Utilities } from './Utilities.ts'

/** Seconds of one step of the model. */
const tick = 0.1
/** Seconds that run unseen before the simulation opens, so that it opens in the middle of a shift. */
const warmUpSeconds = 330
/** Kilowatts of heat into the hall that do not come from the line's machines. */
const otherHeat = 30

/** The whole bottling hall: the line, the tank farm, the utilities, the vehicles and the building, in steps of 0.1 s. */
export class BottlingPlant {
  /** Seconds since it opened. */
  now = 0
  readonly line: BottleLine
  readonly farm: TankFarm
  readonly utilities: Utilities
  readonly agvs: Agvs
  readonly building: Building
  /** Seconds after opening at which the labeller jams, so that every visitor soon sees a stop spread. */
  readonly firstJam: number
  #owed = 0
  #filled: number

  constructor(seed: number) {
    const random = new Random(seed)
    this.utilities = new Utilities(random.fork('utilities'))
    const ambient = this.utilities.hall.temperature
    this.line = new BottleLine(random.fork('line'), ambient)
    this.farm = new TankFarm(random.fork('farm'), ambient)
    this.agvs = new Agvs(random.fork('agvs'))
    this.building = new Building(random.fork('building'))
    this.firstJam = random.fork('first jam').between(42, 62)
    this.#filled = this.#bottlesFilled()
    for (const name of machineNames) this.line.machines[name].faults.postpone(warmUpSeconds + 100)
    for (let i = 0; i < warmUpSeconds / tick; i++) this.#tick()
  }

  /** Advances by so many seconds; what does not make a whole step is kept for the next call. */
  step(seconds: number): void {
    this.#owed += seconds
    while (this.#owed > tick - 1e-9) {
      this.#owed -= tick
      const before = this.now
      this.now += tick
      if (before < this.firstJam && this.now >= this.firstJam) {
        this.line.machines.labeller.faults.fail('label jam', 28)
      }
      this.#tick()
    }
  }

  #tick(): void {
    const { line, farm, utilities } = this
    const ambient = utilities.hall.temperature
    line.machines.filler.permitted = farm.bowlLevel > (line.machines.filler.permitted ? 0.08 : 0.3)
    line.step(tick, ambient)
    const filled = this.#bottlesFilled()
    farm.step(tick, filled - this.#filled, line.machines.rinser.share, ambient, utilities.coolant)
    this.#filled = filled
    let running = 0
    let waste = otherHeat
    for (const name of machineNames) {
      const machine = line.machines[name]
      if (machine.state === 'running') running++
      waste += machine.drive.power
    }
    utilities.step(tick, running, farm.heat, waste)
    this.agvs.step(tick, line.pallet)
    this.building.step(tick, this.agvs)
  }

  #bottlesFilled(): number {
    const { good, rejects } = this.line.machines.filler.effectiveness
    return good + rejects
  }
}

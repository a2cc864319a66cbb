import { makeAct, nothing, number, oneOf, type Act } from '../../Act.ts'
import type { Machine } from '../../Machine.ts'
import type { BottlingPlant } from './BottlingPlant.ts'
import { machineNames, nominalRate } from './lineDesign.ts'

/** Bowl level below which the filler cannot be started. */
const leastBowl = 0.08
/** Light that somebody has set holds for so many seconds; then the sensors have it again. */
const lightSeconds = 900

/** What the hall can be told to do, by the ids that its twin file uses. */
export function acts(plant: BottlingPlant): Record<string, Act> {
  return {
    'filler.speed': makeAct(
      number(12_000, 26_400, 600),
      (value) => (plant.line.machines.filler.limit = Number(value) / nominalRate),
      { isDone: () => isAtSpeed(plant.line.machines.filler), within: 8 },
    ),
    ...ofMachines(plant),
    ...ofTankFarm(plant),
    ...ofHall(plant),
  }
}

function ofMachines({ line, farm }: BottlingPlant): Record<string, Act> {
  const all: Record<string, Act> = {}
  for (const name of machineNames) {
    const machine = line.machines[name]
    all[`${name}.run`] = makeAct(
      oneOf('start', 'stop'),
      (value) => (machine.isStopped = value === 'stop'),
      {
        refuses(value) {
          if (value === 'stop') return null
          if (machine.faults.remaining > 0) {
            return `It has a fault (${machine.faults.mode}): reset it first.`
          }
          if (name === 'filler' && farm.bowlLevel < leastBowl) return 'Its bowl is empty.'
          return null
        },
        isDone: () => (machine.isStopped ? machine.share < 0.01 : machine.state !== 'stopped'),
        within: 8,
      },
    )
    all[`${name}.reset`] = makeAct(nothing, () => machine.faults.clear(), {
      refuses: () => (machine.faults.remaining > 0 ? null : 'It has no fault.'),
      isDone: () => machine.state !== 'faulted',
    })
  }
  return all
}

function ofTankFarm({ farm }: BottlingPlant): Record<string, Act> {
  const all: Record<string, Act> = {}
  farm.pumps.forEach((pump, i) => {
    all[`pump${i + 1}.limit`] = makeAct(number(40, 100, 5), (value) => {
      pump.limit = Number(value) / 100
    })
  })
  farm.valves.forEach((valve, i) => {
    const name = `valve${String(i + 1).padStart(2, '0')}`
    all[`${name}.hold`] = makeAct(
      oneOf('automatic', 'shut'),
      (value) => (valve.isHeldShut = value === 'shut'),
      { isDone: () => !valve.isHeldShut || valve.position === 0, within: 8 },
    )
  })
  return all
}

function ofHall({ utilities, building }: BottlingPlant): Record<string, Act> {
  const all: Record<string, Act> = {}
  utilities.chillers.forEach((chiller, i) => {
    all[`chiller${i + 1}.setpoint`] = makeAct(
      number(-4, 2, 0.5),
      (value) => (chiller.setpoint = Number(value)),
      { role: 'engineer' },
    )
  })
  building.lights.forEach((_, i) => {
    all[`building.light${i + 1}`] = makeAct(
      number(0, 100, 10),
      (value) => {
        building.setLight(i, Number(value) / 100, lightSeconds)
      },
      { isDone: () => building.isLightSet(i), within: 12 },
    )
  })
  return all
}

/** A machine that stands for want of bottles has taken its speed over all the same. */
function isAtSpeed({ state, share, limit }: Machine): boolean {
  return state !== 'running' || Math.abs(share - limit) < 0.02
}

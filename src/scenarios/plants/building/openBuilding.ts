import type { PlantSimulation } from '../../PlantSimulation.ts'
import { Schedule } from '../../Schedule.ts'
import { acts } from './acts.ts'
import { OfficePlant } from './OfficePlant.ts'
import { publications } from './publications.ts'

/** The simulated office on a working morning; see `models/building/twin.json` for its topics. */
export function openBuilding(seed: number): PlantSimulation {
  const plant = new OfficePlant(seed)
  const schedule = new Schedule(publications(plant))
  return {
    acts: acts(plant),
    step(seconds) {
      plant.step(seconds)
    },
    publish(epochMs, send) {
      schedule.publish(plant.now, epochMs, send)
    },
  }
}

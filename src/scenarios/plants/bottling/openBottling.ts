import type { PlantSimulation } from '../../PlantSimulation.ts'
import { Schedule } from '../../Schedule.ts'
import { acts } from './acts.ts'
import { BottlingPlant } from './BottlingPlant.ts'
import { publications } from './publications.ts'

/** The simulated bottling hall, in the middle of a shift; see `models/bottling/twin.json` for its topics. */
export function openBottling(seed: number): PlantSimulation {
  const plant = new BottlingPlant(seed)
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

import type { PlantSimulation } from '../PlantSimulation.ts'
import { openBottling } from './bottling/openBottling.ts'
import { openBuilding } from './building/openBuilding.ts'

/** Every simulated plant by its folder in `models/`; each opens from a seed. */
export const plants = { bottling: openBottling, building: openBuilding } satisfies Record<
  string,
  (seed: number) => PlantSimulation
>

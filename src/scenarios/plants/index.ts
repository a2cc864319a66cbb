import type { PlantSimulation } from '../PlantSimulation.ts'
import { openBottling } from './bottling/openBottling.ts'

/** Every simulated plant by its folder in `models/`; each opens from a seed. */
export const plants = { bottling: openBottling } satisfies Record<
  string,
  (seed: number) => PlantSimulation
>

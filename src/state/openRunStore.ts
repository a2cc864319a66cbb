import { openDB, type DBSchema } from 'idb'
import type { Scenario } from '#twin/process/Scenario.ts'
import type { SavedRun } from './whatIf.ts'

/** Where runs and scenarios made on the page stay while it is closed; those of one plant, by its name. */
export type RunStore = {
  load(plant: string): Promise<{ runs: SavedRun[]; scenarios: Scenario[] }>
  keepRun(plant: string, run: SavedRun): Promise<void>
  dropRun(plant: string, id: string): Promise<void>
  keepScenario(plant: string, scenario: Scenario): Promise<void>
  dropScenario(plant: string, id: string): Promise<void>
  close(): void
}

type Kept<What> = { plant: string; id: string; what: What }

interface RunBase extends DBSchema {
  runs: { key: [string, string]; value: Kept<SavedRun> }
  scenarios: { key: [string, string]; value: Kept<Scenario> }
}

/** Opens the browser's own store (IndexedDB). Fails where there is none, as in some private windows. */
export async function openRunStore(): Promise<RunStore> {
  const base = await openDB<RunBase>('gemba-what-if', 1, {
    upgrade: (fresh) => {
      fresh.createObjectStore('runs', { keyPath: ['plant', 'id'] })
      fresh.createObjectStore('scenarios', { keyPath: ['plant', 'id'] })
    },
  })
  return {
    load: async (plant) => {
      // Lists sort after all texts.
      const range = IDBKeyRange.bound([plant], [plant, []])
      const [runs, scenarios] = await Promise.all([
        base.getAll('runs', range),
        base.getAll('scenarios', range),
      ])
      return {
        runs: runs.map(({ what }) => what).toSorted((a, b) => b.savedAt - a.savedAt),
        scenarios: scenarios.map(({ what }) => what),
      }
    },
    keepRun: async (plant, run) => {
      await base.put('runs', { plant, id: run.id, what: run })
    },
    dropRun: (plant, id) => base.delete('runs', [plant, id]),
    keepScenario: async (plant, scenario) => {
      await base.put('scenarios', { plant, id: scenario.id, what: scenario })
    },
    dropScenario: (plant, id) => base.delete('scenarios', [plant, id]),
    close: () => base.close(),
  }
}

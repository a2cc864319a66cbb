import type { Scenario } from '#twin/process/Scenario.ts'
import { openRunStore, type RunStore } from './openRunStore.ts'
import { setWhatIf, useWhatIf, type SavedRun } from './whatIf.ts'

/** Saves runs and scenarios of one plant: on the page at once, on this computer when it can. */
export type SavedRuns = {
  saveRun(name: string): void
  /** Keeps a run that was computed elsewhere. */
  addRun(run: Omit<SavedRun, 'id' | 'savedAt'>): void
  renameRun(id: string, name: string): void
  dropRun(id: string): void
  saveScenario(scenario: Scenario): void
  dropScenario(id: string): void
  close(): void
}

/** Opens the saved runs of a plant, and puts those that were kept on the page. `open` fails where nothing can be kept. */
export function openSavedRuns(
  plant: string,
  open: () => Promise<RunStore> = openRunStore,
  now: () => number = Date.now,
): SavedRuns {
  let isClosed = false
  const store = open().catch(sayNotKept)
  const keep = (work: (store: RunStore) => Promise<void>): void => {
    void store.then((opened) => opened && work(opened)).catch(sayNotKept)
  }
  keep(async (opened) => {
    const { runs, scenarios } = await opened.load(plant)
    if (isClosed) return
    const before = useWhatIf.getState()
    // What was saved while they came is newer.
    setWhatIf({ runs: joined(before.runs, runs), own: joined(before.own, scenarios) })
  })
  const addRun = (given: Omit<SavedRun, 'id' | 'savedAt'>): void => {
    const { runs } = useWhatIf.getState()
    const id = freeId('run', new Set(runs.map((run) => run.id)), now())
    const run: SavedRun = { ...given, id, savedAt: now() }
    setWhatIf({ runs: [run, ...runs] })
    keep((opened) => opened.keepRun(plant, run))
  }
  return {
    addRun,
    saveRun: (name) => {
      const { asked, answer } = useWhatIf.getState()
      if (asked && answer) addRun({ name, question: asked, answer })
    },
    renameRun: (id, name) => {
      const { runs } = useWhatIf.getState()
      const run = runs.find((each) => each.id === id)
      if (!run) return
      const next = { ...run, name }
      setWhatIf({ runs: runs.map((each) => (each === run ? next : each)) })
      keep((opened) => opened.keepRun(plant, next))
    },
    dropRun: (id) => {
      const { runs, compared } = useWhatIf.getState()
      setWhatIf({
        runs: runs.filter((run) => run.id !== id),
        compared: compared.filter((each) => each !== id),
      })
      keep((opened) => opened.dropRun(plant, id))
    },
    saveScenario: (scenario) => {
      const { own } = useWhatIf.getState()
      const others = own.filter(({ id }) => id !== scenario.id)
      setWhatIf({ own: [...others, scenario] })
      keep((opened) => opened.keepScenario(plant, scenario))
    },
    dropScenario: (id) => {
      setWhatIf({ own: useWhatIf.getState().own.filter((scenario) => scenario.id !== id) })
      keep((opened) => opened.dropScenario(plant, id))
    },
    close: () => {
      isClosed = true
      void store.then((opened) => opened?.close())
    },
  }
}

function sayNotKept(error: unknown): null {
  const reason = error instanceof Error ? error.message : String(error)
  setWhatIf({ notKept: `Saved runs are gone when this page is closed: ${reason}` })
  return null
}

function joined<Item extends { id: string }>(first: readonly Item[], then: readonly Item[]) {
  const known = new Set(first.map(({ id }) => id))
  return [...first, ...then.filter(({ id }) => !known.has(id))]
}

function freeId(start: string, taken: ReadonlySet<string>, time: number): string {
  let id = `${start}-${time.toString(36)}`
  for (let count = 2; taken.has(id); count++) id = `${start}-${time.toString(36)}-${count}`
  return id
}

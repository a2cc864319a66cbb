import type { PropertyChange, Scenario } from '#twin/process/Scenario.ts'
import type { ModelBook, WhatIfSource } from '#twin/process/WhatIf.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { changeOptions } from '../process/changeOptions.ts'
import { openRun } from '../process/openRun.ts'
import type { ProcessModel } from '../process/ProcessModel.ts'
import { readProcess } from '../process/readProcess.ts'
import type { Frame } from './Frame.ts'
import { listProperties } from './listProperties.ts'
import type { Outcome } from './Outcome.ts'
import { readScenarios, type Names } from './readScenarios.ts'
import { runWorld } from './runWorld.ts'

/** One run: which world, and which luck. */
export type RunTask = {
  /** Null for the baseline. */
  scenario: Scenario | null
  days: number
  seed: number
  replication: number
  start: Readonly<Record<string, number>>
}

/** A process model that is open for questions. */
export type OpenModel = {
  book: ModelBook
  /** Null when there is no model that can be used. */
  frame: Frame | null
  /** One run in slices: yields the share that is done. Throws, in words for people, what the scenario makes impossible. */
  run(task: RunTask): Generator<number, Outcome>
}

/** Reads the process and the scenarios of a twin, and opens them for questions. */
export function openModel(source: WhatIfSource): OpenModel {
  const problems = new TwinProblems()
  if (source.process === undefined) {
    const text = 'The “scenarios” have no “process” to ask.'
    if (source.scenarios !== undefined)
      problems.add(['scenarios'], text, 'Describe how the plant works in “process”.')
    return closed(problems.list(source.text))
  }
  const model = readProcess(source.process, source, problems)
  if (!model) return closed(problems.list(source.text))
  const frame = makeFrame(model)
  const names: Names = {
    kpis: frame.kpis,
    properties: listProperties(model),
    components: model.components.map(({ id, name, is, asset }) => ({ id, name, kind: is, asset })),
    refusal: (change) => refusalOf(model, change),
  }
  const scenarios = readScenarios(source.scenarios, names, problems)
  return {
    book: {
      kpis: names.kpis,
      properties: names.properties,
      components: names.components,
      modelDigest: model.digest,
      scenarios,
      problems: problems.list(source.text),
    },
    frame,
    run({ scenario, ...task }) {
      const changes = scenario?.changes ?? []
      for (const change of changes) {
        const refusal = 'set' in change ? refusalOf(model, change) : null
        if (refusal !== null) throw new Error(refusal)
      }
      return runWorld(model, { ...task, changes })
    },
  }
}

/** Why a property of the model cannot be changed so; null when it can. */
function refusalOf(model: ProcessModel, change: PropertyChange): string | null {
  const component = model.components.find(({ id }) => id === change.set.split('.')[0])
  if (!component) return `The process model has no component for “${change.set}”.`
  const changed = changeOptions(component, [change])
  return 'problem' in changed ? changed.problem : null
}

function makeFrame(model: ProcessModel): Frame {
  const run = openRun(model, { seed: 1 })
  return {
    modelDigest: model.digest,
    startHour: model.start.hour,
    kpis: [...run.kpis],
    parts: run.parts().map(({ component, asset, figure, unit }) => {
      const name = model.components.find(({ id }) => id === component)?.name ?? component
      return { component, name, asset, figure, unit }
    }),
    courses: run.series().map(({ id, name, unit, limit }) => ({ id, name, unit, limit })),
  }
}

function closed(problems: ModelBook['problems']): OpenModel {
  return {
    book: {
      modelDigest: null,
      scenarios: [],
      kpis: [],
      properties: [],
      components: [],
      problems,
    },
    frame: null,
    run() {
      throw new Error('openModel: there is no model to run')
    },
  }
}

import type { Change } from '#twin/process/Scenario.ts'
import { didYouMean } from '#twin/readFields.ts'
import { cut } from '#twin/sayIssue.ts'
import { changeOptions } from './changeOptions.ts'
import { listProperties } from '../whatif/listProperties.ts'
import type { ProcessModel } from './ProcessModel.ts'

/** Why a model cannot take a change, in words; null when it can. */
export function checkChange(
  model: ProcessModel,
  change: Change,
): { text: string; advice?: string } | null {
  const named = 'fail' in change ? change.fail : change.set.slice(0, change.set.indexOf('.'))
  const component = model.components.find(({ id }) => id === named)
  if (!component) {
    const ids = model.components.map(({ id }) => id)
    return say(`There is no component “${cut(named)}”.`, didYouMean(named, ids))
  }
  if ('fail' in change) return null
  const changed = changeOptions(component, [change])
  if (!('problem' in changed)) return null
  const paths = listProperties(model)
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`${component.id}.`))
  const isKnown = paths.includes(change.set)
  return say(changed.problem, isKnown ? undefined : didYouMean(change.set, paths))
}

function say(text: string, advice: string | undefined): { text: string; advice?: string } {
  return advice === undefined ? { text } : { text, advice }
}

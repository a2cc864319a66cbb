import type { JsonPath } from '#twin/jsonPositions.ts'
import { isObject } from '#twin/isObject.ts'
import type { Change, PropertyChange, Scenario, Slider } from '#twin/process/Scenario.ts'
import type { ModelBook } from '#twin/process/WhatIf.ts'
import { didYouMean, readFields, refuseUnknown } from '#twin/readFields.ts'
import { cut, sayGiven } from '#twin/sayIssue.ts'
import type { TwinProblems } from '#twin/TwinProblems.ts'
import {
  faultChangeFields,
  propertyChangeFields,
  scenarioFields,
  sliderFields,
} from './scenarioFields.ts'

/** What changes, sliders and comparisons may name. */
export type Names = Pick<ModelBook, 'properties' | 'components' | 'kpis'> & {
  /** Why a property cannot be changed so, one sentence; null when it can. */
  refusal(change: PropertyChange): string | null
}

/**
 * Reads `scenarios`: a scenario with a change that cannot be made is left out, with its problem; so is a slider or a figure
 * that means nothing.
 */
export function readScenarios(value: unknown, names: Names, problems: TwinProblems): Scenario[] {
  const scenarios: Scenario[] = []
  if (value === undefined) return scenarios
  for (const [i, entry] of list(value, ['scenarios'], problems).entries()) {
    const scenario = readScenario(entry, ['scenarios', i], names, problems)
    if (!scenario) continue
    if (scenarios.some(({ id }) => id === scenario.id)) {
      const text = `Another scenario is called “${scenario.id}” too; this one is left out.`
      problems.add(['scenarios', i, 'id'], text, 'Give it another id.')
    } else scenarios.push(scenario)
  }
  return scenarios
}

/** Reads one scenario; null when a part without which it would ask something else is wrong. */
export function readScenario(
  value: unknown,
  path: JsonPath,
  names: Names,
  problems: TwinProblems,
): Scenario | null {
  const read = readFields(scenarioFields, value, path, problems)
  if (!read) return null
  const { changes, sliders, ...unknown } = read.rest
  const known = [...Object.keys(scenarioFields), 'changes', 'sliders']
  refuseUnknown(Object.keys(unknown), known, path, problems)
  const { id, name, description = '', days, compare = [] } = read.values
  const isList = changes === undefined || Array.isArray(changes)
  const given = list(changes ?? [], [...path, 'changes'], problems)
  const made = given.map((entry, i) =>
    readChange(entry, [...path, 'changes', i], days ?? Infinity, names, problems),
  )
  if (
    id === undefined ||
    name === undefined ||
    days === undefined ||
    !isList ||
    made.includes(null)
  )
    return null
  return {
    id,
    name,
    description,
    days,
    changes: made.filter((change) => change !== null),
    compare: compare.filter((kpi, i) => isKpi(kpi, [...path, 'compare', i], names, problems)),
    sliders: list(sliders ?? [], [...path, 'sliders'], problems).flatMap((entry, i) => {
      return readSlider(entry, [...path, 'sliders', i], names, problems) ?? []
    }),
  }
}

function readChange(
  value: unknown,
  path: JsonPath,
  days: number,
  names: Names,
  problems: TwinProblems,
): Change | null {
  const isFault = isObject(value) && 'fail' in value
  const change = isFault
    ? readFault(value, path, names, problems)
    : readSet(value, path, names, problems)
  if (change?.at !== undefined && change.at >= days * 86_400) {
    const text = `This happens ${change.at} s after the start, but the scenario ends after ${days * 86_400} s.`
    problems.add([...path, 'at'], text, 'Let it happen earlier, or give the scenario more days.')
    return null
  }
  return change
}

function readFault(
  value: unknown,
  path: JsonPath,
  names: Names,
  problems: TwinProblems,
): Change | null {
  const read = readFields(faultChangeFields, value, path, problems)
  if (!read) return null
  refuseUnknown(Object.keys(read.rest), Object.keys(faultChangeFields), path, problems)
  const { fail, for: seconds, at, mode } = read.values
  if (fail === undefined || seconds === undefined || read.wrong.size > 0) return null
  if (!names.components.some(({ id }) => id === fail)) {
    const ids = names.components.map(({ id }) => id)
    const text = `The process model has no component “${cut(fail)}”.`
    problems.add([...path, 'fail'], text, () => didYouMean(fail, ids))
    return null
  }
  return {
    fail,
    for: seconds,
    ...(at !== undefined && { at }),
    ...(mode !== undefined && { mode }),
  }
}

function readSet(
  value: unknown,
  path: JsonPath,
  names: Names,
  problems: TwinProblems,
): Change | null {
  const read = readFields(propertyChangeFields, value, path, problems)
  if (!read) return null
  refuseUnknown(Object.keys(read.rest), Object.keys(propertyChangeFields), path, problems)
  const { set, to, times, plus, at, until } = read.values
  if (set === undefined || read.wrong.size > 0) return null
  const given = [to, times, plus].filter((part) => part !== undefined)
  if (given.length !== 1) {
    const text = `A change has exactly one of “to”, “times” and “plus”, but this has ${given.length}.`
    problems.add(path, text, 'Write what the new value is, or by what it is multiplied.')
    return null
  }
  if (until !== undefined && until <= (at ?? 0)) {
    problems.add([...path, 'until'], 'It would be taken back before it is made.')
    return null
  }
  const change: PropertyChange = {
    set,
    ...(to !== undefined && { to }),
    ...(times !== undefined && { times }),
    ...(plus !== undefined && { plus }),
    ...(at !== undefined && { at }),
    ...(until !== undefined && { until }),
  }
  const refusal = names.refusal(change)
  if (refusal === null) return change
  // A name that is wrong says more than what becomes of it.
  if (propertyOf(set, [...path, 'set'], names, problems)) problems.add(path, refusal)
  return null
}

function readSlider(
  value: unknown,
  path: JsonPath,
  names: Names,
  problems: TwinProblems,
): Slider | null {
  const read = readFields(sliderFields, value, path, problems)
  if (!read) return null
  refuseUnknown(Object.keys(read.rest), Object.keys(sliderFields), path, problems)
  const { set, name, unit = '', from, to, step, as = 'value' } = read.values
  if (set === undefined || name === undefined || from === undefined) return null
  if (to === undefined || step === undefined || read.wrong.size > 0) return null
  const property = propertyOf(set, [...path, 'set'], names, problems)
  if (!property) return null
  if (typeof property.value !== 'number') {
    const text = `“${cut(set)}” is ${sayGiven(property.value)}: only a number can be dragged.`
    problems.add([...path, 'set'], text)
    return null
  }
  if (from >= to) {
    problems.add(path, `A slider goes from less to more, but this from ${from} to ${to}.`)
    return null
  }
  return { set, name, unit, from, to, step, as }
}

/** The property that is called so; else the problem with the nearest name. */
export function propertyOf(
  set: string,
  path: JsonPath,
  { properties, components }: Names,
  problems: TwinProblems,
): Names['properties'][number] | null {
  const found = properties.find((property) => property.path === set)
  if (found) return found
  const [component] = set.split('.')
  if (!components.some(({ id }) => id === component)) {
    const ids = components.map(({ id }) => id)
    const text = `The process model has no component “${cut(component)}”.`
    problems.add(path, text, () => didYouMean(component, ids))
    return null
  }
  const own = properties.filter((property) => property.component === component)
  const paths = own.map((property) => property.path)
  problems.add(path, `“${cut(component)}” has no property “${cut(set)}”.`, () =>
    didYouMean(set, paths),
  )
  return null
}

function isKpi(kpi: string, path: JsonPath, { kpis }: Names, problems: TwinProblems): boolean {
  const ids = kpis.map(({ id }) => id)
  if (ids.includes(kpi)) return true
  problems.add(path, `There is no key figure “${cut(kpi)}”.`, () => didYouMean(kpi, ids))
  return false
}

function list(value: unknown, path: JsonPath, problems: TwinProblems): readonly unknown[] {
  if (Array.isArray(value)) return value
  const name = path[path.length - 1]
  problems.add(path, `“${name}” must be a list, but is ${sayGiven(value)}.`)
  return []
}

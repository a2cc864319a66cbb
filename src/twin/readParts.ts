import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { nearestName } from './nearestName.ts'
import { splitModelPrefix } from './PartPattern.ts'
import { cut, sayGiven, sayIssues } from './sayIssue.ts'
import type { TwinModel } from './Twin.ts'
import { partsField, patternField } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads an asset's groups of part patterns; patterns that are none are left out, groups stay. */
export function readParts(
  value: unknown,
  path: JsonPath,
  models: readonly TwinModel[],
  problems: TwinProblems,
): Record<string, string[]> {
  if (value === undefined) return {}
  if (!isObject(value)) {
    problems.add(
      path,
      `“parts” must be an object of named groups, but is ${sayGiven(value)}.`,
      'Write "parts": { "body": "Line1/Body" }.',
    )
    return {}
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, group]) => [
      name,
      readGroup(group, [...path, name], models, problems),
    ]),
  )
}

function readGroup(
  value: unknown,
  path: JsonPath,
  models: readonly TwinModel[],
  problems: TwinProblems,
): string[] {
  if (typeof value === 'string') return readPattern(value, path, models, problems)
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((pattern, i) => readPattern(pattern, [...path, i], models, problems))
  }
  const { error } = partsField.safeParse(value)
  for (const said of sayIssues(error?.issues ?? [], value, path))
    problems.add(said.path, said.text, said.advice)
  return []
}

/** A pattern as a list of one; none when it is wrong. */
function readPattern(
  value: unknown,
  path: JsonPath,
  models: readonly TwinModel[],
  problems: TwinProblems,
): string[] {
  const read = patternField.safeParse(value)
  if (!read.success) {
    for (const said of sayIssues(read.error.issues, value, path))
      problems.add(said.path, said.text, said.advice)
    return []
  }
  const { model } = splitModelPrefix(read.data)
  if (model === null || models.some(({ id }) => id === model)) return [read.data]
  const near = nearestName(
    model,
    models.map(({ id }) => id),
  )
  // A node's own name may hold a colon: behind “**/” it means the same and no model.
  if (near === null) return [`**/${read.data}`]
  problems.add(path, `There is no model “${cut(model)}”.`, `Did you mean “${near}:”?`)
  return []
}

import type * as z from 'zod'
import type { JsonPath } from './jsonPositions.ts'
import { isObject } from './isObject.ts'
import { nearestName } from './nearestName.ts'
import { cut, sayGiven, sayIssues } from './sayIssue.ts'
import type { TwinProblems } from './TwinProblems.ts'

type Shape = Readonly<Record<string, z.ZodType>>

/** What could be read of an object's properties. */
export type ReadFields<S extends Shape> = {
  /** The properties that are right, with their defaults. */
  values: { [K in keyof S]?: z.output<S[K]> }
  /** Names of the properties that are wrong or missing; each has its problem. */
  wrong: ReadonlySet<string>
  /** Properties beyond the shape and the `others`. */
  rest: Record<string, unknown>
}

/** Reads each property of an object by its own schema; what is wrong becomes problems. Null when it is no object. */
export function readFields<S extends Shape>(
  shape: S,
  value: unknown,
  path: JsonPath,
  problems: TwinProblems,
): ReadFields<S> | null {
  if (!isObject(value)) {
    problems.add(path, `This must be an object, but is ${sayGiven(value)}.`)
    return null
  }
  const values: Record<string, unknown> = {}
  const wrong = new Set<string>()
  for (const [key, schema] of Object.entries(shape)) {
    const given = Object.hasOwn(value, key) ? value[key] : undefined
    const read = schema.safeParse(given)
    if (read.success) values[key] = read.data
    else {
      wrong.add(key)
      for (const said of sayIssues(read.error.issues, given, [...path, key]))
        problems.add(said.path, said.text, said.advice)
    }
  }
  const rest = Object.fromEntries(
    Object.entries(value).filter(([key]) => !Object.hasOwn(shape, key)),
  )
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value has come out of its own schema
  return { values: values as ReadFields<S>['values'], wrong, rest }
}

/** Reports properties that mean nothing where they stand, each with the nearest right name. */
export function refuseUnknown(
  names: Iterable<string>,
  known: readonly string[],
  path: JsonPath,
  problems: TwinProblems,
): void {
  for (const name of names) {
    problems.add([...path, name], `“${cut(name)}” is not known here.`, () =>
      didYouMean(name, known),
    )
  }
}

/** "Did you mean “spin”?", or the names that are usual there, when they are few. */
export function didYouMean(
  word: string,
  names: readonly string[],
  usual = names,
): string | undefined {
  const near = nearestName(word, names)
  if (near !== null) return `Did you mean “${cut(near)}”?`
  if (usual.length === 0 || usual.length > 20) return undefined
  return `Possible here: ${usual.map((name) => `“${cut(name)}”`).join(', ')}.`
}

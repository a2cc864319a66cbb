import { placeholders } from './fillOrder.ts'
import type { JsonPath } from './jsonPositions.ts'
import { didYouMean } from './readFields.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Whether a payload carries what every command must, and nothing that is not known. */
export function checkPayload(payload: unknown, path: JsonPath, problems: TwinProblems): boolean {
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const known: readonly string[] = placeholders
  const strange = names.filter((name) => !known.includes(name))
  for (const name of new Set(strange)) {
    problems.add(path, `There is no placeholder “{${name}}”.`, () => didYouMean(name, known))
  }
  const missing = ['id', 'expires'].filter((name) => !names.includes(name))
  for (const name of missing) {
    const why =
      name === 'id'
        ? 'the plant could not tell a command that comes twice, nor answer it'
        : 'the plant could carry it out long after it was given'
    problems.add(path, `The payload has no “{${name}}”: ${why}.`, `Add "${name}": "{${name}}".`)
  }
  return strange.length + missing.length === 0
}

import { isObject } from '#twin/isObject.ts'
import type { PropertyChange } from '#twin/process/Scenario.ts'
import { sayIssues } from '#twin/sayIssue.ts'
import { componentKinds } from '../components/index.ts'
import type { ModelComponent } from './ProcessModel.ts'

/** A component's options with some of them changed; or why they cannot be, one sentence. */
export function changeOptions(
  component: ModelComponent,
  changes: readonly PropertyChange[],
): { options: Record<string, unknown> } | { problem: string } {
  const options = structuredClone(component.options)
  for (const change of changes) {
    const steps = change.set.split('.').slice(1)
    const problem = setAt(options, steps, change)
    if (problem) return { problem: `“${change.set}” ${problem}.` }
  }
  const kind = componentKinds[component.is]
  const read = kind.options.safeParse(options)
  if (!read.success)
    return { problem: sayIssues(read.error.issues, options, [component.id])[0].text }
  const wrong = kind.check?.(read.data, component.to, component.from) ?? null
  if (wrong !== null) return { problem: `“${component.id}” then ${wrong}.` }
  return { options: read.data }
}

/** Sets one property, however deep it lies; returns what is wrong, as the rest of a sentence. */
function setAt(
  options: Record<string, unknown>,
  steps: readonly string[],
  { to, times, plus }: PropertyChange,
): string | null {
  let place: unknown = options
  for (const step of steps.slice(0, -1))
    place =
      isObject(place) || Array.isArray(place) ? (place as Record<string, unknown>)[step] : undefined
  const last = steps.at(-1)
  if (last === undefined || (!isObject(place) && !Array.isArray(place)))
    return 'is no property of the process model'
  const holder = place as Record<string, unknown>
  if (to !== undefined) {
    holder[last] = to
    return null
  }
  const present = holder[last]
  // A random time is changed by its mean.
  if (isObject(present) && typeof present.mean === 'number') {
    present.mean = present.mean * (times ?? 1) + (plus ?? 0)
    return null
  }
  if (typeof present !== 'number')
    return 'is no number in the process model, so that it must be set with “to”'
  holder[last] = present * (times ?? 1) + (plus ?? 0)
  return null
}

import { create } from 'zustand'
import type { QualityName } from '#twin/Quality.ts'

/** What has nothing that would show or measure it. */
export type Unbound = 'assets' | 'parts' | 'signals'

/** Which things of the plant are listed. A thing must pass every kind of filter that is on; within one, any of its choices. */
export type Filters = {
  /** Names of states; `abnormal` stands for every state that the twin file shows in a colour. */
  states: readonly string[]
  quality: readonly QualityName[]
  unbound: readonly Unbound[]
  /** A value by the key of a property (`rowValues`). */
  where: Readonly<Record<string, string>>
}

export const abnormal = 'abnormal'
const none: Filters = { states: [], quality: [], unbound: [], where: {} }

export const useFilters = create<Filters>(() => none)

export function isFiltering({ states, quality, unbound, where }: Filters): boolean {
  return states.length + quality.length + unbound.length + Object.keys(where).length > 0
}

export function clearFilters(): void {
  useFilters.setState(none)
}

/** Puts a choice into a filter, or takes it out again. */
export function toggleFilter(filter: 'states' | 'quality' | 'unbound', choice: string): void {
  useFilters.setState((filters) => {
    const known: readonly string[] = filters[filter]
    const next = known.includes(choice) ? known.filter((c) => c !== choice) : [...known, choice]
    return { [filter]: next }
  })
}

/** Lists only what has this value; an empty one takes the filter away. */
export function filterWhere(key: string, value: string): void {
  useFilters.setState(({ where }) => {
    const rest = Object.entries(where).filter(([other]) => other !== key)
    return { where: Object.fromEntries(value === '' ? rest : [...rest, [key, value]]) }
  })
}

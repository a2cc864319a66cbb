import type {
  Change,
  FaultChange,
  PropertyChange,
  Scenario,
  Slider,
} from '#twin/process/Scenario.ts'
import type { ModelBook } from '#twin/process/WhatIf.ts'

/** A change as it stands in the fields of the form: texts, until they are read. */
export type ChangeDraft = {
  /** Of the row, so that rows keep their fields. */
  key: number
  kind: 'times' | 'plus' | 'to' | 'fail'
  /** Path of a property, or id of a component that fails. */
  what: string
  /** Factor, summand, new value, or how long a fault lasts (minutes). */
  value: string
  /** Hours after the start; empty: from the start on. */
  after: string
  /** Hours after the start when it ends; empty: never. Not of a fault. */
  until: string
  mode: string
}

/** A scenario in the form. */
export type ScenarioDraft = {
  /** Null for a new one. */
  id: string | null
  name: string
  description: string
  days: string
  changes: ChangeDraft[]
  compare: string[]
  sliders: Slider[]
}

let keys = 0

export function newChange(what: string): ChangeDraft {
  return { key: ++keys, kind: 'times', what, value: '1.1', after: '', until: '', mode: '' }
}

export function newDraft(): ScenarioDraft {
  return {
    id: null,
    name: '',
    description: '',
    days: '30',
    changes: [],
    compare: [],
    sliders: [],
  }
}

/** A scenario as a form: one made here is changed, one of the file becomes a copy. */
export function draftOf(scenario: Scenario, isOwn: boolean): ScenarioDraft {
  return {
    id: isOwn ? scenario.id : null,
    name: isOwn ? scenario.name : `${scenario.name} (copy)`,
    description: scenario.description,
    days: String(scenario.days),
    changes: scenario.changes.map(draftChange),
    compare: scenario.compare,
    sliders: scenario.sliders,
  }
}

function draftChange(change: Change): ChangeDraft {
  const after = change.at ? hours(change.at) : ''
  const row = { key: ++keys, after, until: '', mode: '' }
  if ('fail' in change) {
    const value = String(tidy(change.for / 60))
    return { ...row, kind: 'fail', what: change.fail, value, mode: change.mode ?? '' }
  }
  const { set, to, times, plus, until } = change
  const kind = times !== undefined ? 'times' : plus !== undefined ? 'plus' : 'to'
  const value = String(times ?? plus ?? to)
  return { ...row, kind, what: set, value, until: until === undefined ? '' : hours(until) }
}

/** What is wrong with a form: by the key of a change, or of the field. Empty when nothing is. */
export type DraftProblems = ReadonlyMap<number | 'name' | 'days', string>

/**
 * Reads a form: a scenario, or what is wrong with it in words. `taken`: ids of other scenarios. What an answer takes beyond
 * that, the process model says itself.
 */
export function readDraft(
  draft: ScenarioDraft,
  { properties, components }: Pick<ModelBook, 'properties' | 'components'>,
  taken: ReadonlySet<string>,
): { scenario: Scenario } | { problems: DraftProblems } {
  const problems = new Map<number | 'name' | 'days', string>()
  const name = draft.name.trim()
  if (name === '') problems.set('name', 'Give it a name, by which it is found again.')
  const days = readNumber(draft.days)
  if (!(days > 0 && days <= 3660)) problems.set('days', 'Between 0 and 3660 days.')
  const changes = draft.changes.map((row): Change => {
    const property = properties.find(({ path }) => path === row.what)
    const isKnown =
      row.kind === 'fail' ? components.some(({ id }) => id === row.what) : property !== undefined
    const wrong = isKnown ? wrongIn(row, typeof property?.value) : 'Choose what is different.'
    if (wrong !== '') problems.set(row.key, wrong)
    return readChange(row, typeof property?.value)
  })
  if (problems.size > 0) return { problems }
  const id = draft.id ?? freeId(name, taken)
  const { description, compare } = draft
  const sliders =
    draft.sliders.length > 0 ? draft.sliders : makeSliders(changes, properties, components)
  return {
    scenario: { id, name, description: description.trim(), days, changes, compare, sliders },
  }
}

function wrongIn({ kind, value, after, until }: ChangeDraft, type: string): string {
  const number = readNumber(value)
  if (kind === 'times' && !(number >= 0)) return 'A factor of 0 or more: 1.15 is 15 % more.'
  if (kind === 'plus' && !Number.isFinite(number)) return 'A number, as 500 or −500.'
  if (kind === 'to' && type === 'number' && !Number.isFinite(number)) return 'A number.'
  if (kind === 'to' && value.trim() === '') return 'What it becomes.'
  if (kind === 'fail' && !(number > 0)) return 'How many minutes it stands still.'
  const from = after.trim() === '' ? 0 : readNumber(after)
  if (!(from >= 0)) return 'Hours after the start, 0 or more.'
  if (kind !== 'fail' && until.trim() !== '' && !(readNumber(until) > from)) {
    return 'It ends after it begins.'
  }
  return ''
}

function readChange(row: ChangeDraft, type: string): Change {
  const at = row.after.trim() === '' ? undefined : readNumber(row.after) * 3600
  const number = readNumber(row.value)
  if (row.kind === 'fail') {
    const change: FaultChange = { fail: row.what, for: number * 60 }
    if (at) change.at = at
    if (row.mode.trim() !== '') change.mode = row.mode.trim()
    return change
  }
  const change: PropertyChange = { set: row.what }
  if (row.kind === 'times') change.times = number
  else if (row.kind === 'plus') change.plus = number
  else if (type === 'boolean') change.to = row.value === 'true'
  else change.to = type === 'number' ? number : row.value.trim()
  if (at) change.at = at
  if (row.until.trim() !== '') change.until = readNumber(row.until) * 3600
  return change
}

/** One slider for each change that has a size, so that what was made can be dragged, too. */
export function makeSliders(
  changes: readonly Change[],
  properties: ModelBook['properties'],
  components: ModelBook['components'],
): Slider[] {
  const sliders = changes.map((change): Slider | null => {
    if ('fail' in change) {
      const found = components.find(({ id }) => id === change.fail)
      const name = `${found?.name ?? change.fail} stands still`
      const set = `${change.fail}.for`
      if (change.for >= 7200) {
        const to = Math.ceil(change.for / 1200)
        return { set, name, unit: 'h', from: 0, to, step: 0.5, as: 'value' }
      }
      const to = Math.max(30, Math.ceil(change.for / 300) * 15)
      return { set, name, unit: 'min', from: 0, to, step: 1, as: 'value' }
    }
    const property = properties.find(({ path }) => path === change.set)
    if (typeof property?.value !== 'number') return null
    const { name, unit, value } = property
    if (change.times !== undefined) {
      const to = Math.max(50, Math.ceil((change.times - 1) * 20) * 10)
      return { set: change.set, name, unit, from: -50, to, step: 1, as: 'percent' }
    }
    const becomes = typeof change.to === 'number' ? change.to : value + (change.plus ?? 0)
    const most = Math.max(Math.abs(value), Math.abs(becomes)) || 1
    const step = 10 ** Math.floor(Math.log10(most) - 1.3)
    const to = Math.ceil((most * 2) / step) * step
    const from = Math.min(value, becomes) < 0 ? -to : 0
    return { set: change.set, name, unit, from, to, step, as: 'value' }
  })
  const found = sliders.filter((slider) => slider !== null)
  return found.filter(({ set }, i) => found.findIndex((other) => other.set === set) === i)
}

/** More faults than these are not dragged one by one. */
const mostFaults = 2

/** What of a scenario can be dragged: its own sliders; without any, how long its faults last. */
export function slidersOf({ sliders, changes }: Scenario, book: ModelBook | null): Slider[] {
  const faults = changes.filter((change) => 'fail' in change)
  if (sliders.length > 0 || faults.length > mostFaults || !book) return sliders
  return makeSliders(faults, book.properties, book.components)
}

function readNumber(text: string): number {
  const plain = text.trim().replace(',', '.').replace('−', '-')
  return plain === '' ? NaN : Number(plain)
}

function hours(seconds: number): string {
  return String(tidy(seconds / 3600))
}

function tidy(value: number): number {
  return Number(value.toPrecision(9))
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? ['scenario']
  const start = `own-${words.join('-').slice(0, 40)}`
  let id = start
  for (let count = 2; taken.has(id); count++) id = `${start}-${count}`
  return id
}

import type { Change, FaultChange, PropertyChange } from '#twin/process/Scenario.ts'
import type { Question } from '#twin/process/WhatIf.ts'

/**
 * What a link to a run says, so that it can be asked again: `#whatif=faster&do=filler.rate*1.15&days=180&seed=7&runs=40`. Each
 * `do` is a change: `filler.rate*1.15`, `filler.rate+-500`, `filler.rate=24000`, a fault as `!capper~3600` (seconds it
 * lasts); with `@7200` it begins then, with `~9000` a property's change ends then, `:bearing` is the fault's kind. `from` are start
 * values: `filler.wear=0.31`.
 */
export type RunLink = {
  scenario: string
  name: string
  /** Null: as the file has them. */
  changes: Change[] | null
  days: number | null
  seed: number
  replications: number | null
  start: Record<string, number> | null
}

/** More than this no person writes, and no page should compute for a stranger's link. */
const most = { changes: 100, days: 3660, replications: 1000, start: 2000 }

/** The part of a hash that names a run, without `#` and `&` at its ends. `isPlain`: its changes are those of the file. */
export function makeRunFields({ scenario, seed, replications, start }: Question, isPlain: boolean) {
  const fields = new URLSearchParams({ whatif: scenario.id })
  if (!isPlain) {
    fields.set('name', scenario.name)
    // An empty one says that nothing is changed.
    if (scenario.changes.length === 0) fields.append('do', '')
    for (const change of scenario.changes) fields.append('do', writeChange(change))
    fields.set('days', String(scenario.days))
  }
  fields.set('seed', String(seed))
  fields.set('runs', String(replications))
  for (const [signal, value] of Object.entries(start ?? {})) {
    fields.append('from', `${signal}=${value}`)
  }
  // A hash may hold these as they are, and people read them so.
  return fields.toString().replace(/%(?:3D|40|21|7E|3A)/g, decodeURIComponent)
}

/** Reads the run that a hash names; null when it names none, or one that makes no sense. */
export function readRunLink(hash: string): RunLink | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const scenario = fields.get('whatif')
  if (scenario === null || !/^[\w-]{1,80}$/.test(scenario)) return null
  const said = fields.getAll('do').filter((text) => text !== '')
  const read = said.slice(0, most.changes).map(readChange)
  const changes = read.filter((change) => change !== null)
  if (changes.length < read.length) return null
  return {
    scenario,
    name: (fields.get('name') ?? '').slice(0, 120),
    changes: fields.has('do') ? changes : null,
    days: readNumber(fields.get('days'), 1e-3, most.days),
    seed: Math.floor(readNumber(fields.get('seed'), 0, 2 ** 32 - 1) ?? 1),
    replications: whole(readNumber(fields.get('runs'), 1, most.replications)),
    start: readStart(fields.getAll('from').slice(0, most.start)),
  }
}

function writeChange(change: Change): string {
  const at = change.at === undefined ? '' : `@${change.at}`
  if ('fail' in change) {
    return `!${change.fail}${at}~${change.for}${change.mode ? `:${change.mode}` : ''}`
  }
  const end = change.until === undefined ? '' : `~${change.until}`
  return change.set + writeValue(change) + at + end
}

function writeValue({ to, times, plus }: PropertyChange): string {
  if (times !== undefined) return `*${times}`
  if (plus !== undefined) return `+${plus}`
  return `=${String(to)}`
}

const name = String.raw`[\w-]+`
const number = String.raw`(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?)`
const times = `(?:@(${number}))?(?:~(${number}))?$`
const fault = new RegExp(`^!(${name})(?:@(${number}))?~(${number})(?::(.{1,60}))?$`)
const scaled = new RegExp(`^(${name}(?:\\.${name})+?)([*+])(-?${number})${times}`)
const set = new RegExp(`^(${name}(?:\\.${name})+)=([^@~]{1,60}?)${times}`)

function readChange(text: string): Change | null {
  const stop = text.match(fault)
  if (stop) {
    const [, fail, at, lasts, mode] = stop
    const change: FaultChange = { fail, for: Number(lasts) }
    if (at !== undefined) change.at = Number(at)
    if (mode !== undefined) change.mode = mode
    return change
  }
  const plain = text.match(set)
  if (plain) return withTimes({ set: plain[1], to: readValue(plain[2]) }, plain[3], plain[4])
  const found = text.match(scaled)
  if (!found) return null
  const size = Number(found[3])
  const by = found[2] === '*' ? { times: size } : { plus: size }
  return withTimes({ set: found[1], ...by }, found[4], found[5])
}

function withTimes(
  change: PropertyChange,
  at: string | undefined,
  until: string | undefined,
): PropertyChange {
  if (at !== undefined) change.at = Number(at)
  if (until !== undefined) change.until = Number(until)
  return change
}

function readValue(text: string): number | string | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  const value = text.trim() === '' ? NaN : Number(text)
  return Number.isFinite(value) ? value : text
}

function readStart(pairs: readonly string[]): RunLink['start'] {
  const start = pairs.map((pair) => {
    const end = pair.lastIndexOf('=')
    const text = pair.slice(end + 1)
    return [pair.slice(0, end), text.trim() === '' ? NaN : Number(text)] as const
  })
  const known = start.filter(([signal, value]) => signal !== '' && Number.isFinite(value))
  return known.length === 0 ? null : Object.fromEntries(known)
}

function readNumber(text: string | null, least: number, largest: number): number | null {
  const value = text === null || text.trim() === '' ? NaN : Number(text)
  return value >= least && value <= largest ? value : null
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.floor(value)
}

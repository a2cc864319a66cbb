import type { Alarm, AlarmCondition, Alarms } from './Alarm.ts'
import { alarmConditions, alarmFields, sharedAlarmFields } from './alarmFile.ts'
import { findSignal } from './findSignal.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { Quality } from './Quality.ts'
import { didYouMean, readFields, refuseUnknown, type ReadFields } from './readFields.ts'
import { readInterlocks } from './readInterlocks.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import { idField } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

type Read = ReadFields<typeof alarmFields>
/** Where an alarm stands: its asset's id, its place in the file. */
type Place = { asset: string; path: JsonPath; twin: Twin; problems: TwinProblems }

const known = [...Object.keys(alarmFields), 'suppressedWhen']

/** Reads the alarms of a twin; one that is wrong is left out, with its problems. */
export function readAlarms(twin: Twin, problems: TwinProblems): Alarms {
  const raw = twin.alarms
  if (!raw) return { list: [], sources: [], assets: [] }
  const list: Alarm[] = []
  for (const { asset, value, path } of raw.assets) {
    if (!isObject(value)) {
      problems.add(path, `“alarms” must be an object, but is ${sayGiven(value)}.`)
      continue
    }
    for (const [key, entry] of Object.entries(value)) {
      const alarm = readAlarm(key, entry, asset, [...path, key], twin, problems)
      if (alarm) list.push(alarm)
    }
  }
  const sources = readSources(raw.shared, problems)
  const assets = sources.length > 0 ? twin.assets.map(({ id }, i): [string, number] => [id, i]) : []
  return { list, sources, assets }
}

function readSources(value: unknown, problems: TwinProblems): Alarms['sources'] {
  if (value === undefined) return []
  const read = readFields(sharedAlarmFields, value, ['alarms'], problems)
  if (!read) return []
  refuseUnknown(Object.keys(read.rest), Object.keys(sharedAlarmFields), ['alarms'], problems)
  return read.values.received ?? []
}

function readAlarm(
  key: string,
  entry: unknown,
  owner: number,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): Alarm | null {
  if (!idField.safeParse(key).success) {
    const advice = 'Use a name without spaces and without any of “.”, “/”, “#”, “+”, “:”.'
    problems.add(path, `“${cut(key)}” cannot be the key of an alarm.`, advice)
    return null
  }
  const read = readFields(alarmFields, entry, path, problems)
  if (!read) return null
  const { suppressedWhen, ...unknown } = read.rest
  refuseUnknown(Object.keys(unknown), known, path, problems)
  const asset = twin.assets[owner]
  const place: Place = { asset: asset.id, path, twin, problems }
  const suppressed = readInterlocks(
    suppressedWhen,
    asset,
    [...path, 'suppressedWhen'],
    twin,
    problems,
  )
  const { values } = read
  const signal = findSignal(values.signal, asset.id, [...path, 'signal'], twin, problems)
  const condition = readCondition(key, read, signal, place)
  if (read.wrong.size > 0 || signal === null || !suppressed || !condition) return null
  return {
    id: `${asset.id}.${key}`,
    name: values.name ?? key,
    asset: owner,
    signal,
    condition,
    deadband: values.deadband ?? 0,
    onDelay: values.onDelay ?? 0,
    offDelay: values.offDelay ?? 0,
    priority: values.priority ?? 'medium',
    consequence: values.consequence ?? '',
    response: values.response ?? '',
    latched: values.latched ?? false,
    group: values.group ?? '',
    suppressedWhen: suppressed,
    outOfService: values.outOfService ?? false,
  }
}

/** When it is raised; null, with a problem, when that makes no sense. */
function readCondition(
  key: string,
  { values, wrong }: Read,
  signal: number | null,
  place: Place,
): AlarmCondition | null {
  const { path, twin, problems } = place
  const given = alarmConditions.filter((name) => values[name] !== undefined)
  if (given.length !== 1) {
    const names = alarmConditions.map((name) => `“${name}”`).join(', ')
    const advice = `An alarm has exactly one of ${names}.`
    const isWrong = alarmConditions.some((name) => wrong.has(name))
    if (!isWrong)
      problems.add(path, `It is not clear when the alarm “${cut(key)}” is raised.`, advice)
    return null
  }
  if (signal === null) return null
  if (values.received) return { kind: 'received' }
  if (signal < 0) {
    problems.add(path, `The alarm “${cut(key)}” watches no signal.`, 'Give it a “signal”.')
    return null
  }
  const { high, low, deviation, rate, state, quality } = values
  if (state !== undefined) return readStates([state].flat(), signal, place)
  if (quality !== undefined)
    return { kind: 'quality', codes: [quality].flat().map((name) => Quality[name]) }
  if (twin.signals[signal].states) {
    const advice = 'Use “state” or “quality”.'
    problems.add([...path, given[0]], `“${twin.signals[signal].name}” has states.`, advice)
    return null
  }
  if (high !== undefined) return { kind: 'high', limit: high }
  if (low !== undefined) return { kind: 'low', limit: low }
  if (rate) return { kind: 'rate', ...rate }
  return deviation ? readDeviation(deviation, place) : null
}

function readDeviation(
  { from, by }: { from: string | number; by: number },
  { asset, path, twin, problems }: Place,
): AlarmCondition | null {
  if (typeof from === 'number') return { kind: 'deviation', from: -1, value: from, by }
  const slot = findSignal(from, asset, [...path, 'deviation', 'from'], twin, problems)
  return slot === null ? null : { kind: 'deviation', from: slot, value: NaN, by }
}

function readStates(
  names: readonly string[],
  signal: number,
  { path, twin, problems }: Place,
): AlarmCondition | null {
  const { name: signalName, states } = twin.signals[signal]
  if (!states) {
    const advice = 'Use “high”, “low”, “deviation” or “rate”.'
    problems.add([...path, 'state'], `“${cut(signalName)}” is a number and has no states.`, advice)
    return null
  }
  const codes: number[] = []
  for (const name of names) {
    const found = states.find((each) => each.name === name)
    if (found) codes.push(found.code)
    else {
      const text = `“${cut(signalName)}” has no state “${cut(name)}”.`
      const all = states.map((each) => each.name)
      problems.add([...path, 'state'], text, () => didYouMean(name, all))
    }
  }
  return codes.length === names.length ? { kind: 'state', codes } : null
}

import { sayTime } from './sayOrderState.ts'
import type { Alarm, AlarmPriority } from '#twin/Alarm.ts'
import type { AlarmHappening, AlarmRow, AlarmState } from '#twin/AlarmRow.ts'
import { qualityName } from '#twin/Quality.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'

/** A priority never by colour alone: a shape and a letter with it (ISA-101). */
export type AlarmLook = {
  word: string
  letter: string
  colour: string
  shape: 'triangle' | 'diamond' | 'square' | 'circle'
}

export const alarmLooks: Record<AlarmPriority, AlarmLook> = {
  critical: { word: 'Critical', letter: 'C', colour: '#ff7168', shape: 'triangle' },
  high: { word: 'High', letter: 'H', colour: '#ffa04d', shape: 'diamond' },
  medium: { word: 'Medium', letter: 'M', colour: '#f0d355', shape: 'square' },
  low: { word: 'Low', letter: 'L', colour: '#86c5ee', shape: 'circle' },
}

export const alarmStateWords: Record<AlarmState, string> = {
  normal: 'normal',
  unacknowledged: 'unacknowledged',
  acknowledged: 'acknowledged',
  returned: 'returned, unacknowledged',
  latched: 'returned, to be reset',
  shelved: 'shelved',
  suppressed: 'suppressed by design',
  outOfService: 'out of service',
}

export const alarmEventWords: Record<AlarmHappening, string> = {
  raised: 'raised',
  returned: 'returned',
  acknowledged: 'acknowledged',
  reset: 'reset',
  shelved: 'shelved',
  unshelved: 'taken off the shelf',
  suppressed: 'suppressed by design',
  unsuppressed: 'no longer suppressed',
  outOfService: 'put out of service',
  inService: 'put into service',
}

/** When an alarm is raised, as a sentence: “Above 80 °C (now back below 75 °C), for 5 s.” */
export function sayAlarmRule(alarm: Alarm, twin: Twin): string {
  const { condition, deadband, onDelay, signal: slot } = alarm
  const signal = twin.signals[slot]
  if (!signal) return 'Told by the plant’s own alarm system.'
  const value = (number: number) => sayValue(signal, number)
  const wait = onDelay > 0 ? `, for ${onDelay} s` : ''
  const back = (limit: number) => (deadband > 0 ? `, until ${value(limit)}` : '')
  switch (condition.kind) {
    case 'high':
      return `${signal.name} above ${value(condition.limit)}${back(condition.limit - deadband)}${wait}.`
    case 'low':
      return `${signal.name} below ${value(condition.limit)}${back(condition.limit + deadband)}${wait}.`
    case 'deviation': {
      const from = twin.signals[condition.from]?.name ?? value(condition.value)
      return `${signal.name} further than ${value(condition.by)} from ${from}${wait}.`
    }
    case 'rate': {
      const way = { up: 'rises', down: 'falls', either: 'moves' }[condition.direction]
      return `${signal.name} ${way} by more than ${value(condition.by)} within ${condition.within} s${wait}.`
    }
    case 'state':
      return `${signal.name} is ${condition.codes.map(value).join(' or ')}${wait}.`
    case 'quality':
      return `${signal.name} is ${condition.codes.map(qualityName).join(' or ')}${wait}.`
    default:
      return 'Told by the plant’s own alarm system.'
  }
}

/** The value when it was raised; empty when none is known. */
export function sayAlarmValue({ signal }: Alarm, { value }: AlarmRow, twin: Twin): string {
  const known = twin.signals[signal]
  return known && !Number.isNaN(value) ? sayValue(known, value) : ''
}

/** The asset's name; empty for an alarm of none. */
export function sayAlarmAsset({ asset }: Alarm, twin: Twin): string {
  return twin.assets[asset]?.name ?? ''
}

/** How it stands, as a sentence with people and times. */
export function sayAlarmState(row: AlarmRow): string {
  const { state, acknowledgedBy, acknowledgedAt, hiddenBy, reason, until, since, returned } = row
  const by = hiddenBy === '' ? '' : ` by ${hiddenBy}`
  const why = reason === '' ? '' : ` ${reason}`
  switch (state) {
    case 'unacknowledged':
      return `Raised at ${sayTime(since)}. Nobody has acknowledged it.`
    case 'acknowledged':
      return `Acknowledged by ${acknowledgedBy} at ${sayTime(acknowledgedAt)}. It is still so.`
    case 'returned':
      return `Returned at ${sayTime(returned)}, before anybody acknowledged it.`
    case 'latched':
      return `Returned at ${sayTime(returned)}. It stays until somebody resets it.`
    case 'shelved':
      return `Shelved${by} until ${sayTime(until)}.${why}`
    case 'suppressed':
      return `Suppressed by design.${why}`
    case 'outOfService':
      return `Out of service${by}.${why}`
    default:
      return 'Normal.'
  }
}

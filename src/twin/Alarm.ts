import type { Interlock } from './Command.ts'

/** How soon somebody has to act, the most urgent first (ISA-18.2 has three or four). */
export const alarmPriorities = ['critical', 'high', 'medium', 'low'] as const

export type AlarmPriority = (typeof alarmPriorities)[number]

/** What has to be so that an alarm is raised; limits are in the signal's unit. */
export type AlarmCondition =
  | { kind: 'high' | 'low'; limit: number }
  /** Further than `by` from another signal (slot), or from a number where that is -1. */
  | { kind: 'deviation'; from: number; value: number; by: number }
  /** Changed by more than `by` within so many seconds. */
  | { kind: 'rate'; by: number; within: number; direction: RateDirection }
  /** In one of the states with these codes. */
  | { kind: 'state'; codes: number[] }
  /** Its `Quality` is one of these codes. */
  | { kind: 'quality'; codes: number[] }
  /** Something else judges it, and says so on a topic (see `AlarmSource`). */
  | { kind: 'received' }

export type RateDirection = 'up' | 'down' | 'either'

/** An alarm as the twin file declares it, by ISA-18.2: what is wrong, what comes of it, what to do. Indices as in `Twin`. */
export type Alarm = {
  /** `<asset id>.<key>`; of a received one that nobody declared, its source's own id. */
  id: string
  name: string
  /** Index in `Twin.assets`; -1 when it belongs to none. */
  asset: number
  /** Index in `Twin.signals`; -1 for a received one. */
  signal: number
  condition: AlarmCondition
  /** How far the value has to come back before the alarm returns, in the signal's unit. */
  deadband: number
  /** Seconds for which the condition has to hold, or not to hold any more. */
  onDelay: number
  offDelay: number
  priority: AlarmPriority
  /** What happens when nobody acts. */
  consequence: string
  /** What to do. */
  response: string
  /** Stays after its return until somebody resets it. */
  latched: boolean
  /** Alarms of one group have one cause: the first of them is marked. */
  group: string
  /** By design no alarm while all of these hold; empty: never. */
  suppressedWhen: Interlock[]
  /** Declared out of service. */
  outOfService: boolean
}

/** A topic on which a plant's own alarm system tells its alarms; paths lead into its JSON. */
export type AlarmSource = {
  topic: string
  id: string
  active: string
  /** What at `active` means that it is. */
  activeWords: (string | number | boolean)[]
  name: string
  priority: string
  asset: string
}

/** Alarms of a file, where others come from, and for those the places of assets by their ids. */
export type Alarms = { list: Alarm[]; sources: AlarmSource[]; assets: [string, number][] }

/** The alarms of a twin file as they stand in it: they are read (`readAlarms`) when they are wanted. */
export type RawAlarms = {
  /** The file's own `alarms`: what is received. */
  shared: unknown
  /** What each asset declares. */
  assets: { asset: number; value: unknown; path: readonly (string | number)[] }[]
}

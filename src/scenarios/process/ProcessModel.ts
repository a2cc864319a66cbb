import type { FlowPlan } from '../flow/FlowPlan.ts'

/** The process of a plant, read and checked: what `openRun` makes runs of. Plain data. */
export type ProcessModel = {
  /** In the order of the file. */
  components: ModelComponent[]
  costs: Costs
  start: Start
  /** What the items are called. */
  items: string
  /** Seconds of one step of what is computed step by step, and from the second week on. */
  step: number
  laterStep: number
  /** Id of the machine whose OEE is the plant's; null for the one that limits. */
  pace: string | null
  /** Whether items are followed one by one, because some of their times are random or ways that part by shares meet again. */
  isByItem: boolean
  /** 16 hex digits of everything above. */
  digest: string
}

export type Costs = {
  currency: string
  /** Of a kWh of electricity and of heat, of a rejected item, and what a good item brings. */
  energy: number
  heat: number
  reject: number
  item: number
}

/** When a run begins, for shifts, weather and occupancy. */
export type Start = { weekday: number; hour: number; month: number }

export type ModelComponent = {
  id: string
  /** Key of its kind in the registry. */
  is: string
  name: string
  /** Id of the asset that it stands for. */
  asset: string | null
  /** Where its items go. */
  to: string[]
  /** Where its items come from. */
  from: string[]
  /** As they stand in the file, and with defaults. */
  given: Record<string, unknown>
  options: Record<string, unknown>
  reads: SignalLink[]
  writes: SignalLink[]
}

/** A port tied to a signal. */
export type SignalLink = {
  port: string
  signal: string
  /** Factor and summand that turn the signal's unit into the port's (reads), or the other way round (writes). */
  factor: number
  summand: number
  /** For a state: its code in the signal by the index in `runStates`; −1 where the signal has no such state. */
  codes?: number[]
}

/** A model's material flow, and where its components stand in it. */
export type PlannedFlow = {
  plan: FlowPlan
  stageOf: Map<string, number>
  storeOf: Map<string, number>
}

/** What a component may be doing, in the words of `RunState` and of what the engine adds. */
export const runStates = [
  'stopped',
  'idle',
  'running',
  'starved',
  'blocked',
  'faulted',
  'maintained',
  'setup',
] as const

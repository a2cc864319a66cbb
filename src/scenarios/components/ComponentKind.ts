import type * as z from 'zod'
import type { Agenda } from '../flow/Agenda.ts'
import type { FlowLine } from '../flow/FlowLine.ts'
import type { StagePlan, StorePlan } from '../flow/FlowPlan.ts'
import type { Digest } from '../process/Digest.ts'
import type { Course } from '../process/Sampler.ts'
import type { Random } from '../Random.ts'
import type { Weather } from '../Weather.ts'
import type { Walks } from '#twin/process/Walks.ts'
import type { Life } from './Life.ts'

/** A value that a component reads from a signal when a run starts, or writes to one while it runs. */
export type Port = {
  about: string
  /** `items`, `items/h`, `state`, or a unit that can be converted. */
  unit: string
}

/** A figure of one component. */
export type Figure = {
  key: string
  name: string
  unit: string
  digits: number
  better: 'more' | 'less' | 'neither'
  /** At a simulated second, not before the last event. */
  read: (time: number) => number
}

/** A component at work in one run. */
export type Part = {
  figures: readonly Figure[]
  /** Key of the figure that tells most of it. */
  main: string
  /** What of it is worth a line over time. */
  course?: Omit<Course, 'id'>
  /** Values by port, at a simulated second; a state as an index in `runStates`. */
  ports: Record<string, (time: number) => number>
  /** kWh so far; what it has cost besides. */
  energy?: (time: number) => number
  cost?: (time: number) => number
  /** kWh of heat so far; hours over its limit so far. */
  heat?: (time: number) => number
  overLimit?: (time: number) => number
  /** Items a second that it was set to while it was at work, on the mean so far. */
  design?: (time: number) => number
  /** Failures so far. */
  failures?: (time: number) => number
  /** Sets a value before the run begins, in the unit of the port; false when it makes no sense. */
  start?: (port: string, value: number) => void
  /** The options have changed. */
  retune?: (options: Record<string, unknown>) => void
  /** Stops working, or works again: a fault of a scenario. */
  halt?: (isHalted: boolean) => void
  /** One step of a differential equation, up to `time`. */
  step?: (seconds: number, time: number) => void
  digest?: (digest: Digest) => void
  /** Who leaves the building and when, once an alarm has sounded. */
  walks?: () => Walks
  /** What components that are tied to this one need of it. */
  life?: Life
  weather?: Weather
  air?: AirSupply
  cold?: ColdSupply
  /** °C there, for what stands in it. */
  temperature?: () => number
}

/** Supply air for zones, and who gets it. */
export type AirSupply = {
  /** Of the air that comes now: °C, and its pressure as a share of the design value. */
  supply(): number
  pressure(): number
  /** To be called once by each zone: its wish in m³/h and its temperature in °C, whenever they are asked for. */
  join(zone: { demand(): number; temperature(): number }): void
}

/** Cold water: takes so many kW of heat out of it in this step, or as much as it can; returns how much. */
export type ColdSupply = { take(kilowatts: number): number }

/** What a component is given to open itself. */
export type Build = {
  id: string
  line: FlowLine
  agenda: Agenda
  /** Its stage or store in the line; −1 for one that has none. */
  stage: number
  store: number
  random: Random
  calendar: Calendar
  /** The open component that an option names, those before it in the order of need. */
  part: (id: string) => Part
  stageOf: (id: string) => number
  storeOf: (id: string) => number
  /** Stages of all components of these kinds. */
  allStages: (...kinds: string[]) => number[]
}

/** Where a run's first second lies in the week and in the year. */
export type Calendar = {
  /** Days since Monday 0:00, with their fraction. */
  weekday: number
  /** Days since New Year 0:00. */
  yearday: number
}

export type FlowRole<Options> =
  | { as: 'stage'; of(options: Options, to: string[], from: string[]): Partial<StagePlan> }
  | { as: 'store'; of(options: Options): StorePlan }

/** One kind of component. One file each; the file's name is its `is` in the twin file. */
export type ComponentKind<Shape extends z.ZodRawShape> = {
  /** One sentence for the reference and the schema. */
  about: string
  /** The equation, and where it stands. */
  equation: string
  options: z.ZodObject<Shape>
  reads: Record<string, Port>
  writes: Record<string, Port>
  /** Options that name other components, and of which kinds these must be. */
  links?: Record<string, readonly string[]>
  flow?: FlowRole<z.output<z.ZodObject<Shape>>>
  /** What its options do not allow together, as the rest of a sentence; null when all is well. */
  check?(options: z.output<z.ZodObject<Shape>>, to: string[], from: string[]): string | null
  /** Whether items take random times here, so that they must be followed one by one. */
  isRandom?(options: z.output<z.ZodObject<Shape>>): boolean
  open(build: Build, options: z.output<z.ZodObject<Shape>>): Part
}

/** A component kind whatever its options are. */
// oxlint-disable-next-line typescript/no-explicit-any -- the options of all kinds have no common type but this
export type AnyComponentKind = ComponentKind<any>

/** Only for its types: that `open` and `flow` get what `options` lets through. */
export function makeComponent<Shape extends z.ZodRawShape>(
  kind: ComponentKind<Shape>,
): ComponentKind<Shape> {
  return kind
}

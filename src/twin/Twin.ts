import type { RawAlarms } from './Alarm.ts'
import type { RawCommands } from './Command.ts'

/** A plant as data: what `readTwin` makes of a twin file. Indices, not ids, tie its lists together. */
export type Twin = {
  name: string
  description?: string
  /** The broker's WebSocket address, when the file names one. */
  broker?: string
  models: TwinModel[]
  /** All assets, parents before children (depth first). */
  assets: Asset[]
  /** All signals; a signal's index here is its slot in every `SignalTable`. */
  signals: Signal[]
  /** All bindings of a signal to parts through a behaviour. */
  shows: Show[]
  views: View[]
  /** The process model and its scenarios as they stand in the file; read where they are needed (`readProcess`). */
  process?: unknown
  scenarios?: unknown
  /** What people may tell the plant to do, as it stands in the file; absent when nothing is said of it. */
  commands?: RawCommands
  /** Its alarms, as they stand in the file; absent when nothing is said of any. */
  alarms?: RawAlarms
  /** What a wall display does, as it stands in the file (see `readKiosk`). */
  kiosk?: unknown
  /** Files of inspections, as they stand in the file (see `readInspections`). */
  inspections?: unknown
  /** Where findings can be sent, as it stands in the file (see `readWorkOrders`). */
  workOrders?: unknown
  /** Documents of every asset, on other pages. */
  links?: Link[]
}

/** A page about an asset: its address has names in braces that `linksOf` fills in. */
export type Link = { name: string; url: string }

export type TwinModel = {
  id: string
  /** Absolute, or relative to the page: already resolved against the twin file's own address. */
  url: string
  /** Metres. */
  position: [number, number, number]
  /** Euler angles about x, y, z in degrees, applied in that order. */
  rotation: [number, number, number]
  scale: number
}

export type AssetKind =
  | ('site' | 'area' | 'line' | 'storey' | 'room')
  | ('system' | 'asset' | 'component')

export type Asset = {
  id: string
  name: string
  kind: AssetKind
  description?: string
  /** Height of a storey's finished floor, metres, when the file says it. */
  elevation?: number
  /** Index in `Twin.assets`; -1 for a root. */
  parent: number
  /** Named groups of part patterns: `{ carousel: ['Line1/Filler/Carousel'] }`. */
  parts: Record<string, string[]>
  /** Indices in `Twin.signals`. */
  signals: number[]
  /** Indices in `Twin.shows`. */
  shows: number[]
  /** Documents of this asset and of those below it. */
  links?: Link[]
}

export type Signal = {
  /** `<asset id>.<key>`. */
  id: string
  name: string
  /** Index in `Twin.assets`. */
  asset: number
  topic: string
  /** File name of the codec in the registry: `json`, `number`. */
  codec: string
  /** Options that the codec's schema accepted: `{ path, time }` for `json`. */
  codecOptions: Record<string, unknown>
  /** For a signal that is computed from others instead of received; its topic and codec are empty then. */
  formula?: Formula
  /** Factor and summand that turn what the source sends into the signal's unit; absent when nothing is to be done. */
  linear?: [number, number]
  unit: string
  /** Smallest and largest possible value; outside it the value is `bad`. */
  range?: [number, number]
  /** Seconds without a message after which the value is `stale`; Infinity when it never is. */
  staleAfter: number
  /** Decimals to show. */
  digits: number
  /** Names of states by code, for a signal whose value is one of a few states. */
  states?: { code: number; name: string }[]
}

/** An expression over other signals, ready for the feed to compile. */
export type Formula = {
  /** In the Common Expression Language; `s0`, `s1`, … stand for the inputs. */
  text: string
  /** Indices in `Twin.signals`. */
  inputs: number[]
}

export type Show = {
  /** Index in `Twin.assets`. */
  asset: number
  /** File name of the behaviour in the registry: `spin`. */
  behaviour: string
  /** Index in `Twin.signals`; -1 for a behaviour that needs none. */
  signal: number
  /** Patterns of part paths (see `PartPattern.ts`); relative to no asset. */
  parts: string[]
  /** Options that the behaviour's schema accepted. */
  options: unknown
  /** Place in the file, for messages: `assets[0].children[1].show[2]`. */
  where: string
}

export type View = {
  id: string
  name: string
  position: [number, number, number]
  target: [number, number, number]
  /** Id of the storey above which nothing is shown; in a plan, nothing that hangs below its ceiling either. */
  storey?: string
  plan?: boolean
}

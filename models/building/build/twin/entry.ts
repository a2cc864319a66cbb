/** One entry of a twin file's `show`, and an asset; the twin file's own schema says what they may hold. */
export type Show = { as: string; part?: string | string[]; signal?: string } & Record<
  string,
  unknown
>
export type Signals = Record<string, Record<string, unknown>>
export type Asset = {
  id: string
  name: string
  kind?: string
  description?: string
  elevation?: number
  source?: Record<string, unknown>
  signals?: Signals
  /** What people may tell it to do. */
  commands?: Signals
  /** What can be wrong with it. */
  alarms?: Signals
  parts?: Record<string, string | string[]>
  show?: Show[]
  children?: Asset[]
}

export const root = 'gemba/building'

/** A measured value: name, unit, possible range, decimals. */
export function value(name: string, unit: string, range: [number, number], digits = 1) {
  return { name, unit, range, digits }
}

/** A share in percent. */
export function percent(name: string) {
  return value(name, '%', [0, 100], 0)
}

import type { PlantSimulation } from '#scenarios/PlantSimulation.ts'

/** What tests of a simulated plant need: its messages, and the signals that its twin file expects. */

/** Epoch milliseconds of the first message. */
export const recordStart = Date.UTC(2026, 0, 5, 9, 0, 0)

export type Message = [topic: string, payload: string, retain: boolean]

/** The messages of each fifth of a second. */
export function record(simulation: PlantSimulation, seconds: number): Message[][] {
  return Array.from({ length: seconds * 5 }, (_, i) => {
    const sent: Message[] = []
    simulation.step(0.2)
    simulation.publish(recordStart + i * 200, (...message) => sent.push(message))
    return sent
  })
}

type Source = { topic?: string; codec?: string }
type SignalEntry = Source & { path?: string; range?: [number, number]; states?: string[] }
type AssetEntry = {
  id: string
  source?: Source
  signals?: Record<string, SignalEntry>
  children?: AssetEntry[]
}
export type Wanted = {
  id: string
  topic: string
  codec: string
  path: string
  range?: [number, number]
  states?: string[]
}

export function signalsOf(assets: AssetEntry[], above: Source): Wanted[] {
  return assets.flatMap(({ id, source, signals = {}, children = [] }) => {
    const inherited = { ...above, ...source }
    const own = Object.entries(signals).map(([key, { range, states, path = key, ...signal }]) => {
      const { topic = '', codec = 'json' } = { ...inherited, ...signal }
      return { id: `${id}.${key}`, topic, codec, path, range, states }
    })
    return [...own, ...signalsOf(children, inherited)]
  })
}

export function readPayload(payload: string, { codec, path }: Wanted): unknown {
  if (codec === 'number') return Number(payload)
  let value: unknown = JSON.parse(payload)
  for (const name of path.split('.')) value = isObject(value) ? value[name] : undefined
  return value
}

export function pathsOf(value: Record<string, unknown>, before = ''): string[] {
  return Object.entries(value).flatMap(([key, inner]) =>
    isObject(inner) ? pathsOf(inner, `${before}${key}.`) : [before + key],
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

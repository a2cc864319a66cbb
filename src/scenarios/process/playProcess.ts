import type { Signal } from '#twin/Twin.ts'
import type { PlantSimulation } from '../PlantSimulation.ts'
import { round } from '../round.ts'
import { Schedule, type Publication } from '../Schedule.ts'
import { openRun } from './openRun.ts'
import type { ProcessModel } from './ProcessModel.ts'

/** Seconds between two messages of a topic. */
const period = 1

/**
 * A process model as a plant that publishes: every signal that a component writes, on its own topic in its own form. A signal of the
 * codec `number` is sent as bare text, those of `json` that share a topic in one message; states by their names. What this cannot send
 * (other codecs, topics with wildcards) is in `left`, by signal.
 */
export function playProcess(
  model: ProcessModel,
  signals: readonly Signal[],
  seed: number,
): { plant: PlantSimulation; left: string[] } {
  const run = openRun(model, { seed })
  const values = new Map<string, number>()
  const written = signals.filter(({ id }) =>
    model.components.some(({ writes }) => writes.some(({ signal }) => signal === id)),
  )
  const sent = written.filter(canSend)
  const byTopic = new Map<string, Signal[]>()
  for (const signal of sent) {
    byTopic.set(signal.topic, [...(byTopic.get(signal.topic) ?? []), signal])
  }
  const read = (signal: Signal): number | string | null => {
    const value = values.get(signal.id) ?? NaN
    if (Number.isNaN(value)) return null
    if (signal.states) {
      return signal.states.find(({ code }) => code === value)?.name ?? null
    }
    // Backwards through what the twin file says of the source.
    const [factor, summand] = signal.linear ?? [1, 0]
    return round((value - summand) / factor, signal.digits > 3 ? 4 : signal.digits + 1)
  }
  const publications = [...byTopic].flatMap(([topic, list]) => publicationsOf(topic, list, read))
  const schedule = new Schedule(publications)
  let now = 0
  const plant: PlantSimulation = {
    step(seconds) {
      now += seconds
      run.advance(now)
    },
    publish(epochMs, send) {
      run.values((signal, value) => values.set(signal, value))
      schedule.publish(now, epochMs, send)
    },
  }
  return { plant, left: written.filter((signal) => !canSend(signal)).map(({ id }) => id) }
}

function canSend({ topic, codec, formula, states }: Signal): boolean {
  const isPlain = topic !== '' && !/[+#]/.test(topic) && formula === undefined
  return isPlain && (codec === 'json' || (codec === 'number' && states === undefined))
}

/** One message for all `json` signals of a topic, one for each `number`. */
function publicationsOf(
  topic: string,
  signals: readonly Signal[],
  read: (signal: Signal) => number | string | null,
): Publication[] {
  const bare = signals.filter(({ codec }) => codec === 'number')
  const rest = signals.filter(({ codec }) => codec === 'json')
  const list: Publication[] = bare.map((signal) => ({
    topic,
    period,
    retain: true,
    read: () => Number(read(signal)),
  }))
  if (rest.length === 0) return list
  const whole = (): Record<string, unknown> => {
    const payload: Record<string, unknown> = {}
    for (const signal of rest) {
      const value = read(signal)
      const { path } = signal.codecOptions
      const place = typeof path === 'string' ? path : signal.id.slice(signal.id.indexOf('.') + 1)
      if (value !== null) put(payload, place.split('.'), value)
    }
    return payload
  }
  return [...list, { topic, period, retain: true, read: whole }]
}

/** Puts a value at a dotted path: `motor.temperature`. */
function put(payload: Record<string, unknown>, [name, ...below]: string[], value: unknown): void {
  if (below.length === 0) {
    payload[name] = value
    return
  }
  payload[name] ??= {}
  put(payload[name] as Record<string, unknown>, below, value)
}

import type { SendMessage } from './PlantSimulation.ts'

/** One message sent again and again: a payload made from the model, every `period` seconds. */
export type Publication = {
  topic: string
  /** Seconds. */
  period: number
  retain: boolean
  /** The payload's keys beside `ts`; a number is sent as bare text instead. */
  read(): Record<string, unknown> | number
}

/**
 * Decides which messages are due. Publications of one period are spread evenly over it, so that they do not all leave in
 * one step; everything is sent once within its first period.
 */
export class Schedule {
  readonly #publications: readonly Publication[]
  readonly #due: Float64Array

  constructor(publications: readonly Publication[]) {
    this.#publications = publications
    this.#due = new Float64Array(publications.length)
    const total = new Map<number, number>()
    for (const { period } of publications) total.set(period, (total.get(period) ?? 0) + 1)
    const seen = new Map<number, number>()
    publications.forEach(({ period }, i) => {
      const nth = seen.get(period) ?? 0
      seen.set(period, nth + 1)
      this.#due[i] = (period * nth) / (total.get(period) ?? 1)
    })
  }

  /** Sends what is due at `now` (seconds of simulated time); what was missed is sent once, not caught up. */
  publish(now: number, epochMs: number, send: SendMessage): void {
    this.#publications.forEach((publication, i) => {
      const { topic, period, retain } = publication
      if (now + 1e-9 < this.#due[i]) return
      this.#due[i] += period * Math.max(1, Math.ceil((now + 1e-9 - this.#due[i]) / period))
      const content = publication.read()
      const payload =
        typeof content === 'number' ? String(content) : JSON.stringify({ ts: epochMs, ...content })
      send(topic, payload, retain)
    })
  }
}

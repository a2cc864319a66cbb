import type { Actor, Agenda } from '../flow/Agenda.ts'

/** What is sampled: a value as it is, or a sum whose growth a second is the course. */
export type Course = {
  id: string
  name: string
  unit: string
  isSum: boolean
  /** Factor for what is shown. */
  scale: number
  limit?: number
  read: (time: number) => number
}

export type Series = {
  id: string
  name: string
  unit: string
  limit?: number
  times: number[]
  values: number[]
}

/** Samples that are kept of each course. */
const most = 240
/** Seconds between the first ones. */
const firstStep = 30

/**
 * Keeps the courses of a run in a bounded memory: when all places are taken every other sample goes and the step doubles. The times
 * depend on nothing but how long the run is, so that two runs can be laid over each other.
 */
export class Sampler implements Actor {
  readonly #courses: readonly Course[]
  readonly #agenda: Agenda
  readonly #row: number
  readonly #values: Float64Array
  #step = firstStep
  #size = 0

  constructor(courses: readonly Course[], agenda: Agenda) {
    this.#courses = courses
    this.#agenda = agenda
    this.#values = new Float64Array(courses.length * most)
    this.#row = agenda.add(this, 0)
    agenda.due[this.#row] = 0
  }

  fire(_code: number, time: number): void {
    if (this.#size === most) {
      this.#courses.forEach((_, c) => {
        const at = c * most
        for (let i = 0; i < most / 2; i++) this.#values[at + i] = this.#values[at + 2 * i]
      })
      this.#size = most / 2
      this.#step *= 2
      // The last one that was kept may lie two steps back.
      if (time !== this.#size * this.#step) {
        this.#agenda.due[this.#row] = this.#size * this.#step
        return
      }
    }
    this.#courses.forEach(({ read }, c) => {
      this.#values[c * most + this.#size] = read(time)
    })
    this.#size++
    this.#agenda.due[this.#row] = this.#size * this.#step
  }

  /** All courses so far; the value of a sum stands at the end of the step in which it grew. */
  series(): Series[] {
    return this.#courses.map(({ id, name, unit, isSum, scale, limit }, c) => {
      const first = isSum ? 1 : 0
      const count = Math.max(0, this.#size - first)
      const at = c * most + first
      const values = Array.from({ length: count }, (_, i) => {
        const value = this.#values[at + i]
        return scale * (isSum ? (value - this.#values[at + i - 1]) / this.#step : value)
      })
      const times = Array.from({ length: count }, (_, i) => (i + first) * this.#step)
      return { id, name, unit, ...(limit !== undefined && { limit }), times, values }
    })
  }
}

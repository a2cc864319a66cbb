const day = 86_400
const week = 7 * day

/** A weekly timetable on the clock of a run, which began `weekday` days after Monday 0:00. */
export class Timetable {
  /** Seconds of the week at which it begins and ends, in turn. */
  readonly #edges: number[] = []
  readonly #offset: number
  /** Between which times the last answer holds, and what it was: a run asks at every step. */
  #from = 0
  #to = 0
  #isOn = false

  constructor(hours: readonly (readonly number[])[], days: readonly number[], weekday: number) {
    this.#offset = weekday * day
    const spans = [...new Set(days)].flatMap((one) =>
      hours.map(([from, to]) => [(one - 1) * day + from * 3600, (one - 1) * day + to * 3600]),
    )
    spans.sort((a, b) => a[0] - b[0])
    for (const [from, to] of spans) {
      // What follows without a break, or overlaps, is one.
      if (this.#edges.length > 0 && this.#edges[this.#edges.length - 1] >= from) {
        const last = this.#edges.length - 1
        if (this.#edges[last] < to) this.#edges[last] = to
      } else this.#edges.push(from, to)
    }
  }

  isOnAt(time: number): boolean {
    if (time >= this.#from && time < this.#to) return this.#isOn
    this.#from = time
    this.#to = this.nextAfter(time)
    this.#isOn = this.#passed(this.#ofWeek(time)) % 2 === 1
    return this.#isOn
  }

  /** When it next begins or ends after a time; Infinity when it never does. */
  nextAfter(time: number): number {
    if (this.#edges.length === 2 && this.#edges[1] - this.#edges[0] >= week) return Infinity
    const now = this.#ofWeek(time)
    const next = this.#edges.find((edge) => edge > now) ?? this.#edges[0] + week
    return time + next - now
  }

  /** Seconds of a run up to a time that lie within it. */
  secondsTo(time: number): number {
    return this.#sum(this.#offset + time) - this.#sum(this.#offset)
  }

  #ofWeek(time: number): number {
    // To the millisecond: an edge that has been reached must not lie ahead by rounding.
    const passed = Math.round((this.#offset + time) * 1000) / 1000
    return passed - week * Math.floor(passed / week)
  }

  #passed(ofWeek: number): number {
    return this.#edges.filter((edge) => edge <= ofWeek).length
  }

  /** Seconds within it from the Monday of the first week on. */
  #sum(time: number): number {
    const weeks = Math.floor(time / week)
    const rest = time - weeks * week
    let each = 0
    let part = 0
    for (let i = 0; i < this.#edges.length; i += 2) {
      const [from, to] = [this.#edges[i], this.#edges[i + 1]]
      each += to - from
      if (rest > from) part += (rest < to ? rest : to) - from
    }
    return weeks * each + part
  }
}

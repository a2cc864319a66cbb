import type { Problem } from '#twin/Problem.ts'
import type { Signal } from '#twin/Twin.ts'

/** Different reasons that are told apart for one signal; random bytes must not fill the list. */
const mostReasons = 4
/** Problems handed on at a time; the rest waits for the next time. */
const mostAtOnce = 50

type Entry = { slot: number; reason: string; problem: Problem; times: number }

/** Collects what is wrong with messages, one entry a signal and reason, and hands it on counted and at a bounded rate. */
export class ProblemLedger {
  readonly #signals: readonly Signal[]
  readonly #bySlot = new Map<number, Map<string, Entry>>()
  readonly #waiting = new Set<Entry>()

  constructor(signals: readonly Signal[]) {
    this.#signals = signals
  }

  /** Notes one occurrence. `reason` is the rest of a sentence that begins with the signal's id and a colon. */
  note(slot: number, reason: string, advice?: string): void {
    let reasons = this.#bySlot.get(slot)
    if (!reasons) this.#bySlot.set(slot, (reasons = new Map()))
    let entry = reasons.get(reason)
    if (!entry) {
      const said =
        reasons.size < mostReasons ? reason : 'its messages cannot be read, in many different ways'
      entry = reasons.get(said)
      if (!entry) {
        entry = { slot, reason: said, problem: this.#makeProblem(slot, said, advice), times: 0 }
        reasons.set(said, entry)
      }
    }
    entry.times++
    this.#waiting.add(entry)
  }

  /** Hands on what was noted since the last time, oldest first. */
  flush(tell: (problem: Problem, slot: number, times: number, reason: string) => void): void {
    let told = 0
    for (const entry of this.#waiting) {
      if (told++ === mostAtOnce) return
      this.#waiting.delete(entry)
      tell(entry.problem, entry.slot, entry.times, entry.reason)
      entry.times = 0
    }
  }

  #makeProblem(slot: number, reason: string, advice?: string): Problem {
    const { id, topic } = this.#signals[slot]
    const problem: Problem = {
      from: 'feed',
      severity: 'warning',
      text: `${id}: ${reason}`,
      where: `topic ${topic}`,
    }
    if (advice) problem.advice = advice
    return problem
  }
}

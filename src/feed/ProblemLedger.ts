import type { Problem } from '#twin/Problem.ts'
import type { Signal } from '#twin/Twin.ts'

/** Different reasons that are told apart for one signal; random bytes must not fill the list. */
const mostReasons = 4
/** Problems handed on at a time; the rest waits for the next time. */
const mostAtOnce = 50
/** Signals that a line about several names. */
const mostNamed = 3

/** What a problem is about: a signal's slot, or a list of slots that is the same object each time. */
export type Subject = number | readonly number[]
export type Advice = string | undefined | (() => string | undefined)

type Entry = {
  /** Signals that it makes bad. */
  slots: readonly number[]
  reason: string
  problem: Problem
  times: number
}
const none: readonly number[] = []

/** `slots` are the signals that the problem makes bad. */
export type TellProblem = (
  problem: Problem,
  slots: readonly number[],
  times: number,
  reason: string,
) => void

/** Collects what is wrong with messages, one entry a subject and reason, and hands it on counted and at a bounded rate. */
export class ProblemLedger {
  readonly #signals: readonly Signal[]
  readonly #bySubject = new Map<Subject, Map<string, Entry>>()
  readonly #waiting = new Set<Entry>()

  constructor(signals: readonly Signal[]) {
    this.#signals = signals
  }

  /**
   * Notes one occurrence of something that makes no value bad. `reason` is the rest of a sentence that begins with the signals'
   * ids and a colon. Advice that takes time comes as a function: it is asked once.
   */
  note(subject: Subject, reason: string, advice?: Advice): void {
    this.#add(subject, reason, false, advice)
  }

  /** Notes one occurrence of something that makes the subject bad. */
  noteBad(subject: Subject, reason: string): void {
    this.#add(subject, reason, true, undefined)
  }

  /** Hands on what was noted since the last time, oldest first. */
  flush(tell: TellProblem): void {
    let told = 0
    for (const entry of this.#waiting) {
      if (told++ === mostAtOnce) return
      this.#waiting.delete(entry)
      tell(entry.problem, entry.slots, entry.times, entry.reason)
      entry.times = 0
    }
  }

  #add(subject: Subject, reason: string, isBad: boolean, advice: Advice): void {
    let reasons = this.#bySubject.get(subject)
    if (!reasons) this.#bySubject.set(subject, (reasons = new Map()))
    let entry = reasons.get(reason)
    if (!entry) {
      const said =
        reasons.size < mostReasons ? reason : 'its messages cannot be read, in many different ways'
      entry = reasons.get(said)
      if (!entry) {
        const slots = typeof subject === 'number' ? [subject] : subject
        const problem = this.#makeProblem(slots, said, advice)
        entry = { slots: isBad ? slots : none, reason: said, problem, times: 0 }
        reasons.set(said, entry)
      }
    }
    entry.times++
    this.#waiting.add(entry)
  }

  #makeProblem(slots: readonly number[], reason: string, advice: Advice): Problem {
    const { topic } = this.#signals[slots[0]]
    const problem: Problem = {
      from: 'feed',
      severity: 'warning',
      text: `${this.#sayWho(slots)}: ${reason}`,
    }
    if (topic !== '') problem.where = `topic ${topic}`
    const words = typeof advice === 'function' ? advice() : advice
    if (words !== undefined) problem.advice = words
    return problem
  }

  #sayWho(slots: readonly number[]): string {
    const ids = slots.slice(0, mostNamed).map((slot) => this.#signals[slot].id)
    if (slots.length <= 1) return ids.join('')
    const more = slots.length > ids.length ? ', …' : ''
    return `${slots.length} signals (${ids.join(', ')}${more})`
  }
}

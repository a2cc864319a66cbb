import { Quality, qualityName, worseQuality } from '#twin/Quality.ts'
import type { Signal } from '#twin/Twin.ts'
import { readValue } from '../codecs/readValue.ts'
import type { SampleStore } from '../SampleStore.ts'
import { clearSamples, makeSample } from '../TopicRoutes.ts'
import type { CompileFormula, FormulaInputs, RunFormula } from './compileFormula.ts'

type Computed = { slot: number; inputs: readonly number[]; run: RunFormula; values: FormulaInputs }
/** Says why signals have a quality that they have got from others. */
type TellReason = (slots: readonly number[], quality: number, reason: string) => void

/**
 * The signals that are computed from others, once for all that came between two batches. A result is as good as the worst of its
 * inputs; inputs that never came, a division by zero or a failure leave the last one in place, not to be trusted.
 */
export class Formulas {
  readonly #signals: readonly Signal[]
  readonly #store: SampleStore
  readonly #tell: TellReason
  /** Inputs before what needs them. */
  readonly #order: Computed[] = []
  /** Places in `#order` that need a slot. */
  readonly #needs: (number[] | undefined)[]
  readonly #isDue: Uint8Array
  readonly #samples = [makeSample()]

  constructor(
    signals: readonly Signal[],
    store: SampleStore,
    compile: CompileFormula | undefined,
    tell: TellReason,
  ) {
    this.#signals = signals
    this.#store = store
    this.#tell = tell
    this.#needs = Array.from({ length: signals.length })
    for (const slot of sortByNeed(signals)) this.#add(slot, compile)
    this.#isDue = new Uint8Array(this.#order.length)
  }

  /** Computes what depends on the table's changed slots; what changes by that is marked as changed too. */
  run(): void {
    if (this.#order.length === 0) return
    const { table } = this.#store
    for (let i = 0; i < table.changedCount; i++) this.#markNeeds(table.changed[i])
    for (let i = 0; i < this.#order.length; i++) {
      if (this.#isDue[i] === 0) continue
      this.#isDue[i] = 0
      this.#compute(this.#order[i])
      this.#markNeeds(this.#order[i].slot)
    }
  }

  #add(slot: number, compile: CompileFormula | undefined): void {
    const { formula } = this.#signals[slot]
    if (!formula) return
    const { text, inputs } = formula
    const types = inputs.map((input) => (this.#signals[input].states ? 'string' : 'double'))
    const made = compile?.(text, types) ?? { problem: 'could not be read: its program is missing' }
    if ('problem' in made) {
      this.#store.spoil(slot, `its formula ${made.problem}`)
      return
    }
    const values = Object.fromEntries(inputs.map((_, i) => [`s${i}`, NaN]))
    const place = this.#order.push({ slot, inputs, run: made.run, values }) - 1
    for (const input of inputs) (this.#needs[input] ??= []).push(place)
  }

  #markNeeds(slot: number): void {
    const needs = this.#needs[slot]
    if (needs) for (const place of needs) this.#isDue[place] = 1
  }

  #compute(computed: Computed): void {
    const { slot, inputs, values } = computed
    const { table } = this.#store
    let quality: number = Quality.good
    let worst = -1
    let time = NaN
    let received = -Infinity
    let isComplete = true
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i]
      const value = table.value[input]
      if (worseQuality(quality, table.quality[input]) !== quality) {
        quality = table.quality[input]
        worst = input
      }
      if (Number.isNaN(value)) isComplete = false
      if (Number.isNaN(time) || table.time[input] > time) time = table.time[input]
      if (table.received[input] > received) received = table.received[input]
      values[`s${i}`] = this.#nameState(input, value)
    }
    const before = table.quality[slot]
    if (isComplete) this.#write(computed, time, received, quality)
    else if (quality === Quality.bad) table.setQuality(slot, Quality.bad)
    const after = table.quality[slot]
    if (after !== before && after === quality && quality !== Quality.good && worst >= 0)
      this.#tell([slot], after, `${this.#signals[worst].id} is ${qualityName(after)}`)
  }

  #write({ slot, run, values }: Computed, time: number, received: number, quality: number): void {
    clearSamples(this.#samples)
    const [sample] = this.#samples
    try {
      readValue(run(values), this.#signals[slot].states, sample)
    } catch {
      sample.bad = 'it failed'
    }
    if (sample.bad !== undefined) {
      this.#store.spoil(slot, `its formula gives no value: ${sample.bad}`)
      return
    }
    sample.time = time
    sample.quality = quality
    this.#store.write(slot, sample.value, time, received, quality)
  }

  /** A signal with states is its state's name in a formula. */
  #nameState(slot: number, code: number): number | string {
    const { states } = this.#signals[slot]
    return states ? (states.find((state) => state.code === code)?.name ?? '') : code
  }
}

/** The slots of computed signals, each after those that it needs. */
function sortByNeed(signals: readonly Signal[]): number[] {
  const sorted: number[] = []
  const state = new Uint8Array(signals.length)
  for (let start = 0; start < signals.length; start++) {
    const way = [start]
    while (way.length > 0) {
      const slot = way[way.length - 1]
      const { formula } = signals[slot]
      if (state[slot] === 0 && formula) {
        state[slot] = 1
        for (const input of formula.inputs) if (state[input] === 0) way.push(input)
      } else {
        way.pop()
        if (state[slot] === 1) sorted.push(slot)
        state[slot] = 2
      }
    }
  }
  return sorted
}

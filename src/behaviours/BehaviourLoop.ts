import { Look, type PartTable } from '#twin/PartTable.ts'
import { Quality, worseQuality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import type { AnyBehaviour } from './makeBehaviour.ts'
import { RowBindings } from './RowBindings.ts'

/** Why a part looks as it does: one line a binding that acts on it. */
export type LoopReason = { behaviour: string; signal: string; text: string }

type Model = { parts: PartTable; onRow: RowBindings; bindings: number[] }

/**
 * The one loop that runs all bound behaviours over the signals that changed. It reads the table's list of changed slots
 * and leaves it: whoever owns the frame clears it when all readers have had it.
 */
export class BehaviourLoop {
  readonly #signals: SignalTable
  /** By binding; a detached one leaves its place to the next. */
  readonly #bounds: Bound[] = []
  readonly #targets: Target[] = []
  readonly #names: string[] = []
  readonly #free: number[] = []
  /** First binding of a slot, -1 for none; then `#nextOfSlot`. */
  readonly #firstOfSlot: Int32Array
  readonly #nextOfSlot: number[] = []
  /** The bindings whose `frame` is wanted, in the order they began, which keeps memory in order; and whether one is. */
  #active = new Uint32Array(64)
  #activeCount = 0
  #isActive = new Uint8Array(64)
  /** The quality of each slot that its parts show. */
  readonly #shownQuality: Uint8Array
  readonly #models: Model[] = []

  constructor(signals: SignalTable) {
    this.#signals = signals
    this.#firstOfSlot = new Int32Array(signals.size).fill(-1)
    this.#shownQuality = signals.quality.slice()
  }

  /** Whether nothing moves by itself: no behaviour wants a frame. */
  get settled(): boolean {
    return this.#activeCount === 0
  }

  /** Puts a behaviour to work and shows the current value at once. Options are those that its schema accepted. */
  attach(
    name: string,
    behaviour: AnyBehaviour,
    options: unknown,
    target: Target,
    now: number,
  ): void {
    const bound = behaviour.attach(target, options)
    const binding = this.#free.pop() ?? this.#bounds.length
    this.#bounds[binding] = bound
    this.#targets[binding] = target
    this.#names[binding] = name
    this.#nextOfSlot[binding] = -1
    this.#growActive()
    const model = this.#modelOf(target.parts)
    model.bindings.push(binding)
    for (const row of target.rows) model.onRow.add(row, binding)
    for (const row of target.roots) model.onRow.add(row, binding)
    const { slot } = target
    if (slot < 0) return
    this.#appendToSlot(slot, binding)
    this.#shownQuality[slot] = this.#signals.quality[slot]
    this.#showQuality(target)
    this.#change(binding, this.#signals.value[slot], this.#signals.quality[slot], now)
  }

  /** Takes all behaviours off a model: its parts look and stand as at rest. */
  detachAll(parts: PartTable): void {
    const at = this.#models.findIndex((model) => model.parts === parts)
    if (at < 0) return
    const [model] = this.#models.splice(at, 1)
    for (const binding of model.bindings.toReversed()) {
      const { slot, rows, roots } = this.#targets[binding]
      this.#bounds[binding].detach()
      this.#isActive[binding] = 0
      if (slot >= 0) this.#takeFromSlot(slot, binding)
      for (const row of rows) parts.set(row, Look.quality, Quality.good)
      for (const row of roots) parts.set(row, Look.quality, Quality.good)
      this.#free.push(binding)
    }
    this.#dropResting()
    parts.motions.update()
  }

  /** One frame: new values first, then what still moves, then the matrices. Times in seconds. @frame */
  run(seconds: number, now: number): void {
    const { changed, changedCount, value, quality } = this.#signals
    for (let i = 0; i < changedCount; i++) {
      const slot = changed[i]
      const first = this.#firstOfSlot[slot]
      if (first < 0) continue
      const isOther = quality[slot] !== this.#shownQuality[slot]
      this.#shownQuality[slot] = quality[slot]
      for (let binding = first; binding >= 0; binding = this.#nextOfSlot[binding]) {
        if (isOther) this.#showQuality(this.#targets[binding])
        this.#change(binding, value[slot], quality[slot], now)
      }
    }
    const active = this.#active
    const count = this.#activeCount
    let kept = 0
    for (let i = 0; i < count; i++) {
      const binding = active[i]
      if (this.#bounds[binding].frame(seconds, now)) active[kept++] = binding
      else this.#isActive[binding] = 0
    }
    this.#activeCount = kept
    for (let i = 0; i < this.#models.length; i++) this.#models[i].parts.motions.update()
  }

  /** Why a part (or a group) looks as it does, in the order of the twin file. */
  reasons(parts: PartTable, row: number): LoopReason[] {
    return this.#bindingsOn(parts, row).map((binding) => {
      const { signal, slot } = this.#targets[binding]
      const text = this.#explain(binding, slot)
      return { behaviour: this.#names[binding], signal: signal?.id ?? '', text }
    })
  }

  /** What acts on a part: `colour filler.state`. */
  shownBy(parts: PartTable, row: number): string[] {
    return this.#bindingsOn(parts, row).map((binding) => {
      const { signal } = this.#targets[binding]
      return signal ? `${this.#names[binding]} ${signal.id}` : this.#names[binding]
    })
  }

  #explain(binding: number, slot: number): string {
    const bound = this.#bounds[binding]
    if (slot < 0) return bound.explain(NaN)
    const value = this.#signals.value[slot]
    const quality = this.#signals.quality[slot]
    if (quality === Quality.never) return bound.explain(NaN)
    if (quality === Quality.bad) {
      return 'The last value was unreadable or impossible: what was shown before is kept.'
    }
    const text = bound.explain(value)
    if (quality === Quality.stale) return `${text} The value is old: nothing newer has come.`
    return quality === Quality.simulated ? `${text} The value is simulated.` : text
  }

  #bindingsOn(parts: PartTable, row: number): number[] {
    const onRow = this.#models.find((model) => model.parts === parts)?.onRow
    const found: number[] = []
    if (!onRow) return found
    for (let entry = onRow.first(row); entry >= 0; entry = onRow.next(entry)) {
      found.push(onRow.bindingAt(entry))
    }
    return found
  }

  /** @frame */
  #change(binding: number, value: number, quality: number, now: number): void {
    if (!this.#bounds[binding].change(value, quality, now)) return
    if (this.#isActive[binding] !== 0) return
    this.#isActive[binding] = 1
    this.#active[this.#activeCount++] = binding
  }

  /** Closes the gaps that detached bindings leave in the active list. */
  #dropResting(): void {
    let kept = 0
    for (let i = 0; i < this.#activeCount; i++) {
      const binding = this.#active[i]
      if (this.#isActive[binding] !== 0) this.#active[kept++] = binding
    }
    this.#activeCount = kept
  }

  /** Gives the rows of a binding the worst quality of all signals bound to them. @frame */
  #showQuality(target: Target): void {
    const { parts, rows, roots } = target
    const { onRow } = this.#modelOf(parts)
    for (let i = 0; i < rows.length; i++) this.#showRowQuality(parts, onRow, rows[i])
    for (let i = 0; i < roots.length; i++) this.#showRowQuality(parts, onRow, roots[i])
  }

  /** @frame */
  #showRowQuality(parts: PartTable, onRow: RowBindings, row: number): void {
    let worst: number = Quality.good
    for (let entry = onRow.first(row); entry >= 0; entry = onRow.next(entry)) {
      const { slot } = this.#targets[onRow.bindingAt(entry)]
      if (slot >= 0) worst = worseQuality(worst, this.#signals.quality[slot])
    }
    parts.set(row, Look.quality, worst)
  }

  #modelOf(parts: PartTable): Model {
    for (let i = 0; i < this.#models.length; i++) {
      if (this.#models[i].parts === parts) return this.#models[i]
    }
    const made: Model = { parts, onRow: new RowBindings(parts.size), bindings: [] }
    this.#models.push(made)
    return made
  }

  /** Room for as many active bindings as there are, so that nothing grows in a frame. */
  #growActive(): void {
    if (this.#bounds.length <= this.#active.length) return
    const active = new Uint32Array(this.#active.length * 2)
    active.set(this.#active)
    this.#active = active
    const isActive = new Uint8Array(active.length)
    isActive.set(this.#isActive)
    this.#isActive = isActive
  }

  #appendToSlot(slot: number, binding: number): void {
    let last = this.#firstOfSlot[slot]
    if (last < 0) {
      this.#firstOfSlot[slot] = binding
      return
    }
    while (this.#nextOfSlot[last] >= 0) last = this.#nextOfSlot[last]
    this.#nextOfSlot[last] = binding
  }

  #takeFromSlot(slot: number, binding: number): void {
    const next = this.#nextOfSlot[binding]
    if (this.#firstOfSlot[slot] === binding) {
      this.#firstOfSlot[slot] = next
      return
    }
    let before = this.#firstOfSlot[slot]
    while (this.#nextOfSlot[before] !== binding) before = this.#nextOfSlot[before]
    this.#nextOfSlot[before] = next
  }
}

import { Look, type PartTable } from '#twin/PartTable.ts'
import { Quality, worseQuality } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Bound, Target } from './Behaviour.ts'
import { grown, makeRoll, noteChanged, Seat, type BoundTable, type Roll } from './BoundTable.ts'
import type { AnyBehaviour } from './makeBehaviour.ts'
import { RowBindings } from './RowBindings.ts'
import { SlotChains } from './SlotChains.ts'

/** Why a part looks as it does: one line a binding that acts on it. */
export type LoopReason = { behaviour: string; signal: string; text: string }

/** A table with members in this loop. */
type Kind = { table: BoundTable; parts: PartTable; members: number; roll: Roll }

const nobody = new Uint32Array(0)

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
  readonly #slots: SlotChains
  /** What has its place in a table: which of the kinds plus one, and which member; 0 for what stands by itself. */
  #kindOf = new Uint32Array(64)
  #memberOf = new Uint32Array(64)
  readonly #kinds: (Kind | null)[] = []
  /** The bindings whose `frame` is wanted, in the order they began, which keeps memory in order; and whether one is. */
  #active = new Uint32Array(64)
  #activeCount = 0
  #isActive = new Uint8Array(64)
  /** The quality of each slot that its parts show. */
  readonly #shownQuality: Uint8Array
  readonly #models: Model[] = []

  constructor(signals: SignalTable) {
    this.#signals = signals
    this.#slots = new SlotChains(signals.size)
    this.#shownQuality = signals.quality.slice()
  }

  /** Whether nothing moves by itself: no behaviour wants a frame. */
  get settled(): boolean {
    return (
      this.#activeCount === 0 && this.#kinds.every((kind) => !kind || kind.roll.movingCount === 0)
    )
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
    this.#grow()
    this.#slots.next[binding] = -1
    this.#kindOf[binding] = 0
    if (bound instanceof Seat) this.#seat(binding, bound, target.parts)
    const model = this.#modelOf(target.parts)
    model.bindings.push(binding)
    for (const row of target.rows) model.onRow.add(row, binding)
    for (const row of target.roots) model.onRow.add(row, binding)
    const { slot } = target
    if (slot < 0) return
    this.#slots.append(slot, binding)
    this.#shownQuality[slot] = this.#signals.quality[slot]
    this.#showQuality(target)
    if (this.#kindOf[binding] === 0) {
      this.#change(binding, this.#signals.value[slot], this.#signals.quality[slot], now)
      return
    }
    const kind = this.#kinds[this.#kindOf[binding] - 1] as Kind
    noteChanged(kind.roll, this.#memberOf[binding], slot)
    kind.table.change(kind.roll, this.#signals, now)
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
      if (slot >= 0) this.#slots.take(slot, binding)
      for (const row of rows) parts.set(row, Look.quality, Quality.good)
      for (const row of roots) parts.set(row, Look.quality, Quality.good)
      this.#free.push(binding)
    }
    this.#dropResting()
    this.#kinds.forEach((kind, i) => {
      if (kind?.parts === parts) this.#kinds[i] = null
    })
    parts.motions.update()
  }

  /** One frame: new values first, then what still moves, then the matrices. Times in seconds. @frame */
  run(seconds: number, now: number): void {
    this.#runChanged(now)
    const kinds = this.#kinds
    for (let i = 0; i < kinds.length; i++) {
      const kind = kinds[i]
      if (kind === null) continue
      if (kind.roll.changedCount > 0) kind.table.change(kind.roll, this.#signals, now)
      if (kind.roll.movingCount > 0) kind.table.frame(kind.roll, now)
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
  #runChanged(now: number): void {
    const { changed, changedCount, value, quality } = this.#signals
    const shownQuality = this.#shownQuality
    const { first, next } = this.#slots
    const kindOf = this.#kindOf
    const memberOf = this.#memberOf
    // Most are of the same kind as the one before: its lists are at hand.
    let kind = 0
    let members: Uint32Array = nobody
    let slots: Uint32Array = nobody
    let count = 0
    for (let i = 0; i < changedCount; i++) {
      const slot = changed[i]
      let binding = first[slot]
      if (binding < 0) continue
      if (quality[slot] !== shownQuality[slot]) this.#showQualityOf(slot)
      do {
        const own = kindOf[binding]
        if (own === 0) this.#change(binding, value[slot], quality[slot], now)
        else {
          if (own !== kind) {
            if (kind > 0) this.#rollOf(kind).changedCount = count
            kind = own
            const roll = this.#rollOf(kind)
            members = roll.changed
            slots = roll.slots
            count = roll.changedCount
          }
          members[count] = memberOf[binding]
          slots[count++] = slot
        }
        binding = next[binding]
      } while (binding >= 0)
    }
    if (kind > 0) this.#rollOf(kind).changedCount = count
  }

  /** @frame */
  #rollOf(kind: number): Roll {
    return (this.#kinds[kind - 1] as Kind).roll
  }

  /** @frame */
  #showQualityOf(slot: number): void {
    this.#shownQuality[slot] = this.#signals.quality[slot]
    const { first, next } = this.#slots
    for (let binding = first[slot]; binding >= 0; binding = next[binding])
      this.#showQuality(this.#targets[binding])
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

  #seat(binding: number, { table, member }: Seat, parts: PartTable): void {
    let at = this.#kinds.findIndex((kind) => kind?.table === table)
    if (at < 0) {
      const gap = this.#kinds.indexOf(null)
      at = gap < 0 ? this.#kinds.length : gap
      this.#kinds[at] = { table, parts, members: 0, roll: makeRoll(64) }
    }
    const kind = this.#kinds[at] as Kind
    const { roll } = kind
    if (++kind.members > roll.changed.length) {
      roll.changed = grown(roll.changed, kind.members)
      roll.slots = grown(roll.slots, kind.members)
      roll.moving = grown(roll.moving, kind.members)
    }
    this.#kindOf[binding] = at + 1
    this.#memberOf[binding] = member
  }

  /** Room for as many bindings as there are, so that nothing grows in a frame. */
  #grow(): void {
    const size = this.#bounds.length
    if (size <= this.#active.length) return
    this.#active = grown(this.#active, size)
    this.#isActive = grown(this.#isActive, size)
    this.#slots.grow(size)
    this.#kindOf = grown(this.#kindOf, size)
    this.#memberOf = grown(this.#memberOf, size)
  }
}

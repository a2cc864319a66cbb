import type { PartTable } from '#twin/PartTable.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Bound } from './Behaviour.ts'

/**
 * All bindings of one kind on one model, in arrays side by side; each is a member, by number. For a kind of which plants have
 * tens of thousands: as many objects would each make the frame wait for memory. All others are a `Bound` by themselves.
 */
export type BoundTable = {
  /** As `Bound.change` for all members of the roll that have changed; those that begin to move join those that do. */
  change(roll: Roll, signals: SignalTable, now: number): void
  /** As `Bound.frame` for all that move; those that have come to rest leave the roll. */
  frame(roll: Roll, now: number): void
  explain(member: number, value: number): string
  /** Returns the parts to what they were and frees the member's number. */
  remove(member: number): void
}

/** Which members of a table there is something to do for. Only the first `changedCount` and `movingCount` count. */
export type Roll = {
  changed: Uint32Array
  /** The slot of each that has changed. */
  slots: Uint32Array
  changedCount: number
  /** Each once, in the order they began, which keeps memory in order. */
  moving: Uint32Array
  movingCount: number
}

/** A roll of so many members. */
export function makeRoll(size: number): Roll {
  const [changed, slots, moving] = [0, 1, 2].map(() => new Uint32Array(size))
  return { changed, slots, changedCount: 0, moving, movingCount: 0 }
}

/**
 * Notes a member of a table whose slot has changed: all are changed at once.
 * @frame
 */
export function noteChanged(roll: Roll, member: number, slot: number): void {
  const at = roll.changedCount++
  roll.changed[at] = member
  roll.slots[at] = slot
}

/** One member, as a binding among others. */
export class Seat implements Bound {
  readonly table: BoundTable
  readonly member: number
  /** What it is alone with, outside of a loop. */
  #alone: { roll: Roll; signals: SignalTable } | null = null

  constructor(table: BoundTable, member: number) {
    this.table = table
    this.member = member
  }

  change(value: number, quality: number, now: number): boolean {
    const { roll, signals } = (this.#alone ??= { roll: makeRoll(1), signals: new SignalTable(1) })
    signals.value[0] = value
    signals.quality[0] = quality
    roll.changed[0] = this.member
    roll.changedCount = 1
    this.table.change(roll, signals, now)
    return roll.movingCount > 0
  }

  frame(_seconds: number, now: number): boolean {
    if (!this.#alone) return false
    const { roll } = this.#alone
    this.table.frame(roll, now)
    return roll.movingCount > 0
  }

  detach(): void {
    this.table.remove(this.member)
  }

  explain(value: number): string {
    return this.table.explain(this.member, value)
  }
}

/** Makes a function that gives each model its own table of a kind. */
export function tableOfModel<Table>(
  make: (parts: PartTable) => Table,
): (parts: PartTable) => Table {
  const known = new WeakMap<PartTable, Table>()
  return (parts) => {
    const old = known.get(parts)
    if (old) return old
    const made = make(parts)
    known.set(parts, made)
    return made
  }
}

/** An array of numbers with room for `size`: itself when it is long enough, else a longer copy that goes on with `rest`. */
export function grown<Numbers extends Float64Array | Uint32Array | Int32Array | Uint8Array>(
  numbers: Numbers,
  size: number,
  rest = 0,
): Numbers {
  if (numbers.length >= size) return numbers
  const make = numbers.constructor as new (length: number) => Numbers
  const larger = new make(Math.max(size, numbers.length * 2))
  larger.set(numbers)
  if (rest !== 0) larger.fill(rest, numbers.length)
  return larger
}

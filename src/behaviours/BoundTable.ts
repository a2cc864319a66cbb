import type { PartTable } from '#twin/PartTable.ts'
import type { Bound } from './Behaviour.ts'

/**
 * All bindings of one kind on one model, in arrays side by side; each is a member, by number. For a kind of which plants have
 * tens of thousands: as many objects would each make the frame wait for memory. All others are a `Bound` by themselves.
 */
export type BoundTable = {
  /** As `Bound.change`, but tells only of a member that was at rest: the loop lists those, each once. */
  change(member: number, value: number, quality: number, now: number): boolean
  /** Moves the first `count` of the `moving` on; leaves those that move further at the list's beginning, and says how many. */
  frame(moving: Uint32Array, count: number, now: number): number
  isMoving(member: number): boolean
  explain(member: number, value: number): string
  /** Returns the parts to what they were and frees the member's number. */
  remove(member: number): void
}

/** One member, as a binding among others. */
export class Seat implements Bound {
  readonly table: BoundTable
  readonly member: number

  constructor(table: BoundTable, member: number) {
    this.table = table
    this.member = member
  }

  change(value: number, quality: number, now: number): boolean {
    this.table.change(this.member, value, quality, now)
    return this.table.isMoving(this.member)
  }

  frame(_seconds: number, now: number): boolean {
    return this.table.frame(Uint32Array.of(this.member), 1, now) > 0
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

/** A longer copy of an array of numbers, with room for `size` of them; itself when it is long enough. */
export function grown<
  Numbers extends Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array,
>(numbers: Numbers, size: number, rest = 0): Numbers {
  if (numbers.length >= size) return numbers
  const make = numbers.constructor as new (length: number) => Numbers
  const larger = new make(Math.max(size, numbers.length * 2))
  larger.fill(rest, numbers.length)
  larger.set(numbers)
  return larger
}

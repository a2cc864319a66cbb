import type { Signal } from '#twin/Twin.ts'
import type { Target } from './Behaviour.ts'
import { grown } from './BoundTable.ts'

/** Which rows each member of a table acts on, and what it shows; numbers of members that left are given again. */
export class MemberRows {
  /** The row of a member that has but one, which most have; -1 for one with a list. */
  row = new Int32Array(16)
  readonly #targets: (Target | null)[] = []
  readonly #free: number[] = []

  /** A number for a new member. */
  add(target: Target): number {
    const member = this.#free.pop() ?? this.#targets.length
    this.#targets[member] = target
    if (member >= this.row.length) this.row = grown(this.row, member + 1)
    this.row[member] = target.rows.length === 1 ? target.rows[0] : -1
    return member
  }

  remove(member: number): void {
    this.#targets[member] = null
    this.#free.push(member)
  }

  /** All rows of a member. @frame */
  list(member: number): Uint32Array {
    return (this.#targets[member] as Target).rows
  }

  signal(member: number): Signal | undefined {
    return this.#targets[member]?.signal
  }
}

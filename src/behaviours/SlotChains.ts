import { grown } from './BoundTable.ts'

/** Which bindings follow each slot: chains in flat arrays, in the order they were added. */
export class SlotChains {
  /** First binding of a slot, -1 for none; then `next`. */
  readonly first: Int32Array
  next = new Int32Array(64)

  constructor(slots: number) {
    this.first = new Int32Array(slots).fill(-1)
  }

  /** Room for so many bindings, so that nothing grows in a frame. */
  grow(bindings: number): void {
    this.next = grown(this.next, bindings)
  }

  append(slot: number, binding: number): void {
    let last = this.first[slot]
    if (last < 0) {
      this.first[slot] = binding
      return
    }
    while (this.next[last] >= 0) last = this.next[last]
    this.next[last] = binding
  }

  take(slot: number, binding: number): void {
    const after = this.next[binding]
    if (this.first[slot] === binding) {
      this.first[slot] = after
      return
    }
    let before = this.first[slot]
    while (this.next[before] !== binding) before = this.next[before]
    this.next[before] = after
  }
}

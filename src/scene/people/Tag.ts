import type { Cell } from '../chips/ChipAtlas.ts'

/** A stretch of the atlas that holds the name of somebody, and how much of it is taken: 0 before it was painted. */
export type Plate = {
  readonly cell: Cell
  width: number
  height: number
  /** As it was drawn last; see `DrawnChip`. */
  texel: number
  seen: number
}

/** A person's tag, and the small name at their pointer. */
export class Tag {
  readonly name: Plate
  readonly pointer: Plate
  /** Whose it is; null for a free one. */
  owner: object | null = null
  isUnpainted = true

  constructor(name: Cell, pointer: Cell) {
    this.name = { cell: name, width: 0, height: 0, texel: 0, seen: 0 }
    this.pointer = { cell: pointer, width: 0, height: 0, texel: 0, seen: 0 }
  }

  /** Becomes somebody else's. */
  begin(owner: object | null): void {
    this.owner = owner
    this.isUnpainted = true
    this.name.width = 0
    this.pointer.width = 0
  }
}

import { Vector3 } from 'three'
import { LabelWords } from '#scene/LabelWords.ts'
import type { Cell } from '#scene/chips/ChipAtlas.ts'

/** One chip in the world: its cell of the atlas, what stands there, and how it is seen now. */
export class Chip {
  readonly cell: Cell
  readonly words = new LabelWords()
  /** What it stands at, metres of the plant. */
  readonly place = new Vector3()
  /** Texels taken of its cell; 0 before it was painted. */
  width = 0
  height = 0
  /** Its words are not painted yet. */
  isUnpainted = true
  /** Where between the eyes and its place it is drawn, 0..1; NaN before its first frame. */
  share = NaN
  /** Metres of one texel where it is drawn. */
  texel = 0
  /** How much it is seen, 0..1. */
  seen = 0

  constructor(cell: Cell) {
    this.cell = cell
  }

  /** Forgets whom it was for. */
  begin(): void {
    this.width = 0
    this.isUnpainted = true
    this.share = NaN
    this.seen = 0
  }

  /**
   * Comes or goes within an eighth of a second. Returns whether any of it is seen.
   * @frame
   */
  fade(isWanted: boolean, seconds: number): boolean {
    this.seen += ((isWanted ? 1 : 0) - this.seen) * (1 - Math.exp(-seconds * 20))
    if (!isWanted && this.seen < 0.02) this.seen = 0
    return this.seen > 0
  }
}

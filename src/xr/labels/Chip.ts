import { Vector3 } from 'three'
import { LabelWords } from '#scene/LabelWords.ts'
import type { Cell } from '#scene/chips/ChipAtlas.ts'
import { across, valueTop } from './paintLabel.ts'

/** One chip in the world: its cell of the atlas, what stands there, and how it is seen now. */
export class Chip {
  readonly cell: Cell
  /** Where its value stands. */
  readonly valueCell: Cell
  readonly words = new LabelWords()
  /** What it stands at, metres of the plant. */
  readonly place = new Vector3()
  /** Texels taken of its cell; 0 before it was painted. */
  width = 0
  height = 0
  /** See `LabelSize`. */
  least = 0
  /** The name and the quality that it is painted with. */
  name = ''
  quality = NaN
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
    const { left, top, width } = cell
    this.valueCell = {
      left: left + across,
      top: top + valueTop,
      width: width - across * 2,
      height: 46,
    }
  }

  /** Forgets whom it was for. */
  begin(): void {
    this.width = 0
    this.least = 0
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

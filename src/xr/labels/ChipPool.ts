import { Chip } from './Chip.ts'

const columns = 2
/** Texels of a label's cell. */
export const labelCell = { width: 480, height: 116 }

/** So many are there at most. */
export const mostLabels = 40
/** Those that are going while others come. */
const spare = 4

/** The chips of labels: a fixed number, each with its cell. One given back fades away before another label gets it. */
export class ChipPool {
  readonly all: readonly Chip[] = Array.from({ length: mostLabels + spare }, (_, i) => {
    const { width, height } = labelCell
    const left = (i % columns) * width
    const top = Math.floor(i / columns) * height
    return new Chip({ left, top, width, height })
  })
  /** Given back and not gone yet, oldest first. */
  readonly fading: Chip[] = []
  readonly #free: Chip[] = [...this.all]

  /** Texels that all cells take together. */
  static readonly width = columns * labelCell.width
  static readonly height = Math.ceil((mostLabels + spare) / columns) * labelCell.height

  take(): Chip {
    const chip = this.#free.pop() ?? this.fading.shift()
    if (!chip) throw new Error('ChipPool: more labels than chips')
    chip.begin()
    return chip
  }

  release(chip: Chip): void {
    if (chip.seen > 0) this.fading.push(chip)
    else this.#free.push(chip)
  }

  /** Takes in those that have gone. */
  collect(): void {
    for (let i = this.fading.length - 1; i >= 0; i--) {
      if (this.fading[i].seen === 0) this.#free.push(...this.fading.splice(i, 1))
    }
  }

  /** Has all painted again. */
  forget(): void {
    for (const chip of this.all) {
      chip.isUnpainted = true
      chip.least = 0
    }
  }
}

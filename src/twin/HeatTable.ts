import { HeatField, type HeatLook } from './HeatField.ts'
import { heatBlock, heatColours, heatColumns, heatLines, heatTexel } from './heatLayout.ts'

/** Floats of one field's block. */
const blockSize = heatBlock * heatColumns * heatTexel
/** A row's field is one byte. */
const mostFields = 255

/**
 * The heat maps of one model: fields by layer (what is measured) and name (where, such as a storey), and which field each row
 * shows. Behaviours write it; the state texture reads `data` and `fieldOf` and clears the marks. Empty until the first
 * behaviour joins: a model without heat maps pays nothing.
 */
export class HeatTable {
  readonly fields: HeatField[] = []
  /** Field of each row in the layer shown, from 1 on; 0 for none. */
  fieldOf = new Uint8Array(0)
  isRowsDirty = false
  /** One block a field: cells (value on the scale, doubt), colours, frame. Replaced when it grows. */
  data = new Float32Array(0)
  /** 1 for each line of `data` as a texture that changed. */
  dirtyLines = new Uint8Array(0)
  readonly #rows: number
  readonly #members: number[][] = []
  #shown: string | null | undefined
  #isSpread = true

  /** `rows`: a multiple of `rowsPerLine`. */
  constructor(rows: number) {
    this.#rows = rows
  }

  /** The layer shown: the first in use unless a person chose another; null for none. */
  get shown(): string | null {
    if (this.#shown !== undefined) return this.#shown
    return this.fields.find((_, field) => this.#members[field].length > 0)?.layer ?? null
  }

  /** Shows a layer, or none; undefined leaves it to the twin file. */
  show(layer: string | null | undefined): void {
    this.#shown = layer
    this.#isSpread = false
  }

  /** The number of a field, made when it is new; beyond 255 they share the last. */
  join(layer: string, name: string, look: HeatLook): number {
    const known = this.fields.findIndex((field) => field.layer === layer && field.name === name)
    if (known >= 0) {
      if (this.#members[known].length === 0) this.fields[known].look = look
      return known
    }
    if (this.fields.length === mostFields) return mostFields - 1
    this.fields.push(new HeatField(layer, name, look))
    this.#members.push([])
    const data = new Float32Array(this.fields.length * blockSize)
    data.set(this.data)
    this.data = data
    this.dirtyLines = new Uint8Array(this.fields.length * heatBlock).fill(1)
    return this.fields.length - 1
  }

  /** Lets a row show a field while its layer is shown. */
  enter(field: number, row: number): void {
    this.#members[field].push(row)
    this.#isSpread = false
  }

  /** Takes a row out of a field; one without rows forgets its sensors. */
  leave(field: number, row: number): void {
    const members = this.#members[field]
    const at = members.indexOf(row)
    if (at >= 0) members.splice(at, 1)
    if (members.length === 0) this.fields[field].clear()
    this.#isSpread = false
  }

  /** Computes what changed of a field; returns whether the picture does. @frame */
  settle(field: number, now: number): boolean {
    if (!this.fields[field].settle(now)) return false
    this.#write(field)
    return true
  }

  /** Brings `fieldOf` up to date with what rows entered and which layer is shown. @frame */
  spread(): void {
    if (this.#isSpread) return
    this.#isSpread = true
    this.#writeRows()
  }

  #writeRows(): void {
    if (this.fieldOf.length === 0) this.fieldOf = new Uint8Array(this.#rows)
    this.fieldOf.fill(0)
    const { shown } = this
    this.fields.forEach(({ layer }, field) => {
      if (layer === shown) for (const row of this.#members[field]) this.fieldOf[row] = field + 1
    })
    this.isRowsDirty = true
  }

  /** @frame */
  #write(number: number): void {
    const { cells, frame, look } = this.fields[number]
    const { data } = this
    const start = number * blockSize
    const scale = 1 / (look.to - look.from)
    for (let cell = 0; cell < heatColumns * heatLines; cell++) {
      data[start + cell * heatTexel] = (cells[cell * 2] - look.from) * scale
      data[start + cell * heatTexel + 1] = cells[cell * 2 + 1]
    }
    const colours = start + heatLines * heatColumns * heatTexel
    const steps = look.table.length / 3
    for (let i = 0; i < heatColours; i++) {
      const from = Math.round((i * (steps - 1)) / (heatColours - 1)) * 3
      for (let c = 0; c < 3; c++) data[colours + i * heatTexel + c] = look.table[from + c]
    }
    const last = colours + heatColumns * heatTexel
    for (let i = 0; i < 4; i++) data[last + i] = frame[i]
    data[last + 4] = Math.abs(look.contour * scale)
    data[last + 5] = look.strength
    for (let i = 0; i < heatBlock; i++) this.dirtyLines[number * heatBlock + i] = 1
  }
}

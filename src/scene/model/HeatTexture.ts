import { DataTexture, FloatType, RedFormat, RGBAFormat, type WebGLRenderer } from 'three'
import { heatColumns } from '#twin/heatLayout.ts'
import type { HeatTable } from '#twin/HeatTable.ts'
import { rowsPerLine } from '#twin/rowsPerLine.ts'
import { isOnGpu, send, sendLines } from './sendLines.ts'

/**
 * A model's heat maps on the GPU: the blocks of all fields, and the field of each row. A single texel each until a behaviour
 * makes the first field; then only lines that changed are uploaded.
 */
export class HeatTexture {
  readonly cells = { value: new DataTexture(new Float32Array(4), 1, 1, RGBAFormat, FloatType) }
  readonly rows = { value: new DataTexture(new Uint8Array(1), 1, 1, RedFormat) }
  readonly fields = { value: 0 }
  readonly #table: HeatTable

  constructor(table: HeatTable) {
    this.#table = table
  }

  /** Brings what changed to the GPU; once a frame, before drawing. @frame */
  upload(renderer: WebGLRenderer): void {
    const table = this.#table
    if (table.fields.length === 0) return
    table.spread()
    if (this.fields.value !== table.fields.length) this.#grow()
    const cells = this.cells.value
    if (!isOnGpu(renderer, cells)) send(renderer, cells)
    else if (table.dirtyLines.includes(1)) sendLines(renderer, cells, table.data, table.dirtyLines)
    table.dirtyLines.fill(0)
    const rows = this.rows.value
    if (table.isRowsDirty || !isOnGpu(renderer, rows)) send(renderer, rows)
    table.isRowsDirty = false
  }

  dispose(): void {
    this.cells.value.dispose()
    this.rows.value.dispose()
  }

  #grow(): void {
    const { data, fieldOf, fields } = this.#table
    this.dispose()
    this.fields.value = fields.length
    const height = data.length / 4 / heatColumns
    this.cells.value = new DataTexture(data, heatColumns, height, RGBAFormat, FloatType)
    const lines = fieldOf.length / rowsPerLine
    this.rows.value = new DataTexture(fieldOf, rowsPerLine, lines, RedFormat)
  }
}

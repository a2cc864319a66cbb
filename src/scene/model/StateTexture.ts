import {
  DataTexture,
  FloatType,
  RGBAFormat,
  SRGBColorSpace,
  UnsignedByteType,
  type WebGLRenderer,
} from 'three'
import { lookStride, matrixStride, type PartTable } from '#twin/PartTable.ts'
import { rowsPerLine } from '#twin/rowsPerLine.ts'
import { HeatTexture } from './HeatTexture.ts'
import { neutralPaint, paintsPerLine, paintStride } from './paints.ts'
import { isOnGpu, send, sendLines } from './sendLines.ts'

/**
 * One part table on the GPU, straight from the table's own arrays: `colour` (one sRGB byte texel a row), `look` (three
 * RGBA32F texels) and `matrix` (three). Only lines of 256 rows with a change are uploaded, by texSubImage2D and not by
 * three's update ranges, which make an object a range. After a lost context everything is uploaded again.
 */
export class StateTexture {
  readonly colour: DataTexture
  readonly look: DataTexture
  readonly matrix: DataTexture
  /** Uniforms that the patched materials of this table share. */
  readonly uniforms: {
    gembaColour: { value: DataTexture }
    gembaLook: { value: DataTexture }
    gembaMatrix: { value: DataTexture }
    gembaHeat: { value: DataTexture }
    gembaHeatOf: { value: DataTexture }
    gembaHeatFields: { value: number }
    gembaPaint: { value: DataTexture }
    gembaPixel: { value: number }
    gembaBalls: { value: DataTexture }
  }
  readonly #parts: PartTable
  readonly #heat: HeatTexture
  readonly #colours: Uint8Array
  readonly #lines: Uint8Array

  /** `paints`: see `sortMaterials`. */
  constructor(parts: PartTable, paints: Float32Array = Float32Array.from(neutralPaint)) {
    const { shown, dirtyLines } = parts.colours
    this.#parts = parts
    this.#heat = new HeatTexture(parts.heat)
    this.#colours = new Uint8Array(shown.buffer)
    this.#lines = new Uint8Array(dirtyLines.length)
    this.colour = new DataTexture(
      this.#colours,
      rowsPerLine,
      dirtyLines.length,
      RGBAFormat,
      UnsignedByteType,
    )
    this.colour.colorSpace = SRGBColorSpace
    this.colour.needsUpdate = true
    this.look = floatTexture(parts.look, lookStride)
    this.matrix = floatTexture(parts.matrix, matrixStride)
    this.uniforms = {
      gembaColour: { value: this.colour },
      gembaLook: { value: this.look },
      gembaMatrix: { value: this.matrix },
      gembaHeat: this.#heat.cells,
      gembaHeatOf: this.#heat.rows,
      gembaHeatFields: this.#heat.fields,
      gembaPaint: { value: paintTexture(paints) },
      gembaPixel: { value: 1 },
      // None until somebody asks for small parts to be left out.
      gembaBalls: { value: floatTexture(new Float32Array(4), 4, 1) },
    }
  }

  /**
   * Brings the dirty rows to the GPU and clears their list; once a frame, before drawing. `dpr`: pixels of the picture for one
   * of the page's, so that patterns keep their size on dense screens.
   * @frame
   */
  upload(renderer: WebGLRenderer, dpr: number): void {
    const parts = this.#parts
    const { colours, look, matrix } = parts
    this.uniforms.gembaPixel.value = dpr
    this.#heat.upload(renderer)
    const isKept = isOnGpu(renderer, this.colour)
    // Most frames of most models: the three come and are lost together.
    if (isKept && !parts.isDirty) return
    if (!isKept) send(renderer, this.colour)
    else if (colours.isDirty) sendLines(renderer, this.colour, this.#colours, colours.dirtyLines)
    this.#bring(renderer, this.look, look, parts.dirtyLook, parts.dirtyLookCount)
    this.#bring(renderer, this.matrix, matrix, parts.dirtyMatrix, parts.dirtyMatrixCount)
    parts.clearDirty()
  }

  /** Tells how large rows are (see `makeBalls`). */
  setBalls(balls: Float32Array): void {
    const { gembaBalls } = this.uniforms
    gembaBalls.value.dispose()
    gembaBalls.value = floatTexture(balls, 4)
  }

  dispose(): void {
    this.uniforms.gembaBalls.value.dispose()
    this.colour.dispose()
    this.look.dispose()
    this.matrix.dispose()
    this.#heat.dispose()
    this.uniforms.gembaPaint.value.dispose()
  }

  /** @frame */
  #bring(
    renderer: WebGLRenderer,
    texture: DataTexture,
    data: Float32Array,
    dirty: Uint32Array,
    count: number,
  ): void {
    if (!isOnGpu(renderer, texture)) {
      send(renderer, texture)
      return
    }
    if (count === 0) return
    const lines = this.#lines
    for (let i = 0; i < count; i++) lines[(dirty[i] / rowsPerLine) | 0] = 1
    sendLines(renderer, texture, data, lines)
    lines.fill(0)
  }
}

function floatTexture(data: Float32Array, stride: number, rows = rowsPerLine): DataTexture {
  const width = (rows * stride) / 4
  const height = data.length / stride / rows
  const texture = new DataTexture(data, width, height, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

/** Two texels a paint. */
function paintTexture(paints: Float32Array): DataTexture {
  const lines = Math.ceil(paints.length / paintStride / paintsPerLine)
  const data = new Float32Array(lines * paintsPerLine * paintStride)
  data.set(paints)
  const width = (paintsPerLine * paintStride) / 4
  const texture = new DataTexture(data, width, lines, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

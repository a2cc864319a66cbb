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

/** What `renderer.properties` keeps of a texture that is on the GPU. */
type Kept = { __webglTexture?: WebGLTexture }
type PixelState = { pixelStorei(name: number, value: number | boolean): void }

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
    gembaPixel: { value: number }
  }
  readonly #parts: PartTable
  readonly #colours: Uint8Array
  readonly #lines: Uint8Array

  constructor(parts: PartTable) {
    const { shown, dirtyLines } = parts.colours
    this.#parts = parts
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
      gembaPixel: { value: 1 },
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
    if (!isOnGpu(renderer, this.colour)) send(renderer, this.colour)
    else if (colours.isDirty) sendLines(renderer, this.colour, this.#colours, colours.dirtyLines)
    this.#bring(renderer, this.look, look, parts.dirtyLook, parts.dirtyLookCount)
    this.#bring(renderer, this.matrix, matrix, parts.dirtyMatrix, parts.dirtyMatrixCount)
    parts.clearDirty()
  }

  dispose(): void {
    this.colour.dispose()
    this.look.dispose()
    this.matrix.dispose()
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

/** @frame */
function isOnGpu(renderer: WebGLRenderer, texture: DataTexture): boolean {
  const { __webglTexture: onGpu } = renderer.properties.get(texture) as Kept
  return onGpu !== undefined
}

/** @frame */
function send(renderer: WebGLRenderer, texture: DataTexture): void {
  texture.needsUpdate = true
  renderer.initTexture(texture)
}

/**
 * Uploads the marked lines of a texture, neighbouring ones at once.
 * @frame
 */
function sendLines(
  renderer: WebGLRenderer,
  texture: DataTexture,
  data: Float32Array | Uint8Array,
  lines: Uint8Array,
): void {
  const gl = renderer.getContext() as WebGL2RenderingContext
  const { __webglTexture: onGpu } = renderer.properties.get(texture) as Kept
  renderer.state.bindTexture(gl.TEXTURE_2D, onGpu as WebGLTexture)
  // Through three's state, which remembers what it has set.
  const state = renderer.state as unknown as PixelState
  state.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
  state.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
  state.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
  const { TEXTURE_2D, RGBA } = gl
  const kind = texture.type === FloatType ? gl.FLOAT : gl.UNSIGNED_BYTE
  const width = texture.image.width
  for (let from = 0; from < lines.length; from++) {
    if (lines[from] === 0) continue
    let to = from
    while (to < lines.length && lines[to] !== 0) to++
    const at = from * width * 4
    gl.texSubImage2D(TEXTURE_2D, 0, 0, from, width, to - from, RGBA, kind, data, at)
    from = to
  }
}

function floatTexture(data: Float32Array, stride: number): DataTexture {
  const width = (rowsPerLine * stride) / 4
  const height = data.length / stride / rowsPerLine
  const texture = new DataTexture(data, width, height, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

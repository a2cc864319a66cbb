import { DataTexture, FloatType, RGBAFormat, type WebGLRenderer } from 'three'
import { lookStride, matrixStride, rowsPerLine, type PartTable } from '#twin/PartTable.ts'

/** What `renderer.properties` keeps of a texture that is on the GPU. */
type Kept = { __webglTexture?: WebGLTexture }
type PixelState = { pixelStorei(name: number, value: number | boolean): void }

/**
 * One part table on the GPU: `look` (four RGBA32F texels a row) and `matrix` (three), straight from the table's own
 * arrays. Only lines of 256 rows with a dirty row are uploaded, by texSubImage2D and not by three's update ranges, which
 * make an object a range. After a lost context everything is uploaded again.
 */
export class StateTexture {
  readonly look: DataTexture
  readonly matrix: DataTexture
  /** Uniforms that the patched materials of this table share. */
  readonly uniforms: {
    gembaLook: { value: DataTexture }
    gembaMatrix: { value: DataTexture }
    gembaPixel: { value: number }
  }
  readonly #parts: PartTable
  readonly #lines: Uint8Array

  constructor(parts: PartTable) {
    this.#parts = parts
    this.look = lineTexture(parts.look, lookStride)
    this.matrix = lineTexture(parts.matrix, matrixStride)
    this.#lines = new Uint8Array(parts.look.length / lookStride / rowsPerLine)
    this.uniforms = {
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
    this.uniforms.gembaPixel.value = dpr
    this.#bring(renderer, this.look, parts.look, parts.dirtyLook, parts.dirtyLookCount)
    this.#bring(renderer, this.matrix, parts.matrix, parts.dirtyMatrix, parts.dirtyMatrixCount)
    parts.clearDirty()
  }

  dispose(): void {
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
    const { __webglTexture: onGpu } = renderer.properties.get(texture) as Kept
    if (onGpu === undefined) {
      texture.needsUpdate = true
      renderer.initTexture(texture)
      return
    }
    if (count === 0) return
    const lines = this.#lines
    for (let i = 0; i < count; i++) lines[(dirty[i] / rowsPerLine) | 0] = 1
    const gl = renderer.getContext() as WebGL2RenderingContext
    const width = texture.image.width
    renderer.state.bindTexture(gl.TEXTURE_2D, onGpu)
    // Through three's state, which remembers what it has set.
    const state = renderer.state as unknown as PixelState
    state.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    state.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    state.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
    for (let from = 0; from < lines.length; from++) {
      if (lines[from] === 0) continue
      let to = from
      while (to < lines.length && lines[to] !== 0) lines[to++] = 0
      const { TEXTURE_2D, RGBA, FLOAT } = gl
      gl.texSubImage2D(
        TEXTURE_2D,
        0,
        0,
        from,
        width,
        to - from,
        RGBA,
        FLOAT,
        data,
        from * width * 4,
      )
      from = to
    }
  }
}

function lineTexture(data: Float32Array, stride: number): DataTexture {
  const width = (rowsPerLine * stride) / 4
  const height = data.length / stride / rowsPerLine
  const texture = new DataTexture(data, width, height, RGBAFormat, FloatType)
  texture.needsUpdate = true
  return texture
}

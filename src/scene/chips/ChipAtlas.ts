import { DataTexture, LinearFilter, RGBAFormat, type WebGLRenderer } from 'three'
import { isOnGpu, send } from '../model/sendLines.ts'

/** A stretch of the atlas, texels from its left upper corner. */
export type Cell = {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Texels beyond what is used that count where a chip is drawn smaller. */
const margin = 4

type Kept = { __webglTexture?: WebGLTexture }
type PixelState = { pixelStorei(name: number, value: number | boolean): void }

/**
 * One picture on the GPU that holds all chips, each in its cell. A cell is painted by itself on a canvas of its size and brought
 * over alone; nothing keeps the whole on the page's side.
 */
export class ChipAtlas {
  readonly texture: DataTexture
  readonly #canvases = new Map<number, CanvasRenderingContext2D>()
  readonly #open: typeof openCanvas

  constructor(width: number, height: number, open = openCanvas) {
    this.#open = open
    this.texture = new DataTexture(null, width, height, RGBAFormat)
    this.texture.magFilter = LinearFilter
    this.texture.minFilter = LinearFilter
    // There is nothing to fill it with at first.
    this.texture.source.dataReady = false
  }

  /**
   * Makes the picture when it is not there, as in the beginning or after a lost context; then returns false: whatever was
   * painted has to be painted again.
   * @frame
   */
  isKept(renderer: WebGLRenderer): boolean {
    if (isOnGpu(renderer, this.texture)) return true
    send(renderer, this.texture)
    return false
  }

  /**
   * Paints a cell: `paint` gets an empty canvas of its size, and returns how much of it is used. That alone is brought over; nothing
   * when it returns null. Returns whether anything was.
   */
  paint(
    renderer: WebGLRenderer,
    cell: Cell,
    paint: (
      context: CanvasRenderingContext2D,
    ) => Readonly<{ width: number; height: number }> | null,
  ): boolean {
    const context = this.#canvas(cell)
    context.clearRect(0, 0, cell.width, cell.height)
    const used = paint(context)
    if (used === null) return false
    const gl = renderer.getContext() as WebGL2RenderingContext
    const { __webglTexture: onGpu } = renderer.properties.get(this.texture) as Kept
    renderer.state.bindTexture(gl.TEXTURE_2D, onGpu as WebGLTexture)
    // Through three's state, which remembers what it has set.
    const state = renderer.state as unknown as PixelState
    state.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false)
    state.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, true)
    state.pixelStorei(gl.UNPACK_ALIGNMENT, 4)
    const { left, top } = cell
    const width = Math.min(cell.width, Math.ceil(used.width) + margin)
    const height = Math.min(cell.height, Math.ceil(used.height) + margin)
    const { RGBA, UNSIGNED_BYTE } = gl
    const { canvas } = context
    gl.texSubImage2D(gl.TEXTURE_2D, 0, left, top, width, height, RGBA, UNSIGNED_BYTE, canvas)
    return true
  }

  dispose(): void {
    this.texture.dispose()
    this.#canvases.clear()
  }

  #canvas({ width, height }: Cell): CanvasRenderingContext2D {
    const key = width * 65_536 + height
    const known = this.#canvases.get(key)
    if (known) return known
    const context = this.#open(width, height)
    this.#canvases.set(key, context)
    return context
  }
}

function openCanvas(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  // Painted by the processor, it needs not be fetched from the GPU for the atlas, which waits until all before it is drawn.
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('ChipAtlas: the browser gives no canvas to paint on')
  return context
}

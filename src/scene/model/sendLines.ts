import { FloatType, RedFormat, type DataTexture, type WebGLRenderer } from 'three'

/** What `renderer.properties` keeps of a texture that is on the GPU. */
type Kept = { __webglTexture?: WebGLTexture }
type PixelState = { pixelStorei(name: number, value: number | boolean): void }

/** Whether three has made the texture; a lost context takes it away. @frame */
export function isOnGpu(renderer: WebGLRenderer, texture: DataTexture): boolean {
  const { __webglTexture: onGpu } = renderer.properties.get(texture) as Kept
  return onGpu !== undefined
}

/** Makes and fills a texture on the GPU. @frame */
export function send(renderer: WebGLRenderer, texture: DataTexture): void {
  texture.needsUpdate = true
  renderer.initTexture(texture)
}

/**
 * Uploads the marked lines of a texture, neighbouring ones at once.
 * @frame
 */
export function sendLines(
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
  const { TEXTURE_2D } = gl
  const channels = texture.format === RedFormat ? 1 : 4
  const format = channels === 1 ? gl.RED : gl.RGBA
  const kind = texture.type === FloatType ? gl.FLOAT : gl.UNSIGNED_BYTE
  const width = texture.image.width
  for (let from = 0; from < lines.length; from++) {
    if (lines[from] === 0) continue
    let to = from
    while (to < lines.length && lines[to] !== 0) to++
    const at = from * width * channels
    gl.texSubImage2D(TEXTURE_2D, 0, 0, from, width, to - from, format, kind, data, at)
    from = to
  }
}

import {
  SRGBColorSpace,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three'
import { codePicture, pictureSize } from '#state/codePicture.ts'

const { width, height } = pictureSize
/** It is drawn larger and made smaller: smooth edges take fewer bytes. */
const finer = 2

/** Takes small pictures of what a person sees, for notes. */
export class ViewPicture {
  #waiting: ((picture: string | null) => void)[] = []

  /** Takes one in the next frame; null when it cannot be. */
  take(): Promise<string | null> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      setTimeout(() => this.#give(null, [resolve]), 10_000)
    })
  }

  /** Draws when somebody waits; in the frame. */
  step(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    if (this.#waiting.length === 0) return
    const waiting = this.#waiting
    this.#waiting = []
    if (gl.xr.isPresenting) {
      this.#give(null, waiting)
      return
    }
    const eye = camera.clone()
    eye.aspect = width / height
    eye.updateProjectionMatrix()
    const across = width * finer
    const down = height * finer
    const target = new WebGLRenderTarget(across, down, { generateMipmaps: false })
    target.texture.colorSpace = SRGBColorSpace
    // Else what is encoded already would be encoded once more.
    target.texture.internalFormat = 'RGBA8'
    // The only way to have three finish colours in a target, so that materials are not compiled twice.
    Object.assign(target, { isXRRenderTarget: true })
    gl.setRenderTarget(target)
    gl.render(scene, eye)
    gl.setRenderTarget(null)
    const pixels = new Uint8Array(across * down * 4)
    gl.readRenderTargetPixelsAsync(target, 0, 0, across, down, pixels)
      .then(
        () => this.#give(code(pixels), waiting),
        () => this.#give(null, waiting),
      )
      .finally(() => target.dispose())
  }

  close(): void {
    this.#give(null, this.#waiting)
  }

  #give(picture: string | null, to: readonly ((picture: string | null) => void)[]): void {
    for (const resolve of to) resolve(picture)
  }
}

/** Rows from below, as WebGL has them, to a small data address. */
function code(pixels: Uint8Array): string | null {
  const across = width * finer
  const rows = height * finer
  const canvas = document.createElement('canvas')
  canvas.width = across
  canvas.height = rows
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const image = pen.createImageData(across, rows)
  const line = across * 4
  for (let y = 0; y < rows; y++) {
    image.data.set(pixels.subarray((rows - 1 - y) * line, (rows - y) * line), y * line)
  }
  for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255
  pen.putImageData(image, 0, 0)
  return codePicture(canvas, across, rows)
}

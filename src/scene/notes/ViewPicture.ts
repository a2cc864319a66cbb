import {
  SRGBColorSpace,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three'
import { noteLimits } from '#people/NoteRecord.ts'

const width = 320
const height = 180
/** It is drawn larger and made smaller: smooth edges take fewer bytes. */
const finer = 2
/** Of what is coded, from fine to coarse; the first that is small enough is taken. */
const qualities = [0.7, 0.55, 0.4, 0.25, 0.12]
/** Characters: pictures of a few kB are enough to know a place again, and come slowly from some brokers. */
const wanted = 5600

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
  const fine = makeCanvas(width * finer, height * finer)
  const canvas = makeCanvas(width, height)
  const image = fine.pen?.createImageData(width * finer, height * finer)
  if (!image || !fine.pen || !canvas.pen) return null
  const line = width * finer * 4
  const rows = height * finer
  for (let y = 0; y < rows; y++) {
    image.data.set(pixels.subarray((rows - 1 - y) * line, (rows - y) * line), y * line)
  }
  for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255
  fine.pen.putImageData(image, 0, 0)
  canvas.pen.imageSmoothingQuality = 'high'
  canvas.pen.drawImage(fine.element, 0, 0, width, height)
  const codes = ['image/webp', 'image/jpeg'].flatMap((type) =>
    // A browser that cannot write WebP gives a PNG.
    qualities
      .map((quality) => () => canvas.element.toDataURL(type, quality))
      .map((make) => ({ type, make })),
  )
  let smallest: string | null = null
  for (const { type, make } of codes) {
    const made = make()
    if (!made.startsWith(`data:${type};`)) continue
    if (made.length <= wanted) return made
    if (smallest === null || made.length < smallest.length) smallest = made
  }
  return smallest !== null && smallest.length <= noteLimits.picture ? smallest : null
}

function makeCanvas(across: number, down: number) {
  const element = document.createElement('canvas')
  element.width = across
  element.height = down
  return { element, pen: element.getContext('2d') }
}

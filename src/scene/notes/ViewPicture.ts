import {
  SRGBColorSpace,
  WebGLRenderTarget,
  type PerspectiveCamera,
  type Scene,
  type WebGLRenderer,
} from 'three'
import { codePicture, type PictureKind } from '#state/codePicture.ts'

/** It is drawn larger and made smaller: smooth edges take fewer bytes. */
const finer = 2

type Wish = { kind: PictureKind; give: (picture: string | null) => void }

/** Takes small pictures of what a person sees, for notes and answers. */
export class ViewPicture {
  readonly #waiting: Wish[] = []

  /** Takes one in the next frame; null when it cannot be. */
  take(kind: PictureKind): Promise<string | null> {
    return new Promise((give) => {
      this.#waiting.push({ kind, give })
      setTimeout(give, 10_000, null)
    })
  }

  /** Draws when somebody waits; in the frame. */
  step(gl: WebGLRenderer, scene: Scene, camera: PerspectiveCamera): void {
    if (this.#waiting.length === 0) return
    // One a frame: two at once are seldom.
    const [{ kind, give }] = this.#waiting.splice(0, 1)
    if (gl.xr.isPresenting) {
      give(null)
      return
    }
    const { width, height } = kind
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
        () => give(code(pixels, kind)),
        () => give(null),
      )
      .finally(() => target.dispose())
  }

  close(): void {
    for (const { give } of this.#waiting.splice(0)) give(null)
  }
}

/** Rows from below, as WebGL has them, to a small data address. */
function code(pixels: Uint8Array, kind: PictureKind): string | null {
  const across = kind.width * finer
  const rows = kind.height * finer
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
  return codePicture(canvas, across, rows, kind)
}

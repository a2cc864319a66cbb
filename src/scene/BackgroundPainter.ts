import {
  NoBlending,
  PerspectiveCamera,
  ShaderMaterial,
  SRGBColorSpace,
  Vector2,
  WebGLRenderTarget,
  type Scene,
  type WebGLRenderer,
} from 'three'
import { FullScreenQuad } from 'three/addons/postprocessing/Pass.js'
import { FXAAShader } from 'three/addons/shaders/FXAAShader.js'
import { picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import { DrawFence } from './DrawFence.ts'
import type { Painter } from './Painter.ts'

/**
 * Draws without a GPU. A browser that draws on the processor holds the whole page up until what is on the canvas is done,
 * so a picture is drawn beside it and copied there when it is done (10,000 parts on two cores: 60 frames a second instead
 * of 8). Edges are smoothed afterwards, at a tenth of what four samples a pixel cost there.
 */
export class BackgroundPainter implements Painter {
  readonly eye = new PerspectiveCamera()
  dpr = 1
  cost = 0
  calls = 0
  triangles = 0
  content = -1
  readonly #renderer: WebGLRenderer
  readonly #fence: DrawFence
  readonly #rough = makeTarget(true)
  readonly #smooth = makeTarget(false)
  readonly #smoothing = new FullScreenQuad(makeSmoothing())
  readonly #copying = new FullScreenQuad(makeCopying())
  /** What the picture being drawn is seen with. */
  readonly #next = new PerspectiveCamera()
  #drawing = -1
  #begunAt = NaN
  #width = 0
  #height = 0

  constructor(renderer: WebGLRenderer, camera: PerspectiveCamera) {
    this.#renderer = renderer
    this.#fence = new DrawFence(renderer)
    see(this.#next, camera)
    see(this.eye, camera)
    uniform(this.#smoothing, 'tDiffuse', this.#rough.texture)
    uniform(this.#copying, 'picture', this.#smooth.texture)
  }

  /** @frame */
  isBusy(now: number): boolean {
    if (this.#fence.isBusy()) return true
    const isDone = this.#begunAt === this.#begunAt
    if (isDone) {
      this.cost += (now - this.#begunAt - this.cost) * 0.4
      this.#begunAt = NaN
      this.content = this.#drawing
      if (!this.#renderer.getContext().isContextLost()) picture.drawn++
      see(this.eye, this.#next)
    }
    if (!isDone && !this.#isResized()) return false
    if (this.content >= 0) this.#show()
    // The browser takes a changed canvas at the end of the frame, and would wait for a picture begun in it.
    return true
  }

  /** @frame */
  paint(scene: Scene, camera: PerspectiveCamera, content: number, now: number): void {
    const renderer = this.#renderer
    const { width, height } = renderer.domElement
    this.#fit(Math.max(1, Math.round(width * this.dpr)), Math.max(1, Math.round(height * this.dpr)))
    renderer.setRenderTarget(this.#rough)
    renderer.render(scene, camera)
    this.calls = renderer.info.render.calls
    this.triangles = renderer.info.render.triangles
    renderer.setRenderTarget(this.#smooth)
    this.#smoothing.render(renderer)
    renderer.setRenderTarget(null)
    this.#fence.set()
    see(this.#next, camera)
    this.#drawing = content
    this.#begunAt = now
  }

  /** The more messages there are to read, the more of the processor is left to them: at 20,000 a second nine tenths. */
  get pause(): number {
    const share = stats.messagesPerSecond / 2000
    return this.cost * (this.cost > 30 ? 1.25 + share : share > 3 ? share : 0)
  }

  setDpr(dpr: number): void {
    this.dpr = dpr
  }

  dispose(): void {
    this.#rough.dispose()
    this.#smooth.dispose()
    this.#smoothing.material.dispose()
    this.#smoothing.dispose()
    this.#copying.material.dispose()
    this.#copying.dispose()
  }

  /** @frame */
  #fit(width: number, height: number): void {
    if (this.#rough.width === width && this.#rough.height === height) return
    this.#rough.setSize(width, height)
    this.#smooth.setSize(width, height)
    const { resolution } = (this.#smoothing.material as ShaderMaterial).uniforms
    ;(resolution.value as Vector2).set(1 / width, 1 / height)
  }

  /** @frame */
  #isResized(): boolean {
    const { width, height } = this.#renderer.domElement
    const is = width !== this.#width || height !== this.#height
    this.#width = width
    this.#height = height
    return is
  }

  /** @frame */
  #show(): void {
    this.#copying.render(this.#renderer)
  }
}

/** A target whose pixels are what the canvas would get: tone mapped, sRGB. */
function makeTarget(depthBuffer: boolean): WebGLRenderTarget {
  const target = new WebGLRenderTarget(1, 1, { depthBuffer, generateMipmaps: false })
  target.texture.colorSpace = SRGBColorSpace
  // The only way to have three finish colours in a target, so that materials are not compiled twice.
  Object.assign(target, { isXRRenderTarget: true })
  return target
}

function makeSmoothing(): ShaderMaterial {
  const { vertexShader, fragmentShader } = FXAAShader
  const uniforms = { tDiffuse: { value: null }, resolution: { value: new Vector2() } }
  const plain = { depthTest: false, depthWrite: false, toneMapped: false }
  return new ShaderMaterial({
    vertexShader,
    fragmentShader,
    uniforms,
    blending: NoBlending,
    ...plain,
  })
}

function makeCopying(): ShaderMaterial {
  return new ShaderMaterial({
    vertexShader:
      'varying vec2 at; void main() { at = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }',
    fragmentShader:
      'uniform sampler2D picture; varying vec2 at; void main() { gl_FragColor = vec4(texture2D(picture, at).rgb, 1.0); }',
    uniforms: { picture: { value: null } },
    blending: NoBlending,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  })
}

function uniform(quad: FullScreenQuad, name: string, value: unknown): void {
  ;(quad.material as ShaderMaterial).uniforms[name].value = value
}

/** @frame */
function see(eye: PerspectiveCamera, camera: PerspectiveCamera): void {
  eye.matrixWorld.copy(camera.matrixWorld)
  eye.matrixWorldInverse.copy(camera.matrixWorldInverse)
  eye.projectionMatrix.copy(camera.projectionMatrix)
  eye.projectionMatrixInverse.copy(camera.projectionMatrixInverse)
}

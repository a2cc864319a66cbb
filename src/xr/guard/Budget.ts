import { sight } from '#scene/sight.ts'
import { worn } from '#state/headset.ts'
import { usePlant } from '#state/plant.ts'
import { wornBudget } from '#state/wornBudget.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { budgetOf } from '#twin/budgetOf.ts'
import type { Gear } from '../Gear.ts'
import type { Wearer } from '../Wearer.ts'
import { allowances, FrameGuard } from './FrameGuard.ts'
import { chooseRate } from './chooseRate.ts'

/** Frames a second of a headset that does not say. */
const usual = 72
/** Frames that are not judged: everything is seen for the first time. */
const first = 90
/** A longer gap between frames, milliseconds, is no frame: the picture was away. */
const away = 3000
/** What a pixel of a headset seems wide at its full resolution, radians: 25 a degree. */
const pixel = Math.PI / 180 / 25

/** Where a heavy model begins: the first step without the higher rate. */
const calmStep = allowances.findIndex(({ isFast }) => !isFast)

/** What older browsers' views do not have. */
type ScalableView = XRView & {
  requestViewportScale?: (scale: number) => void
  recommendedViewportScale?: number | null
}

/**
 * Keeps frames in time: hands out less to the renderer, the shadows and the labels while the headset's frames come late, and more again
 * when they have come in time for a while.
 */
export class Budget implements Gear {
  readonly #wearer: Wearer
  #guard = new FrameGuard()
  #last = NaN
  #frames = 0
  /** Whether views have yet to be told what `resolution` is. */
  #isOwing = false
  /** With which a session began that cannot be scaled. */
  #factor = 1

  constructor(wearer: Wearer) {
    this.#wearer = wearer
  }

  start(): void {
    this.#guard = new FrameGuard(isHeavy() ? calmStep : 0)
    this.#last = NaN
    this.#frames = 0
    this.#apply()
  }

  end(): void {
    const { xr } = this.#wearer.gl
    // Where a running session cannot be scaled, the next one begins with what this one could bear.
    if (!canScale && !xr.isPresenting) {
      this.#factor = allowances[this.#guard.step].resolution
      xr.setFramebufferScaleFactor(this.#factor)
    }
    Object.assign(wornBudget, { step: 0, resolution: 1, shadowPause: allowances[0].shadowPause })
    wornBudget.rate = 0
    wornBudget.least = 0
    sight.uniforms.gembaLeast.value.w = 0
    wornLabels.most = allowances[0].labels
  }

  rest(): void {
    this.#guard.pause()
    this.#last = NaN
  }

  /** @frame */
  step(): void {
    const session = this.#wearer.gl.xr.getSession()
    const rate = session?.frameRate || usual
    wornBudget.rate = rate
    const { eyes } = this.#wearer.origin
    const { value } = sight.uniforms.gembaLeast
    value.x = eyes.x
    value.y = eyes.y
    value.z = eyes.z
    value.w = (wornBudget.least * pixel) / 2
    const took = worn.began - this.#last
    this.#last = worn.began
    if (this.#isOwing) this.#scale()
    if (this.#frames++ < first || !(took < away)) return
    if (this.#guard.note(took, 1000 / rate)) this.#apply()
  }

  close(): void {
    this.end()
  }

  #apply(): void {
    const allowed = allowances[this.#guard.step]
    const { xr } = this.#wearer.gl
    wornBudget.step = this.#guard.step
    wornBudget.shadowPause = allowed.shadowPause
    wornBudget.least = allowed.least
    wornLabels.most = allowed.labels
    xr.setFoveation(allowed.foveation)
    this.#isOwing = canScale && (this.#isOwing || wornBudget.resolution !== allowed.resolution)
    wornBudget.resolution = canScale ? allowed.resolution : this.#factor
    const session = xr.getSession()
    const rate = chooseRate(session?.supportedFrameRates, allowed.isFast)
    if (session && rate !== null && rate !== session.frameRate) {
      // A headset that does not want to keeps its own.
      session.updateTargetFrameRate(rate).catch(() => undefined)
    }
  }

  /** Views are told within a frame; the next one is drawn so. */
  #scale(): void {
    const { xr } = this.#wearer.gl
    const space = xr.getReferenceSpace()
    const views = space && xr.getFrame()?.getViewerPose(space)?.views
    if (!views) return
    this.#isOwing = false
    for (const view of views as readonly ScalableView[]) {
      canScale = view.requestViewportScale !== undefined
      view.requestViewportScale?.(
        Math.min(wornBudget.resolution, view.recommendedViewportScale ?? 1),
      )
    }
    if (!canScale) wornBudget.resolution = this.#factor
  }
}

/** Whether even a good headset does not bear the models at its higher rate. */
function isHeavy(): boolean {
  const lines = budgetOf(usePlant.getState().reports)
  return lines.some(({ limits }) => limits.at(-1)?.verdict === 'over')
}

/** Whether a running session can be drawn with fewer pixels; known once it was wanted. */
let canScale = true

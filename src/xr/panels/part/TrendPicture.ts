import { CanvasTexture, LinearMipmapLinearFilter, SRGBColorSpace } from 'three'
import type { History } from '#twin/History.ts'
import { limitsOf } from '#twin/limitsOf.ts'
import { trendData, trendSpan } from '#twin/trendData.ts'
import type { Twin } from '#twin/Twin.ts'
import { paintTrend } from './paintTrend.ts'

/** Pixels a millimetre of a panel: about 25 a degree, as fine as headsets show. */
const fine = 2.4
/** A chart moves on so often when nothing comes, milliseconds. */
const slowest = 1000

/** A chart as a picture for a panel, drawn anew only when it would look different. */
export class TrendPicture {
  readonly texture: CanvasTexture
  readonly #context: CanvasRenderingContext2D
  readonly #width: number
  readonly #height: number
  /** The page's own letters. */
  readonly #family = getComputedStyle(document.documentElement).getPropertyValue('--font')
  #times = new Float64Array(0)
  #values = new Float64Array(0)
  #twin: Twin | null = null
  #slot = -1
  #history: History | null = null
  #limits: readonly number[] = []
  #drawnAt = -Infinity
  #newest = NaN

  /** Millimetres. */
  constructor(width: number, height: number) {
    this.#width = width
    this.#height = height
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * fine)
    canvas.height = Math.round(height * fine)
    const context = canvas.getContext('2d')
    if (!context) throw new Error('TrendPicture: the browser gives no canvas to draw on')
    this.#context = context
    this.texture = new CanvasTexture(canvas)
    this.texture.colorSpace = SRGBColorSpace
    this.texture.minFilter = LinearMipmapLinearFilter
    this.texture.anisotropy = 4
  }

  open(twin: Twin, slot: number, history: History | null): void {
    this.#twin = twin
    this.#slot = slot
    this.#history = history
    this.#limits = limitsOf(twin, slot)
    this.#times = new Float64Array(history?.capacity ?? 0)
    this.#values = new Float64Array(history?.capacity ?? 0)
    this.#drawnAt = -Infinity
  }

  /** `now`: milliseconds on the page's clock. */
  draw(now: number): void {
    const signal = this.#twin?.signals[this.#slot]
    if (!signal) return
    const count = this.#history?.copy(this.#slot, this.#times, this.#values) ?? 0
    const newest = count > 0 ? this.#times[count - 1] : NaN
    const isNew = count > 0 && newest !== this.#newest
    if (!isNew && now - this.#drawnAt < slowest) return
    this.#newest = newest
    this.#drawnAt = now
    const span = trendSpan(count > 0 ? this.#times[0] : now, now)
    const data = trendData(
      this.#times,
      this.#values,
      count,
      now,
      span,
      performance.timeOrigin,
      signal.staleAfter * 1000,
    )
    const end = (performance.timeOrigin + now) / 1000
    const context = this.#context
    context.setTransform(fine, 0, 0, fine, 0, 0)
    context.clearRect(0, 0, this.#width, this.#height)
    const size = { width: this.#width, height: this.#height, family: this.#family }
    const time = { from: end - span / 1000, to: end }
    paintTrend(context, size, signal, this.#limits, data, time)
    this.texture.needsUpdate = true
  }

  close(): void {
    this.texture.dispose()
  }
}

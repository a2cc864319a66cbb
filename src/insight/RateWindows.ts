import type { RateDirection } from '#twin/Alarm.ts'

/** Samples that a window is looked through by. */
const most = 16

type Window = {
  span: number
  /** Which ways count: 1 up, -1 down, 0 both. */
  way: number
  times: Float64Array
  values: Float64Array
  /** Where the next one goes. */
  next: number
}

/**
 * How far values have moved within a span of time: each is compared with those kept of the last `within`, one in sixteen parts of
 * it. Nothing is allocated for a sample.
 */
export class RateWindows {
  readonly #windows = new Map<number, Window>()

  /** `span` in milliseconds. */
  add(alarm: number, span: number, direction: RateDirection): void {
    const way = direction === 'up' ? 1 : direction === 'down' ? -1 : 0
    const times = new Float64Array(most).fill(-Infinity)
    this.#windows.set(alarm, { span, way, times, values: new Float64Array(most), next: 0 })
  }

  /** The furthest that a value has come within the window, in the direction that counts; 0 when it stood. */
  change(alarm: number, value: number, now: number): number {
    const window = this.#windows.get(alarm)
    if (!window) return 0
    const { span, way, times, values } = window
    let furthest = 0
    for (let i = 0; i < most; i++) {
      if (now - times[i] > span) continue
      const moved = value - values[i]
      const counted = way === 0 ? Math.abs(moved) : moved * way
      if (counted > furthest) furthest = counted
    }
    const newest = times[(window.next + most - 1) % most]
    if (now - newest >= span / most) {
      times[window.next] = now
      values[window.next] = value
      window.next = (window.next + 1) % most
    }
    return furthest
  }
}

import type { Change, FaultChange, PropertyChange, Slider } from './Scenario.ts'

/** Seconds in a slider's unit, for the times of a fault. */
const seconds: Record<string, number> = { s: 1, min: 60, h: 3600, d: 86_400 }

/**
 * The changes with a slider at `value`. A slider sets the change of the same name, or adds one; `filler.for` and `filler.at`
 * of a component that is to fail are how long and when, in the slider's unit (s, min, h or d).
 */
export function setSlider(changes: readonly Change[], slider: Slider, value: number): Change[] {
  const fault = changes.findIndex((change) => faultTime(change, slider.set) !== null)
  if (fault >= 0) {
    const time = faultTime(changes[fault], slider.set)!
    const next = { ...changes[fault], [time]: value * secondsOf(slider) } as FaultChange
    return changes.with(fault, next)
  }
  const at = changes.findIndex((change) => 'set' in change && change.set === slider.set)
  const { at: from, until } = at < 0 ? {} : (changes[at] as PropertyChange)
  const next: PropertyChange = {
    set: slider.set,
    ...(slider.as === 'percent' ? { times: 1 + value / 100 } : { to: value }),
    ...(from !== undefined && { at: from }),
    ...(until !== undefined && { until }),
  }
  return at < 0 ? [...changes, next] : changes.with(at, next)
}

/** Where a slider stands in the changes; `present` is what the model itself has, for a value that nothing changes yet. */
export function readSlider(changes: readonly Change[], slider: Slider, present = NaN): number {
  for (const change of changes) {
    const time = faultTime(change, slider.set)
    if (time !== null) return ((change as FaultChange)[time] ?? 0) / secondsOf(slider)
  }
  const found = changes.find((change) => 'set' in change && change.set === slider.set)
  if (!found || !('set' in found)) {
    if (slider.as === 'percent') return 0
    return Number.isNaN(present) ? slider.from : present
  }
  if (slider.as === 'percent') {
    if (found.times !== undefined) return tidy((found.times - 1) * 100)
    const becomes = typeof found.to === 'number' ? found.to : present + (found.plus ?? NaN)
    const share = tidy((becomes / present - 1) * 100)
    return Number.isFinite(share) ? share : 0
  }
  if (typeof found.to === 'number') return found.to
  const value = found.times !== undefined ? present * found.times : present + (found.plus ?? NaN)
  return Number.isFinite(value) ? tidy(value) : slider.from
}

function faultTime(change: Change, set: string): 'for' | 'at' | null {
  if (!('fail' in change)) return null
  if (set === `${change.fail}.for`) return 'for'
  return set === `${change.fail}.at` ? 'at' : null
}

function secondsOf({ unit }: Slider): number {
  return seconds[unit] ?? 1
}

/** 1.15 − 1 is not 0.15 in binary. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

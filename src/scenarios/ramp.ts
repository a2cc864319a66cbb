/** Moves `value` towards `target` by at most `step`. */
export function ramp(value: number, target: number, step: number): number {
  if (target > value) return value + step < target ? value + step : target
  return value - step > target ? value - step : target
}

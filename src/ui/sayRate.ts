/** Messages a second, short: `12/s`, `0.4/s`, `3/min`; empty when nothing comes. */
export function sayRate(rate: number): string {
  if (rate < 1 / 600) return ''
  if (rate < 0.1) return `${Math.max(1, Math.round(rate * 60))}/min`
  return `${rate < 9.95 ? rate.toFixed(1) : Math.round(rate)}/s`
}

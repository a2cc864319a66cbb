/** Round values between two others, about so many, and how many decimals they need. */
export function niceTicks(
  low: number,
  high: number,
  about: number,
): { ticks: number[]; digits: number } {
  const span = high - low
  if (!(span > 0) || !Number.isFinite(span)) return { ticks: [low], digits: 0 }
  const raw = span / about
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= raw) ?? 10)
  const digits = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)))
  const ticks: number[] = []
  const first = Math.ceil(low / step - 1e-9) + 0
  for (let i = first; i * step <= high + step * 1e-9; i++) ticks.push(i * step)
  return { ticks, digits }
}

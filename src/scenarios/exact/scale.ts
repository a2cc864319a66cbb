/** 2⁰ to 2⁵¹². */
const powers = new Float64Array(513)
powers[0] = 1
for (let k = 1; k <= 512; k++) powers[k] = 2 * powers[k - 1]

/** `value` · 2^`power`, exactly (but for what is too small or too large for a number). */
export function scale(value: number, power: number): number {
  let result = value
  let left = power
  for (; left > 512; left -= 512) result *= powers[512]
  for (; left < -512; left += 512) result *= 1 / powers[512]
  return left >= 0 ? result * powers[left] : result / powers[-left]
}

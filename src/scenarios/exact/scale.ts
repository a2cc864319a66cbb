/** `value` · 2^`power`, exactly (but for what is too small or too large for a number). */
export function scale(value: number, power: number): number {
  let result = value
  let left = power
  for (; left > 512; left -= 512) result *= powerOfTwo(512)
  for (; left < -512; left += 512) result *= 1 / powerOfTwo(512)
  return left >= 0 ? result * powerOfTwo(left) : result / powerOfTwo(-left)
}

function powerOfTwo(power: number): number {
  let result = 1
  let square = 2
  for (let left = power; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result *= square
    square *= square
  }
  return result
}

/** 3 × 4 affine matrices, row-major, twelve numbers from an offset on: no objects, nothing allocated. */
type Numbers = Float32Array | Float64Array | number[]

/** Writes the identity. */
export function identityAffine(out: Numbers, at: number): void {
  for (let i = 0; i < 12; i++) out[at + i] = i % 5 === 0 ? 1 : 0
}

export function copyAffine(
  out: Numbers,
  at: number,
  source: ArrayLike<number>,
  from: number,
): void {
  for (let i = 0; i < 12; i++) out[at + i] = source[from + i]
}

/** `out = a · b`; `out` may be `a` or `b`. */
export function multiplyAffine(
  out: Numbers,
  at: number,
  a: ArrayLike<number>,
  fromA: number,
  b: ArrayLike<number>,
  fromB: number,
): void {
  const b0 = b[fromB]
  const b1 = b[fromB + 1]
  const b2 = b[fromB + 2]
  const b3 = b[fromB + 3]
  const b4 = b[fromB + 4]
  const b5 = b[fromB + 5]
  const b6 = b[fromB + 6]
  const b7 = b[fromB + 7]
  const b8 = b[fromB + 8]
  const b9 = b[fromB + 9]
  const b10 = b[fromB + 10]
  const b11 = b[fromB + 11]
  for (let row = 0; row < 12; row += 4) {
    const x = a[fromA + row]
    const y = a[fromA + row + 1]
    const z = a[fromA + row + 2]
    out[at + row] = x * b0 + y * b4 + z * b8
    out[at + row + 1] = x * b1 + y * b5 + z * b9
    out[at + row + 2] = x * b2 + y * b6 + z * b10
    out[at + row + 3] = x * b3 + y * b7 + z * b11 + a[fromA + row + 3]
  }
}

/** `out` = a turn about an axis through a pivot; `turn`: the axis, of length 1, and the angle in radians. @frame */
export function turnAffine(
  out: Numbers,
  at: number,
  turn: ArrayLike<number>,
  pivot: ArrayLike<number>,
): void {
  const cosine = Math.cos(turn[3])
  const sine = Math.sin(turn[3])
  const rest = 1 - cosine
  const x = turn[0]
  const y = turn[1]
  const z = turn[2]
  out[at] = rest * x * x + cosine
  out[at + 1] = rest * x * y - sine * z
  out[at + 2] = rest * x * z + sine * y
  out[at + 4] = rest * x * y + sine * z
  out[at + 5] = rest * y * y + cosine
  out[at + 6] = rest * y * z - sine * x
  out[at + 8] = rest * x * z - sine * y
  out[at + 9] = rest * y * z + sine * x
  out[at + 10] = rest * z * z + cosine
  for (let row = 0; row < 3; row++) {
    const i = at + row * 4
    out[i + 3] = pivot[row] - (out[i] * pivot[0] + out[i + 1] * pivot[1] + out[i + 2] * pivot[2])
  }
}

/** `out` = what undoes `of`; returns false, and writes nothing of use, when nothing does. `out` may not be `of`. @frame */
export function invertAffine(out: Numbers, of: ArrayLike<number>): boolean {
  const a = of[5] * of[10] - of[6] * of[9]
  const b = of[6] * of[8] - of[4] * of[10]
  const c = of[4] * of[9] - of[5] * of[8]
  const over = 1 / (of[0] * a + of[1] * b + of[2] * c)
  if (!(Math.abs(over) < Infinity)) return false
  out[0] = a * over
  out[4] = b * over
  out[8] = c * over
  out[1] = (of[2] * of[9] - of[1] * of[10]) * over
  out[5] = (of[0] * of[10] - of[2] * of[8]) * over
  out[9] = (of[1] * of[8] - of[0] * of[9]) * over
  out[2] = (of[1] * of[6] - of[2] * of[5]) * over
  out[6] = (of[2] * of[4] - of[0] * of[6]) * over
  out[10] = (of[0] * of[5] - of[1] * of[4]) * over
  for (let r = 0; r < 12; r += 4)
    out[r + 3] = -(out[r] * of[3] + out[r + 1] * of[7] + out[r + 2] * of[11])
  return true
}

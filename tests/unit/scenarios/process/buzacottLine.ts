/**
 * Output, in items a cycle, of two machines that take a cycle an item with a store of `places` between them (4 or more). Up and down
 * times are geometric; a machine fails only while it works, and cycles are in step (J. A. Buzacott, Automatic transfer lines with
 * buffer stocks, 1967). Closed form of S. B. Gershwin and I. C. Schick (Operations Research 31, 1983; Gershwin, Manufacturing Systems
 * Engineering, §3.6): inside, p(n, α1, α2) = C·X^n·Y1^α1·Y2^α2 with X = Y2/Y1, and its own terms where the store is nearly empty or full.
 */
export function buzacottLine(
  p1: number,
  r1: number,
  p2: number,
  r2: number,
  places: number,
): number {
  const up1 = r1 + r2 - r1 * r2 - r1 * p2
  const up2 = r1 + r2 - r1 * r2 - r2 * p1
  const down1 = p1 + p2 - p1 * p2 - p1 * r2
  const down2 = p1 + p2 - p1 * p2 - p2 * r1
  const y1 = up1 / down1
  const y2 = up2 / down2
  const x = y2 / y1
  const last = x ** (places - 1)
  // By n: no store, one item, one place left, none; both machines down, one up, both up.
  const working1 = x * (y2 + up1 / (down2 * p2))
  const working = (last * up2) / (down1 * p1)
  let all = (x * up1) / (r1 * p2) + x + working1 + last * (1 + y1) + working
  all += (last * up2) / (p1 * r2)
  let output = working1 + working
  for (let n = 2; n <= places - 2; n++) {
    all += x ** n * (1 + y1) * (1 + y2)
    output += x ** n * (1 + y1) * y2
  }
  return output / all
}

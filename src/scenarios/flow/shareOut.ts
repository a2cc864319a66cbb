/**
 * Shares a flow among several ways that can take so much each: in their order, or evenly, each as much as the others until it is full
 * (max-min fair). Writes into `shares`.
 */
export function shareOut(
  total: number,
  limits: Float64Array,
  count: number,
  way: 'first' | 'even',
  shares: Float64Array,
): void {
  let left = total
  if (way === 'first') {
    for (let i = 0; i < count; i++) {
      shares[i] = limits[i] < left ? limits[i] : left
      left -= shares[i]
    }
    return
  }
  for (let i = 0; i < count; i++) shares[i] = -1
  let open = count
  for (let isFilled = true; isFilled && open > 0;) {
    isFilled = false
    const fair = left / open
    for (let i = 0; i < count; i++) {
      if (shares[i] >= 0 || limits[i] > fair) continue
      shares[i] = limits[i]
      left -= limits[i]
      open--
      isFilled = true
    }
  }
  for (let i = 0; i < count; i++) if (shares[i] < 0) shares[i] = left / open
}

/** Rates that differ by less than this share of their sum are the same: rounding must not fill a buffer. */
const tiny = 1e-9

/** How much more one rate is than another; 0 when they differ by no more than rounding does. */
export function difference(more: number, less: number): number {
  const net = more - less
  const least = tiny * (more + less)
  return net <= least && net >= -least ? 0 : net
}

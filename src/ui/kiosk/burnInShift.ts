/** Pixels to each side. */
const reach = 6
/** Minutes for once to and fro; without a common divisor, so that the way is a new one for hours. */
const across = 11
const down = 7

/** How far what stands still on a wall display is moved, whole pixels right and down, at a time in epoch milliseconds. */
export function burnInShift(now: number): [number, number] {
  const minutes = now / 60_000
  return [swing(minutes / across), swing(minutes / down)]
}

function swing(turns: number): number {
  return Math.round(reach * Math.sin(2 * Math.PI * turns)) + 0
}

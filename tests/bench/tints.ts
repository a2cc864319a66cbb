/** Values from 0 to 1 to take from, so that no time of a frame goes into making them. */
export const tints = Float64Array.from({ length: 128 }, (_, i) => i / 127)

/** One of them, another for each part and each frame. */
export function tint(i: number, frame: number): number {
  return tints[(i * 13 + frame * 5) & 127]
}

/** Where wheels turn, relative to each machine: pitch circles touch, so bottles pass from one on. */
export interface RotaryLayout {
  radius: number
  pockets: number
  /** x and z of the carousel and of the stars, from the machine's origin under the line. */
  carousel: readonly [number, number]
  infeed: readonly [number, number]
  outfeed: readonly [number, number]
}

const STAR = 0.33
const SIDE = 0.48

function inLine(radius: number, pockets: number): RotaryLayout {
  const behind = Math.sqrt((radius + STAR) ** 2 - SIDE ** 2)
  return {
    radius,
    pockets,
    carousel: [0, -STAR - behind],
    infeed: [-SIDE, -STAR],
    outfeed: [SIDE, -STAR],
  }
}

export const RINSER = inLine(0.715, 26)
export const LABELLER = inLine(0.66, 24)

const fillerInLine = inLine(1.1, 40)

/** Filler and capper are one block: two big stars carry the open bottles straight across. */
export const FILLER: RotaryLayout = {
  ...fillerInLine,
  outfeed: [1.575, fillerInLine.carousel[1] - 0.25],
}

export const CAPPER: RotaryLayout = {
  radius: 0.44,
  pockets: 16,
  carousel: [0, fillerInLine.carousel[1]],
  infeed: [-0.935, fillerInLine.carousel[1] - 0.06],
  outfeed: [0.412, -0.66],
}

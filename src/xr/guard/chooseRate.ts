/** What a headset is asked for at most: more costs much, and few see it. */
const fast = 90
const calm = 72

/** Frames a second to ask a headset for, of those that it offers: 90 when all goes well, otherwise 72 or the next above; null when it offers none. */
export function chooseRate(
  offered: Float32Array | readonly number[] | undefined,
  isFast: boolean,
): number | null {
  const rates = [...(offered ?? [])].filter((rate) => rate > 0).toSorted((a, b) => a - b)
  if (rates.length === 0) return null
  if (isFast) return rates.findLast((rate) => rate <= fast) ?? rates[0]
  return rates.find((rate) => rate >= calm) ?? rates[rates.length - 1]
}

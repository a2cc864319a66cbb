/** Units that exporters leave in files, with the `scale` that makes metres of them, likeliest first. */
const units = [
  { unit: 'millimetres', scale: 0.001 },
  { unit: 'centimetres', scale: 0.01 },
  { unit: 'inches', scale: 0.0254 },
  { unit: 'feet', scale: 0.3048 },
] as const

/** Longest side, metres, of what people model: from a small machine to a large site. */
const smallest = 0.2
const largest = 2000

/**
 * The unit that the size of a model speaks for, and the `scale` that makes metres of it. glTF is in metres; a hall of
 * 30,000 "metres" was exported in millimetres, one of 0.03 was scaled down once too often. Metres and 1 when its size
 * is believable, or nothing makes it so.
 */
export function guessUnit(longestSide: number): { unit: string; scale: number } {
  const metres = { unit: 'metres', scale: 1 }
  if (!(longestSide > 0) || (longestSide >= smallest && longestSide <= largest)) return metres
  if (longestSide > largest) {
    // A site of 100 m is likelier than one of 1 km: the smallest unit that leaves more than a machine.
    return (
      units.find(({ scale }) => longestSide * scale <= largest && longestSide * scale >= 1) ??
      metres
    )
  }
  // Metres that were taken for millimetres, or centimetres, and divided.
  const divided = [
    { unit: 'kilometres (metres divided by 1000)', scale: 1000 },
    { unit: 'hundreds of metres (metres divided by 100)', scale: 100 },
  ]
  return (
    divided.find(({ scale }) => longestSide * scale >= 5 && longestSide * scale <= 500) ?? metres
  )
}

const units = [
  { seconds: 86_400, word: 'd' },
  { seconds: 3600, word: 'h' },
  { seconds: 60, word: 'min' },
  { seconds: 1, word: 's' },
]

/** How long something takes in its two largest units: `45 s`, `1 h 30 min`, `182 d`. Takes seconds. */
export function sayDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–'
  let left = Math.round(seconds)
  const first = units.findIndex((unit) => left >= unit.seconds)
  if (first < 0) return `0\u202fs`
  const said: string[] = []
  for (const { seconds: size, word } of units.slice(first, first + 2)) {
    const count = Math.floor(left / size)
    left -= count * size
    if (count > 0) said.push(`${count}\u202f${word}`)
  }
  return said.join(' ')
}

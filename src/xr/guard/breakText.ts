import { fitText } from '#scene/chips/fitText.ts'

/** Breaks a text between its words into so many lines at most, each no wider than `width`; the last says when something was left out. */
export function breakText(
  pen: Pick<CanvasRenderingContext2D, 'measureText'>,
  text: string,
  width: number,
  most: number,
): string[] {
  const lines: string[] = []
  let rest = text.trim()
  while (lines.length < most - 1 && pen.measureText(rest).width > width) {
    const words = rest.split(' ')
    let count = words.length - 1
    while (count > 0 && pen.measureText(words.slice(0, count).join(' ')).width > width) count--
    // One word is wider than a line: it is cut at the end.
    if (count === 0) break
    lines.push(words.slice(0, count).join(' '))
    rest = words.slice(count).join(' ')
  }
  return [...lines, fitText(pen, rest, width)]
}

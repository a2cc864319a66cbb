/** What name tags are painted with: the page's own colours and letters. */
export type TagColours = { ground: string; line: string; text: string; soft: string; font: string }

/** Reads them from the page's theme. */
export function readTagColours(): TagColours {
  const style = getComputedStyle(document.documentElement)
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim()
  return {
    ground: of('ground'),
    line: of('line-strong'),
    text: of('text'),
    soft: of('text-2'),
    font: of('font'),
  }
}

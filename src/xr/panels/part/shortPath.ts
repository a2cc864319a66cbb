/** Letters that a line of a panel about a part has room for. */
const room = 54

/** Names from the outside in, as one line: when they are too long together, the outer ones are left out, and a long last one is cut. */
export function shortPath(names: readonly string[]): string {
  let line = names.at(-1) ?? ''
  if (line.length > room) return `${line.slice(0, room - 1)}…`
  for (let i = names.length - 2; i >= 0; i--) {
    const longer = `${names[i]}  ›  ${line}`
    if (longer.length > room) return `…  ›  ${line}`
    line = longer
  }
  return line
}

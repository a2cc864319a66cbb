/**
 * Whether a name fits a pattern in which `*` stands for any characters and `?` for one; all else is literal. Goes back
 * to the last `*` only, so that no pattern takes longer than its length times the name's.
 */
export function matchesName(name: string, pattern: string): boolean {
  let at = 0
  let atPattern = 0
  let starAt = -1
  let starPattern = -1
  while (at < name.length) {
    const sign = pattern[atPattern]
    if (sign === '*') {
      starPattern = atPattern++
      starAt = at
    } else if (sign === '?') {
      at += name.codePointAt(at)! > 0xffff ? 2 : 1
      atPattern++
    } else if (sign === name[at]) {
      at++
      atPattern++
    } else if (starPattern >= 0) {
      atPattern = starPattern + 1
      at = ++starAt
    } else return false
  }
  while (pattern[atPattern] === '*') atPattern++
  return atPattern === pattern.length
}

/** Whether a name in a pattern has wildcards. */
export function isWild(name: string): boolean {
  return name.includes('*') || name.includes('?')
}

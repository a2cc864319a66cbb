/** How long ago, short: `now`, `8 s`, `3 min`, `5 h`, `12 d`; `–` when it never was. Takes seconds. */
export function sayAge(seconds: number): string {
  if (Number.isNaN(seconds) || seconds === Infinity) return '–'
  if (seconds < 1) return 'now'
  if (seconds < 60) return `${Math.floor(seconds)}\u202fs`
  if (seconds < 3600) return `${Math.floor(seconds / 60)}\u202fmin`
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}\u202fh`
  return `${Math.floor(seconds / 86_400)}\u202fd`
}

/** One digest of many, 16 hex digits: FNV-1a over their letters, twice 32 bits with different starts. Not for secrets. */
export function joinDigests(digests: readonly string[]): string {
  let low = 0x811c9dc5
  let high = 0x01000193
  for (const digest of digests) {
    for (let i = 0; i < digest.length; i++) {
      const code = digest.charCodeAt(i)
      low = Math.imul(low ^ code, 0x01000193)
      high = Math.imul(high ^ (code + 0x9e), 0x01000193) ^ (low >>> 16)
    }
    low = Math.imul(low ^ 0x2c, 0x01000193)
    high = Math.imul(high ^ 0x2c, 0x01000193)
  }
  return hex(high) + hex(low)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

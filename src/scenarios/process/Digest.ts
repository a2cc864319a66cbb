const scratch = new Float64Array(1)
const words = new Uint32Array(scratch.buffer)

/**
 * A digest of numbers and texts, 16 hex digits: two 32-bit hashes with the multiplication of FNV-1a and a final mix. It tells runs
 * apart that differ by mistake, not by malice.
 */
export class Digest {
  #a = 0x811c9dc5
  #b = 0x9e3779b9

  number(value: number): void {
    // One pattern for all that is not a number, and one zero.
    scratch[0] = Number.isNaN(value) ? -1.5e308 : value + 0
    this.#mix(words[0])
    this.#mix(words[1])
  }

  text(value: string): void {
    this.#mix(value.length)
    for (let i = 0; i < value.length; i++) this.#mix(value.charCodeAt(i))
  }

  hex(): string {
    return (finish(this.#a ^ this.#b) + finish(this.#b + 0x6d2b79f5)).toLowerCase()
  }

  #mix(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x01000193)
    this.#a ^= this.#a >>> 15
    this.#b = Math.imul(this.#b ^ word, 0x85ebca6b)
    this.#b = (this.#b << 13) | (this.#b >>> 19)
  }
}

function finish(hash: number): string {
  let h = hash | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0).toString(16).padStart(8, '0')
}

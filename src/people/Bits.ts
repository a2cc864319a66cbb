/** Numbers of any few bits, one after the other in bytes, the highest bit first. */
export class Bits {
  #bytes: Uint8Array = new Uint8Array()
  #at = 0

  /** Bits that were written or read. */
  get length(): number {
    return this.#at
  }

  /** Begins anew with these bytes. */
  open(bytes: Uint8Array): this {
    this.#bytes = bytes
    this.#at = 0
    return this
  }

  /** `value` is a whole number from 0 that fits into `bits`, 30 at most; the bytes are 0 before. */
  write(value: number, bits: number): void {
    for (let left = bits; left > 0;) {
      const free = 8 - (this.#at & 7)
      const count = Math.min(free, left)
      const part = (value >>> (left - count)) & ((1 << count) - 1)
      this.#bytes[this.#at >> 3] |= part << (free - count)
      this.#at += count
      left -= count
    }
  }

  /** Beyond the end there are zeros. */
  read(bits: number): number {
    let value = 0
    for (let left = bits; left > 0;) {
      const free = 8 - (this.#at & 7)
      const count = Math.min(free, left)
      const byte = this.#at >> 3 < this.#bytes.length ? this.#bytes[this.#at >> 3] : 0
      value = (value << count) | ((byte >> (free - count)) & ((1 << count) - 1))
      this.#at += count
      left -= count
    }
    return value
  }

  /** A whole number of either sign. */
  writeSigned(value: number, bits: number): void {
    this.write(value + 2 ** (bits - 1), bits)
  }

  readSigned(bits: number): number {
    return this.read(bits) - 2 ** (bits - 1)
  }
}

import { rowsPerLine } from './rowsPerLine.ts'

/**
 * The colour that lies over each part: four bytes a row (sRGB red, green, blue and strength), as the GPU reads them; so
 * 100,000 new colours are 0.4 MB to upload. Behaviours `set`; a person's tool may `override` a row, under which what
 * the behaviours say is kept. Bytes of linear light would show steps in the darks.
 */
export class ColourTable {
  /** What is shown: one number a row, red in the lowest byte, strength in the highest. */
  readonly shown: Uint32Array
  /** 1 for each line of `rowsPerLine` rows that changed since `clearDirty`. */
  readonly dirtyLines: Uint8Array
  isDirty = true
  /** What behaviours set, where a row is overridden; made when a tool first needs it. */
  #below: Uint32Array | null = null
  #isOverridden: Uint8Array | null = null

  /** `rows`: a multiple of `rowsPerLine`. */
  constructor(rows: number) {
    this.shown = new Uint32Array(rows)
    this.dirtyLines = new Uint8Array(rows / rowsPerLine).fill(1)
  }

  /**
   * Lays a linear RGB colour over a row; strength 0 shows the material alone. All 0 … 1.
   *
   * @frame
   */
  set(row: number, red: number, green: number, blue: number, strength: number): void {
    this.put(row, packColour(red, green, blue, strength))
  }

  /**
   * The same with the four numbers side by side, of which then none is allocated on its way.
   *
   * @frame
   */
  setFrom(row: number, linear: Float64Array): void {
    bytes[0] = encodedByte(linear[0])
    bytes[1] = encodedByte(linear[1])
    bytes[2] = encodedByte(linear[2])
    bytes[3] = clamped(linear[3]) * 255 + 0.5
    if (this.#isOverridden !== null && this.#isOverridden[row] !== 0) {
      ;(this.#below as Uint32Array)[row] = word[0]
      return
    }
    if (this.shown[row] === word[0]) return
    this.shown[row] = word[0]
    this.dirtyLines[(row / rowsPerLine) | 0] = 1
    this.isDirty = true
  }

  /**
   * The same with a colour that `packColour` has made.
   *
   * @frame
   */
  put(row: number, packed: number): void {
    if (this.#isOverridden !== null && this.#isOverridden[row] !== 0) {
      ;(this.#below as Uint32Array)[row] = packed
    } else this.#show(row, packed)
  }

  /** Shows a linear RGB colour on a row whatever behaviours say, until `clearOverride`. */
  override(row: number, red: number, green: number, blue: number, strength: number): void {
    const below = (this.#below ??= new Uint32Array(this.shown.length))
    const isOverridden = (this.#isOverridden ??= new Uint8Array(this.shown.length))
    if (isOverridden[row] === 0) below[row] = this.shown[row]
    isOverridden[row] = 1
    this.#show(row, packColour(red, green, blue, strength))
  }

  /** Shows again what behaviours say. */
  clearOverride(row: number): void {
    if (this.#isOverridden === null || this.#isOverridden[row] === 0) return
    this.#isOverridden[row] = 0
    this.#show(row, (this.#below as Uint32Array)[row])
  }

  /** Writes a row's linear red, green, blue and its strength, as shown, into `out`. */
  read(row: number, out: { [index: number]: number }): void {
    const packed = this.shown[row]
    out[0] = linearOf(packed & 255)
    out[1] = linearOf((packed >>> 8) & 255)
    out[2] = linearOf((packed >>> 16) & 255)
    out[3] = (packed >>> 24) / 255
  }

  /** @frame */
  clearDirty(): void {
    if (!this.isDirty) return
    this.isDirty = false
    this.dirtyLines.fill(0)
  }

  /** @frame */
  #show(row: number, packed: number): void {
    if (this.shown[row] === packed) return
    this.shown[row] = packed
    this.dirtyLines[(row / rowsPerLine) | 0] = 1
    this.isDirty = true
  }
}

/** Scratch: the bytes of a colour, and the same as one number. */
const word = new Uint32Array(1)
const bytes = new Uint8Array(word.buffer)

/** Steps of the table of sRGB bytes: fine enough that each of the 256 bytes comes back as it was. */
const steps = 4095
const encoded = Uint8Array.from({ length: steps + 1 }, (_, i) => Math.round(255 * srgb(i / steps)))

/**
 * Four bytes of a linear RGB colour and its strength, all 0 … 1, as the table keeps them.
 *
 * @frame
 */
export function packColour(red: number, green: number, blue: number, strength: number): number {
  return (
    (encodedByte(red) |
      (encodedByte(green) << 8) |
      (encodedByte(blue) << 16) |
      ((clamped(strength) * 255 + 0.5) << 24)) >>>
    0
  )
}

/** @frame */
function encodedByte(linear: number): number {
  return encoded[(clamped(linear) * steps + 0.5) | 0]
}

/**
 * NaN becomes 0.
 * @frame
 */
function clamped(value: number): number {
  return value > 0 ? (value < 1 ? value : 1) : 0
}

/** IEC 61966-2-1: linear light to the encoded value. */
function srgb(linear: number): number {
  return linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055
}

function linearOf(byte: number): number {
  const value = byte / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

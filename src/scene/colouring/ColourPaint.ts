import { categoryHex, categoryTable, otherHex } from '#behaviours/categoryColours.ts'
import { scaleSteps, scaleTable, type ScaleName } from '#behaviours/colourScales.ts'
import { colourFigures, mostCategories, type Legend } from '#state/colouring.ts'
import type { ModelRows } from '#twin/ModelRows.ts'
import { binOf, fillBins, readEvenRange, readRange } from '#twin/valueBins.ts'
import type { Buckets } from './Buckets.ts'

/** How much of a part's own colour goes: its form must be seen still. */
const strength = 0.92
/** The place of "no value" in the table of categories. */
const none = mostCategories

/**
 * Lays the colour of its value over every part, whatever behaviours say, until it is closed. Only buckets whose colour
 * changes are painted: a plant at rest costs one pass over its values a pulse.
 */
export class ColourPaint {
  readonly #tables: readonly ModelRows[]
  readonly #buckets: Buckets
  readonly #values: Float64Array
  readonly #sorted: Float64Array
  /** Parts a bucket, and what each counts in the histogram. */
  readonly #parts: Uint32Array
  readonly #weights: ArrayLike<number>
  readonly #colourOf: Int16Array
  /** By model: rows by bucket, those without one last, and where each bucket's begin. */
  readonly #rows: readonly Uint32Array[]
  readonly #first: readonly Uint32Array[]
  #low = NaN
  #high = NaN
  #updates = 0

  constructor(tables: readonly ModelRows[], buckets: Buckets) {
    const { size, bucketOf, isLive } = buckets
    this.#tables = tables
    this.#buckets = buckets
    this.#values = new Float64Array(size).fill(NaN)
    this.#sorted = new Float64Array(size)
    this.#colourOf = new Int16Array(size + 1).fill(-1)
    this.#parts = new Uint32Array(size + 1)
    const sorted = tables.map(({ parts }, number) => sortRows(bucketOf[number], size, parts.size))
    this.#rows = sorted.map(({ rows }) => rows)
    this.#first = sorted.map(({ first }) => first)
    tables.forEach(({ parts }, number) => {
      for (let row = 0; row < parts.size; row++) {
        const bucket = bucketOf[number][row]
        if (parts.isPart[row] !== 0) this.#parts[bucket < 0 ? size : bucket]++
      }
    })
    this.#weights = isLive ? new Uint8Array(size).fill(1) : this.#parts
  }

  get legend(): Legend {
    const { names, unit, digits } = this.#buckets
    if (names.length === 0) {
      const colours = rampOf(scaleTable(this.#map))
      return { kind: 'scale', colours, names, unit, digits, says: this.#buckets.says }
    }
    const colours = names.map((_, i) => categoryHex[i] ?? otherHex)
    return { kind: 'categories', colours, names, unit, digits }
  }

  get #map(): ScaleName {
    return this.#buckets.says === undefined ? 'viridis' : 'diverging'
  }

  /** Reads the values, writes the legend's figures and paints what changed. `range`: the scale's ends, null for automatic. */
  update(range: readonly [number, number] | null): void {
    const { names, size, read } = this.#buckets
    read(this.#values)
    if (names.length > 0) this.#countNames()
    else this.#measure(range)
    let without = this.#parts[size]
    for (let bucket = 0; bucket < size; bucket++) {
      const value = this.#values[bucket]
      if (Number.isNaN(value)) without += this.#parts[bucket]
      const colour = names.length > 0 ? value : binOf(value, this.#low, this.#high, scaleSteps)
      this.#paint(bucket, Number.isNaN(value) ? none : colour, Number.isNaN(value))
    }
    this.#paint(size, none, true)
    colourFigures.without = without
    colourFigures.parts = this.#parts.reduce((sum, count) => sum + count, 0) - without
  }

  /** The ids of the parts in a bar of the histogram, or of a name; -1 for those without a value. */
  partsIn(place: number): string[] {
    const { names, size } = this.#buckets
    const found: string[] = []
    for (let bucket = 0; bucket <= size; bucket++) {
      const value = bucket < size ? this.#values[bucket] : NaN
      const own =
        Number.isNaN(value) || names.length > 0
          ? value
          : binOf(value, this.#low, this.#high, colourFigures.bars.length)
      if (Number.isNaN(own) ? place === -1 : own === place) this.#list(bucket, found)
    }
    return found
  }

  /** Gives the parts back to the behaviours. */
  close(): void {
    for (const { parts } of this.#tables) {
      for (let row = 0; row < parts.size; row++) parts.colours.clearOverride(row)
    }
  }

  #countNames(): void {
    colourFigures.counts.fill(0)
    for (let bucket = 0; bucket < this.#buckets.size; bucket++) {
      const name = this.#values[bucket]
      if (!Number.isNaN(name)) colourFigures.counts[name] += this.#parts[bucket]
    }
  }

  #measure(range: readonly [number, number] | null): void {
    const values = this.#values
    const sorted = this.#sorted
    let count = 0
    for (const value of values) if (!Number.isNaN(value)) sorted[count++] = value
    // NaN would be sorted to the end; this leaves less to sort
    sorted.subarray(0, count).sort()
    if (range !== null) {
      this.#low = range[0]
      this.#high = range[1]
    } else if (this.#updates++ % 4 === 0) {
      const next = this.#buckets.says === undefined ? readRange : readEvenRange
      this.#follow(next(sorted, count))
    }
    colourFigures.low = this.#low
    colourFigures.high = this.#high
    colourFigures.least = count > 0 ? sorted[0] : NaN
    colourFigures.most = count > 0 ? sorted[count - 1] : NaN
    fillBins(values, this.#weights, this.#low, this.#high, colourFigures.bars)
  }

  /** The ends move out at once, but in only when much room is left: a scale that flickers cannot be read. */
  #follow(next: [number, number] | null): void {
    if (!next) return
    const [low, high] = next
    const isWithin = low >= this.#low && high <= this.#high
    if (isWithin && high - low > 0.6 * (this.#high - this.#low)) return
    this.#low = low
    this.#high = high
  }

  #paint(bucket: number, colour: number, isNone: boolean): void {
    const shown = isNone ? -2 : colour
    if (this.#colourOf[bucket] === shown) return
    this.#colourOf[bucket] = shown
    const isName = isNone || this.#buckets.names.length > 0
    const table = isName ? categoryTable : scaleTable(this.#map)
    const at = colour * 3
    this.#tables.forEach(({ parts: { colours } }, number) => {
      const first = this.#first[number]
      const rows = this.#rows[number]
      for (let i = first[bucket]; i < first[bucket + 1]; i++) {
        const share = isNone ? 1 : strength
        colours.override(rows[i], table[at], table[at + 1], table[at + 2], share)
      }
    })
  }

  #list(bucket: number, found: string[]): void {
    this.#tables.forEach(({ id, parts }, number) => {
      const first = this.#first[number]
      for (let i = first[bucket]; i < first[bucket + 1]; i++) {
        const row = this.#rows[number][i]
        if (parts.isPart[row] !== 0) found.push(`${id}/${parts.paths[row]}`)
      }
    })
  }
}

/** Rows in the order of their buckets (counting sort); the rows without one come last. */
function sortRows(bucketOf: Int32Array, size: number, count: number) {
  const first = new Uint32Array(size + 2)
  const at = (row: number): number => (bucketOf[row] < 0 ? size : bucketOf[row])
  for (let row = 0; row < count; row++) first[at(row) + 1]++
  for (let bucket = 0; bucket <= size; bucket++) first[bucket + 1] += first[bucket]
  const next = first.slice()
  const rows = new Uint32Array(count)
  for (let row = 0; row < count; row++) rows[next[at(row)]++] = row
  return { rows, first }
}

/** A scale as a few CSS colours, linear light encoded (IEC 61966-2-1). */
function rampOf(table: Float32Array): string[] {
  return Array.from({ length: 17 }, (_, i) => {
    const at = Math.round((i / 16) * (scaleSteps - 1)) * 3
    const bytes = [0, 1, 2].map((c) => {
      const x = table[at + c]
      return Math.round(255 * (x <= 0.0031308 ? x * 12.92 : 1.055 * x ** (1 / 2.4) - 0.055))
    })
    return `rgb(${bytes.join(' ')})`
  })
}

import { makeStrokeKey, writeStroke, type StrokeHead } from './Stroke.ts'
import { thinOut } from './thinOut.ts'

/** A stroke to be sent: the key of its topic and its text. */
export type StrokeText = { key: string; text: string }

/** Points that wait at most until those before them are a piece of their own. */
const mostRaw = 1500
/** How far the line may be from what the hand did, in widths of it. */
const looseness = 0.2

/**
 * Makes strokes of what a hand draws: it may lift the pen and set it down elsewhere, all is one line that is taken back as one. Of what
 * was not finished yet `take` gives the state so far, under the same key, so that the others see the line grow.
 */
export class LineWriter {
  readonly #line: string
  #head: StrokeHead | null = null
  #raw: number[] = []
  #piece = -1
  #isNew = false
  /** By key: of a piece that grew since, what it is now. */
  readonly #done = new Map<string, string>()

  /** `line`: its id, see `makeStrokeKey`. */
  constructor(line: string) {
    this.#line = line
  }

  /** Sets the pen down. */
  begin(head: StrokeHead): void {
    this.#finish()
    this.#head = head
    this.#piece++
  }

  /** Goes on to a point, metres: where it is while the stroke's part is at rest. */
  add(x: number, y: number, z: number): void {
    if (!this.#head) throw new Error('LineWriter: the pen is not set down')
    const { length } = this.#raw
    const isSame =
      this.#raw[length - 3] === x && this.#raw[length - 2] === y && this.#raw[length - 1] === z
    if (isSame) return
    this.#raw.push(x, y, z)
    this.#isNew = true
    if (this.#raw.length >= mostRaw * 3) this.#write()
  }

  /** What is new since the last call. */
  take(): readonly StrokeText[] {
    if (this.#isNew) this.#write()
    const done = [...this.#done].map(([key, text]) => ({ key, text }))
    this.#done.clear()
    return done
  }

  #finish(): void {
    if (this.#isNew) this.#write()
    this.#raw = []
  }

  /** Writes the piece that is being drawn; what has no room in it begins the next one. */
  #write(): void {
    const head = this.#head!
    const tolerance = head.width * looseness
    for (;;) {
      const raw = this.#raw
      const kept = thinOut(raw, tolerance)
      const points = kept.flatMap((i) => [raw[i * 3], raw[i * 3 + 1], raw[i * 3 + 2]])
      const { text, used } = writeStroke(head, points)
      this.#done.set(makeStrokeKey(this.#line, this.#piece), text)
      const isWhole = used >= kept.length
      if (isWhole && raw.length < mostRaw * 3) break
      // It goes on from where this piece ends.
      const last = isWhole ? kept[kept.length - 1] : kept[Math.max(0, used - 1)]
      if (last === 0) break
      this.#raw = raw.slice(last * 3)
      this.#piece++
      if (isWhole) break
    }
    this.#isNew = false
  }
}

import { heatColumns, heatLines } from './heatLayout.ts'

/** Nearer than this (m) a sensor is where one stands. */
const nearest = 0.4

/**
 * One quantity between its sensors, on a grid over the floor plan: inverse distance weighting, power 3 (D. Shepard, A
 * two-dimensional interpolation function for irregularly-spaced data, ACM 1968). Weights depend on places alone and are
 * computed once, so that a new value costs one multiplication a cell and sensor. Height plays no part: a storey that is
 * lifted keeps its field. Metres of the model, x and z.
 */
export class HeatField {
  readonly layer: string
  readonly name: string
  /** Two numbers a cell, row by row from low z: value, and how much of it is owed to sensors that cannot be trusted (0–1). */
  readonly cells = new Float32Array(heatColumns * heatLines * 2)
  /** Low x, low z, width, depth. */
  readonly frame: [number, number, number, number] = [Infinity, Infinity, 0, 0]
  look: HeatLook
  #x: number[] = []
  #z: number[] = []
  #values: number[] = []
  #isGood: boolean[] = []
  #weights = new Float32Array(0)
  #high: [number, number] = [-Infinity, -Infinity]
  #isMoved = true
  #isDirty = true
  #last = -Infinity

  constructor(layer: string, name: string, look: HeatLook) {
    this.layer = layer
    this.name = name
    this.look = look
  }

  /** Whether nothing measures it (any more). */
  get isEmpty(): boolean {
    return this.#values.length === 0
  }

  /** Forgets its sensors and its plan. */
  clear(): void {
    this.#x = []
    this.#z = []
    this.#values = []
    this.#isGood = []
    this.#high = [-Infinity, -Infinity]
    this.frame[0] = Infinity
    this.frame[1] = Infinity
    this.#isMoved = true
    this.#isDirty = true
  }

  /** Widens the plan by a rectangle: what is to show the field. */
  cover(lowX: number, lowZ: number, highX: number, highZ: number): void {
    const { frame } = this
    this.#high = [Math.max(this.#high[0], highX), Math.max(this.#high[1], highZ)]
    frame[0] = Math.min(frame[0], lowX)
    frame[1] = Math.min(frame[1], lowZ)
    frame[2] = Math.max(this.#high[0] - frame[0], 0.01)
    frame[3] = Math.max(this.#high[1] - frame[1], 0.01)
    this.#isMoved = true
  }

  /** A sensor without a value yet; returns its number. */
  add(x: number, z: number): number {
    this.#isMoved = true
    this.#last = -Infinity
    this.#values.push(0)
    this.#isGood.push(false)
    this.#x.push(x)
    return this.#z.push(z) - 1
  }

  /** What a sensor says, and whether that can be trusted. @frame */
  set(sensor: number, value: number, isGood: boolean): void {
    if (this.#values[sensor] === value && this.#isGood[sensor] === isGood) return
    if (value === value) this.#values[sensor] = value
    this.#isGood[sensor] = isGood && value === value
    this.#isDirty = true
  }

  /** Whether something is to be computed. @frame */
  get isWaiting(): boolean {
    return this.#isDirty || this.#isMoved
  }

  /** Computes the cells, at most five times a second; returns whether they changed. @frame */
  settle(now: number): boolean {
    if (!this.isWaiting || (now - this.#last < 0.2 && now >= this.#last)) return false
    this.#last = now
    if (this.#isMoved) this.#weigh()
    this.#isDirty = false
    const count = this.#values.length
    const weights = this.#weights
    const values = this.#values
    const isGood = this.#isGood
    const { cells } = this
    for (let cell = 0, at = 0; cell < heatColumns * heatLines; cell++) {
      let sum = 0
      let good = 0
      let doubt = 0
      for (let i = 0; i < count; i++, at++) {
        const weight = weights[at]
        if (isGood[i]) {
          sum += weight * values[i]
          good += weight
        } else doubt += weight
      }
      cells[cell * 2] = good > 0 ? sum / good : 0
      // Weights add up to 1: without any trusted sensor all is doubt.
      cells[cell * 2 + 1] = good > 0 ? doubt : 1
    }
    return true
  }

  /** The value at a place, and how doubtful it is, as the picture shows them; not called in the frame. */
  at(x: number, z: number): { value: number; doubt: number } {
    const column = Math.round(((x - this.frame[0]) / this.frame[2]) * (heatColumns - 1))
    const line = Math.round(((z - this.frame[1]) / this.frame[3]) * (heatLines - 1))
    const cell = line * heatColumns + column
    return { value: this.cells[cell * 2], doubt: this.cells[cell * 2 + 1] }
  }

  #weigh(): void {
    this.#isMoved = false
    const count = this.#values.length
    if (this.#weights.length !== count * heatColumns * heatLines)
      this.#weights = new Float32Array(count * heatColumns * heatLines)
    const weights = this.#weights
    const [x0, z0, width, depth] = this.frame
    for (let line = 0, at = 0; line < heatLines; line++) {
      const z = z0 + (depth * line) / (heatLines - 1)
      for (let column = 0; column < heatColumns; column++, at += count) {
        const x = x0 + (width * column) / (heatColumns - 1)
        let total = 0
        for (let i = 0; i < count; i++) {
          const dx = this.#x[i] - x
          const dz = this.#z[i] - z
          const square = dx * dx + dz * dz + nearest * nearest
          const weight = 1 / (square * Math.sqrt(square))
          weights[at + i] = weight
          total += weight
        }
        for (let i = 0; i < count; i++) weights[at + i] /= total
      }
    }
  }
}

export type HeatLook = {
  /** Of the values, for legends. */
  unit: string
  /** Colours of the scale: linear RGB triples. */
  table: Float32Array
  from: number
  to: number
  /** Value from one contour to the next; 0 for none. */
  contour: number
  strength: number
}

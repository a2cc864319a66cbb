/** Rows of all models that share a value, so that a value is judged once however many parts show it. */
export type Buckets = {
  size: number
  /** By model, the bucket of each row; -1 for a row without one. */
  bucketOf: readonly Int32Array[]
  /** Writes the value of every bucket: a number in `unit`, or the number of a name; NaN while there is none. */
  read: (values: Float64Array) => void
  /** Whether values change by themselves. */
  isLive: boolean
  /** Of categories; empty when values are numbers. */
  names: readonly string[]
  unit: string
  digits: number
  /** Differences: a scale to both sides of nothing. What they compare. */
  says?: string
}

/** What a report needs of a model's rows (`PartRows`), parents before children. */
export type ReportRows = {
  paths: readonly string[]
  parent: ArrayLike<number>
  isPart: ArrayLike<number>
  /** Matrices at rest, twelve numbers a row. */
  local: ArrayLike<number>
  nodeOf: ArrayLike<number>
  meshOf: ArrayLike<number>
  rowOf: ArrayLike<number>
}

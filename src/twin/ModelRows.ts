import type { PartMatcher } from './PartPattern.ts'
import type { PartTable } from './PartTable.ts'

/** One loaded model row by row, for tools that go over all of its parts. */
export type ModelRows = {
  id: string
  parts: PartTable
  /** The asset (index in `twin.assets`) by row; -1 for none. */
  assetOfRow: Int32Array
  /** glTF `extras` of a row's node; null when it has none. */
  extras: (row: number) => Readonly<Record<string, unknown>> | null
  /** Finds rows by patterns; the one for all that is asked of the model. */
  matcher: PartMatcher
  /** What the file calls the mesh and the materials of a row, and how many triangles it has. */
  about: (row: number) => { mesh: string; material: string; triangles: number }
}

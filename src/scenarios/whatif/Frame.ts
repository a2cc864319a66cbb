import type { Kpi, PartAnswer, SeriesAnswer } from '#twin/process/Answer.ts'

/** What all runs of one model have in common: the names of what an `Outcome` holds figures of. */
export type Frame = {
  modelDigest: string
  /** Hour of the day at which a run starts. */
  startHour: number
  kpis: Kpi[]
  parts: Pick<PartAnswer, 'component' | 'name' | 'asset' | 'figure' | 'unit'>[]
  courses: Pick<SeriesAnswer, 'id' | 'name' | 'unit' | 'limit'>[]
}

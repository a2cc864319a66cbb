import type { Note } from '../../Note.ts'
import type { Inspection } from '../Inspection.ts'

/** What a report is made of. */
export type Report = {
  inspection: Inspection
  /** The questions in their order, as the plant's folder has them; without them the steps stand by their ids. */
  steps: readonly { id: string; title: string; look: string; asset: string }[]
  /** Roles whose signature counts; none: nobody knows. */
  sign: readonly string[]
  /** The notes that were written about it, by their ids. */
  findings: ReadonlyMap<string, Note>
  /** When it was written, epoch milliseconds, and by which version of the program. */
  written: number
  program: string
  /** IANA name of the time zone that times are in. */
  timeZone: string
}

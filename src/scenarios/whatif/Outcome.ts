/** What one run of one world ends with: plain numbers, so that a thousand of them can be posted and joined. */
export type Outcome = {
  /** In the order of the model's KPIs. */
  figures: number[]
  /** The telling figure of each part, in the order of the run's parts. */
  parts: number[]
  /** Of each part: whether it limited the output in this run. */
  limits: boolean[]
  /** Of each course: its values, and the simulated seconds at which they were taken, the same in all runs that last as long. */
  courses: number[][]
  times: number[][]
  /** Of the whole state at the end, 16 hex digits. */
  digest: string
}

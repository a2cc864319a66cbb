import type { Frame } from '#scenarios/whatif/Frame.ts'
import type { RunTask } from '#scenarios/whatif/openModel.ts'
import type { Outcome } from '#scenarios/whatif/Outcome.ts'
import type { ModelBook, WhatIfSource } from '#twin/process/WhatIf.ts'

/** One run of one world; the id is unique among those of a pool. */
export type WhatIfTask = RunTask & { id: number }

export type ToWhatIf =
  | { kind: 'open'; source: WhatIfSource }
  | { kind: 'run'; task: WhatIfTask }
  /** Drops the task that is under way, if it is this one. */
  | { kind: 'drop'; id: number }

export type FromWhatIf =
  | { kind: 'book'; book: ModelBook; frame: Frame | null }
  | { kind: 'outcome'; id: number; outcome: Outcome }
  /** Share of a task that is done. */
  | { kind: 'share'; id: number; share: number }
  | { kind: 'dropped'; id: number }
  | { kind: 'failed'; id: number; text: string }

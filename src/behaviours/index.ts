import type { Behaviour } from './Behaviour.ts'

/** Every behaviour by its key in the twin file. A new one is one file and one line here. */
export const behaviours = {} satisfies Record<string, Behaviour<never>>

import type { Codec } from './Codec.ts'

/** Every codec by its key in the twin file. A new one is one file and one line here. */
export const codecs = {} satisfies Record<string, Codec<never>>

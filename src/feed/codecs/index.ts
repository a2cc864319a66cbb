import type { Codec } from './Codec.ts'
import { json } from './json.ts'
import { number } from './number.ts'
import { sparkplug } from './sparkplug.ts'

/** Every codec by its key in the twin file. A new one is one file and one line here. */
export const codecs = { json, number, sparkplug } satisfies Record<string, Codec<unknown>>

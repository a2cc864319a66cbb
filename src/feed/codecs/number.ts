import * as z from 'zod'
import type { ReadingCodec } from './Codec.ts'
import { readText } from './readText.ts'
import { readValue } from './readValue.ts'

// Before the first schema: zod otherwise probes for eval, which a strict content policy reports. A worker has no page to do it.
z.config({ jitless: true })

/** The payload is the value alone, as plain text: `21.5`, `-3e2`, `true`, or the name of a state. */
export const number: ReadingCodec<Record<string, never>> = {
  about:
    'The payload is the value alone, as plain text: a number, true or false, or the name of a state.',
  options: z.strictObject({}),
  open: (signals) => ({
    read(payload, samples) {
      const text = readText(payload)
      if (text === null) return 'the payload is not UTF-8 text'
      for (let i = 0; i < signals.length; i++) readValue(text, signals[i].states, samples[i])
      return undefined
    },
  }),
}

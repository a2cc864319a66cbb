import type { Problem } from './Problem.ts'
import type { Twin } from './Twin.ts'
import type * as z from 'zod'

/** The registries that a twin file may name; `twin/` itself knows none of them. */
export type TwinExtensions = {
  behaviours: Record<string, { about: string; options: z.ZodType; signal: 'needed' | 'optional' | 'none' }>
  codecs: Record<string, { about: string; options: z.ZodType }>
}

/** Reads a twin file: a twin, or a list of problems. */
export function readTwin(
  _text: string,
  _address: string,
  _extensions: TwinExtensions,
): { twin: Twin; warnings: Problem[] } | { problems: Problem[] } {
  throw new Error('readTwin: being written')
}

import * as z from 'zod'
import type { JsonPath } from './jsonPositions.ts'
import { optionShape } from './optionShape.ts'
import { didYouMean, readFields, refuseUnknown, type ReadFields } from './readFields.ts'
import type { TwinExtensions } from './readTwin.ts'
import { cut, sayIssues } from './sayIssue.ts'
import { signalFields, sourceFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Where values come from, as far as an asset and those above it say. */
export type Source = {
  /** Undefined when none is given. */
  topic?: string
  codec: string
  /** Seconds; undefined when nobody says. */
  staleAfter?: number
  /** The codec's options. */
  options: Record<string, unknown>
  /** Whether something in it is wrong (a problem already): signals that rest on it are left out. */
  isWrong: boolean
}

/** What holds where nobody says anything. */
export const plainSource: Source = { codec: 'json', options: {}, isWrong: false }

/** Options of codecs that belong to one signal. */
export const ownOptions = ['path', 'metric'] as const

/** Reads an asset's `source` over the one that it inherits. */
export function readSource(
  value: unknown,
  above: Source,
  path: JsonPath,
  extensions: TwinExtensions,
  problems: TwinProblems,
): Source {
  const read = readFields(sourceFields, value, path, problems)
  if (!read) return { ...above, isWrong: true }
  const rest = { ...read.rest }
  for (const own of ownOptions) {
    if (!Object.hasOwn(rest, own)) continue
    problems.add(
      [...path, own],
      `“${own}” belongs to a signal, not to a source.`,
      `Give each signal its own “${own}”.`,
    )
    delete rest[own]
  }
  return overrideSource(above, { ...read, rest }, path, extensions, problems)
}

/** What a source or a signal says over what it inherits. A change of codec drops the other codec's options. */
export function overrideSource(
  above: Source,
  read: ReadFields<typeof sourceFields>,
  path: JsonPath,
  { codecs }: TwinExtensions,
  problems: TwinProblems,
): Source {
  const { topic = above.topic, codec = above.codec, staleAfter = above.staleAfter } = read.values
  const source: Source = {
    topic,
    codec,
    staleAfter: staleAfter === 'never' ? Infinity : staleAfter,
    options: codec === above.codec ? { ...above.options } : {},
    isWrong:
      read.wrong.has('topic') || read.wrong.has('codec') || (above.isWrong && !isAllOwn(read)),
  }
  if (!Object.hasOwn(codecs, codec)) {
    if (read.values.codec !== undefined || !above.isWrong) {
      const place = read.values.codec === undefined ? path : [...path, 'codec']
      const text = `There is no codec “${cut(codec)}”.`
      problems.add(place, text, () => didYouMean(codec, Object.keys(codecs)))
    }
    return { ...source, isWrong: true }
  }
  if (codecs[codec].topic && read.values.topic !== undefined) {
    const text = `With the codec “${codec}” no “topic” is written: it follows from the other options.`
    problems.warn([...path, 'topic'], text, 'Take “topic” away.')
  }
  if (!readOptions(source, read.rest, path, codecs, problems)) source.isWrong = true
  return source
}

/** Whether nothing that may be wrong above is inherited. */
function isAllOwn({ values }: ReadFields<typeof sourceFields>): boolean {
  return values.topic !== undefined && values.codec !== undefined
}

/** Adds the options that stand beside `codec`; returns whether all of them are right. */
function readOptions(
  source: Source,
  given: Record<string, unknown>,
  path: JsonPath,
  codecs: TwinExtensions['codecs'],
  problems: TwinProblems,
): boolean {
  const shape = optionShape(codecs[source.codec].options)
  let isRight = true
  for (const [key, value] of Object.entries(given)) {
    if (shape && !Object.hasOwn(shape, key)) {
      refuseOption(key, source.codec, Object.keys(shape), path, codecs, problems)
      continue
    }
    source.options[key] = value
    const read = shape && z.safeParse(shape[key], value)
    if (!read || read.success) continue
    isRight = false
    for (const said of sayIssues(read.error.issues, value, [...path, key]))
      problems.add(said.path, said.text, said.advice)
  }
  return isRight
}

function refuseOption(
  key: string,
  codec: string,
  known: string[],
  path: JsonPath,
  codecs: TwinExtensions['codecs'],
  problems: TwinProblems,
): void {
  const other = Object.keys(codecs).find((name) =>
    Object.hasOwn(optionShape(codecs[name].options) ?? {}, key),
  )
  if (other === undefined) {
    const isSignal = path.at(-2) === 'signals'
    refuseUnknown(
      [key],
      [...Object.keys(isSignal ? signalFields : sourceFields), ...known],
      path,
      problems,
    )
  } else {
    problems.add(
      [...path, key],
      `The codec “${codec}” knows no “${key}”.`,
      `It belongs to the codec “${other}”.`,
    )
  }
}

import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { optionShape } from './optionShape.ts'
import { readFields } from './readFields.ts'
import { overrideSource, type Source } from './readSource.ts'
import type { TwinExtensions } from './readTwin.ts'
import { cut, sayIssues } from './sayIssue.ts'
import type { Signal } from './Twin.ts'
import { idField, signalFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Reads one signal of an asset; null (with problems) when its values could not be received or understood. */
export function readSignal(
  key: string,
  value: unknown,
  asset: { id: string; index: number },
  above: Source,
  path: JsonPath,
  extensions: TwinExtensions,
  problems: TwinProblems,
): Signal | null {
  if (!idField.safeParse(key).success) {
    const text = `“${cut(key)}” cannot be the key of a signal.`
    problems.add(
      path,
      text,
      'Use a name without spaces and without any of “.”, “/”, “#”, “+”, “:”.',
    )
    return null
  }
  const read = readFields(signalFields, value, path, problems)
  if (!read) return null
  const source = overrideSource(above, read, path, extensions, problems)
  if (source.isWrong || read.wrong.has('states')) return null
  if (source.topic === undefined) {
    const advice = 'Give it a “topic”, or its asset (or one above) a “source” with a “topic”.'
    problems.add(path, `The signal “${cut(key)}” has no topic.`, advice)
    return null
  }
  const codecOptions = readCodecOptions(key, source, path, extensions, problems)
  if (!codecOptions) return null
  const { name = key, unit = '', range, digits = 1, states } = read.values
  return {
    id: `${asset.id}.${key}`,
    name,
    asset: asset.index,
    topic: source.topic,
    codec: source.codec,
    codecOptions,
    unit,
    ...(range && { range }),
    staleAfter: source.staleAfter,
    digits,
    ...(states && { states: listStates(states) }),
  }
}

function readCodecOptions(
  key: string,
  source: Source,
  path: JsonPath,
  { codecs }: TwinExtensions,
  problems: TwinProblems,
): Record<string, unknown> | null {
  const schema = codecs[source.codec].options
  const hasPath = Object.hasOwn(optionShape(schema) ?? {}, 'path')
  const options = hasPath ? { path: key, ...source.options } : source.options
  const read = schema.safeParse(options)
  if (read.success && isObject(read.data)) return read.data
  for (const said of sayIssues(read.error?.issues ?? [], options, path))
    problems.add(said.path, said.text, said.advice)
  return null
}

function listStates(states: string[] | Record<string, number>): { code: number; name: string }[] {
  if (Array.isArray(states)) return states.map((name, code) => ({ code, name }))
  return Object.entries(states).map(([name, code]) => ({ code, name }))
}

import { convertUnit, unitNames } from './convertUnit.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { optionShape } from './optionShape.ts'
import { didYouMean, readFields, type ReadFields } from './readFields.ts'
import { overrideSource, ownOptions, type Source } from './readSource.ts'
import type { TwinExtensions } from './readTwin.ts'
import { cut, sayIssues } from './sayIssue.ts'
import type { Signal } from './Twin.ts'
import { idField, signalFields } from './twinFile.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Without these a signal would show something else than it says. */
const decisive = ['states', 'sourceUnit', 'scale', 'offset', 'formula']

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
  if (read.values.formula !== undefined) return readComputed(key, read, asset, path, problems)
  const source = overrideSource(above, read, path, extensions, problems)
  if (source.isWrong || decisive.some((name) => read.wrong.has(name))) return null
  const codec = extensions.codecs[source.codec]
  if (source.topic === undefined && !codec.topic) {
    const advice = 'Give it a “topic”, or its asset (or one above) a “source” with a “topic”.'
    problems.add(path, `The signal “${cut(key)}” has no topic.`, advice)
    return null
  }
  const codecOptions = readCodecOptions(key, source, path, extensions, problems)
  const linear = readLinear(read, path, problems)
  if (!codecOptions || linear === null) return null
  return {
    ...describe(key, read, asset),
    topic: codec.topic?.(codecOptions) ?? source.topic ?? '',
    codec: source.codec,
    codecOptions,
    ...(linear && { linear }),
    staleAfter: source.staleAfter ?? codec.staleAfter ?? 10,
  }
}

/** What a signal is called and how it is shown. */
function describe(
  key: string,
  { values }: ReadFields<typeof signalFields>,
  asset: { id: string; index: number },
) {
  const { name = key, unit = '', range, digits = 1, states } = values
  return {
    id: `${asset.id}.${key}`,
    name,
    asset: asset.index,
    unit,
    ...(range && { range }),
    digits,
    ...(states && { states: listStates(states) }),
  }
}

/** A signal with a formula, which is read when all signals are known; null when it says where it comes from as well. */
function readComputed(
  key: string,
  read: ReadFields<typeof signalFields>,
  asset: { id: string; index: number },
  path: JsonPath,
  problems: TwinProblems,
): Signal | null {
  const given: Record<string, unknown> = { ...read.values, ...read.rest }
  const foreign = Object.keys(given).find(
    (name) => given[name] !== undefined && !computed.has(name),
  )
  if (foreign !== undefined || read.wrong.has('states')) {
    const text = `A signal with a “formula” is computed, not received: “${cut(foreign ?? '')}” has no place there.`
    if (foreign !== undefined) problems.add([...path, foreign], text, 'Take one of the two away.')
    return null
  }
  const { staleAfter = 'never' } = read.values
  return {
    ...describe(key, read, asset),
    topic: '',
    codec: '',
    codecOptions: {},
    staleAfter: staleAfter === 'never' ? Infinity : staleAfter,
  }
}

/** What a computed signal may say. */
const computed = new Set(['name', 'unit', 'range', 'digits', 'states', 'staleAfter', 'formula'])

function readCodecOptions(
  key: string,
  source: Source,
  path: JsonPath,
  { codecs }: TwinExtensions,
  problems: TwinProblems,
): Record<string, unknown> | null {
  const schema = codecs[source.codec].options
  const shape = optionShape(schema) ?? {}
  const own = ownOptions.find((name) => Object.hasOwn(shape, name))
  const options = own === undefined ? source.options : { [own]: key, ...source.options }
  const read = schema.safeParse(options)
  if (read.success && isObject(read.data)) return read.data
  for (const said of sayIssues(read.error?.issues ?? [], options, path))
    problems.add(said.path, said.text, said.advice)
  return null
}

/** What turns the source's numbers into the signal's unit; undefined when nothing does, null (with a problem) when it is wrong. */
function readLinear(
  { values }: ReadFields<typeof signalFields>,
  path: JsonPath,
  problems: TwinProblems,
): [number, number] | undefined | null {
  const { scale = 1, offset = 0, sourceUnit, unit = '', states } = values
  const isScaled = scale !== 1 || offset !== 0
  if (states && (isScaled || sourceUnit !== undefined)) {
    problems.add(
      path,
      'A signal with “states” cannot be scaled or converted.',
      'Give codes to its “states” instead.',
    )
    return null
  }
  if (sourceUnit === undefined) return isScaled ? [scale, offset] : undefined
  const linear = convertUnit(sourceUnit, unit)
  if (!Array.isArray(linear)) {
    const { problem, unknown } = linear
    const text = `The “sourceUnit” “${cut(sourceUnit)}” ${problem}.`
    problems.add([...path, 'sourceUnit'], text, () =>
      unknown === undefined
        ? undefined
        : (didYouMean(unknown, unitNames(), []) ?? 'Use “scale” and “offset” instead.'),
    )
    return null
  }
  const [factor, summand] = linear
  return [scale * factor, offset * factor + summand]
}

function listStates(states: string[] | Record<string, number>): { code: number; name: string }[] {
  if (Array.isArray(states)) return states.map((name, code) => ({ code, name }))
  return Object.entries(states).map(([name, code]) => ({ code, name }))
}

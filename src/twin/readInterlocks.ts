import type { Interlock } from './Command.ts'
import { interlockFields } from './commandFile.ts'
import { findSignal } from './findSignal.ts'
import type { JsonPath } from './jsonPositions.ts'
import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Asset, Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'

const limits = ['is', 'isNot', 'above', 'below'] as const

/** Reads the `interlock` of a command; null when one of its conditions is wrong, so that none is passed over. */
export function readInterlocks(
  value: unknown,
  asset: Asset,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): Interlock[] | null {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add(path, `“interlock” must be a list, but is ${sayGiven(value)}.`)
    return null
  }
  const all = value.map((entry, i) => readInterlock(entry, asset, [...path, i], twin, problems))
  return all.every((each) => each !== null) ? all : null
}

function readInterlock(
  entry: unknown,
  asset: Asset,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): Interlock | null {
  const read = readFields(interlockFields, entry, path, problems)
  if (!read) return null
  refuseUnknown(Object.keys(read.rest), Object.keys(interlockFields), path, problems)
  const { signal: name, is, isNot, above, below, text } = read.values
  const signal = findSignal(name, asset.id, [...path, 'signal'], twin, problems)
  const given = limits.filter((limit) => read.values[limit] !== undefined)
  if (given.length !== 1 && read.wrong.size === 0) {
    const names = limits.map((limit) => `“${limit}”`).join(', ')
    problems.add(path, `A condition has exactly one of ${names}.`)
  }
  if (read.wrong.size > 0 || given.length !== 1 || signal === null || signal < 0) return null
  if (!areStates(is ?? isNot, signal, [...path, given[0]], twin, problems)) return null
  return {
    signal,
    ...(is && { is }),
    ...(isNot && { isNot }),
    ...(above !== undefined && { above }),
    ...(below !== undefined && { below }),
    ...(text && { text }),
  }
}

function areStates(
  words: readonly string[] | undefined,
  signal: number,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): boolean {
  if (!words) return true
  const { name, states } = twin.signals[signal]
  if (!states) {
    const advice = 'Use “above” or “below”.'
    problems.add(path, `“${cut(name)}” is a number and has no states.`, advice)
    return false
  }
  const known = states.map((state) => state.name)
  const strange = words.filter((word) => !known.includes(word))
  for (const word of strange) {
    const text = `“${cut(name)}” has no state “${cut(word)}”.`
    problems.add([...path, words.indexOf(word)], text, () => didYouMean(word, known))
  }
  return strange.length === 0
}

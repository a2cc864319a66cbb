import type { Interlock } from './Command.ts'
import { qualityName, Quality } from './Quality.ts'
import type { SignalTable } from './SignalTable.ts'
import { sayValue } from './sayValue.ts'
import type { Signal, Twin } from './Twin.ts'

/** Which of a command's conditions does not hold now, as a sentence; null when all do. A value that is not good holds nothing. */
export function sayInterlock(
  interlocks: readonly Interlock[],
  twin: Twin,
  table: SignalTable,
): string | null {
  for (const interlock of interlocks) {
    const signal = twin.signals[interlock.signal]
    const code = table.quality[interlock.signal]
    const rule = sayRule(interlock, twin)
    if (code !== Quality.good && code !== Quality.simulated) {
      const quality = code === Quality.never ? 'not known yet' : qualityName(code)
      return `${rule}; that value is ${quality}.`
    }
    const value = table.value[interlock.signal]
    if (!holds(interlock, signal, value)) return `${rule}; it is ${sayValue(signal, value)}.`
  }
  return null
}

/** A condition as words: “Only while Filler State is not faulted”. */
export function sayRule(interlock: Interlock, twin: Twin): string {
  const { is, isNot, above, below, text } = interlock
  const signal = twin.signals[interlock.signal]
  const name = `${twin.assets[signal.asset].name} ${signal.name}`
  const limit =
    is !== undefined
      ? `is ${listed(is)}`
      : isNot !== undefined
        ? `is not ${listed(isNot)}`
        : above !== undefined
          ? `is at least ${sayValue(signal, above)}`
          : `is below ${sayValue(signal, below ?? NaN)}`
  return `${text ? `${text} Only` : 'Only'} while ${name} ${limit}`
}

function holds({ is, isNot, above, below }: Interlock, signal: Signal, value: number): boolean {
  const state = signal.states?.find(({ code }) => code === value)?.name
  if (is) return state !== undefined && is.includes(state)
  if (isNot) return state !== undefined && !isNot.includes(state)
  if (above !== undefined) return value >= above
  return below !== undefined && value < below
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}

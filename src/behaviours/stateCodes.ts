import type { Signal } from '#twin/Twin.ts'
import type { Misfit } from './Behaviour.ts'

/**
 * The code of a state by its name. A signal that lists no states takes numbers, and `true` (1) and `false` (0).
 * NaN, which equals no value, for a name that the signal does not have.
 */
export function stateCode(signal: Signal | undefined, name: string): number {
  if (signal?.states) return signal.states.find((state) => state.name === name)?.code ?? NaN
  if (name === 'true') return 1
  if (name === 'false') return 0
  return name.trim() === '' ? NaN : Number(name)
}

/** One misfit for each state name that the signal does not have. */
export function checkStates(signal: Signal | undefined, names: readonly string[]): Misfit[] {
  const unknown = names.filter((name) => Number.isNaN(stateCode(signal, name)))
  return unknown.map((name) => ({
    text: `${signal?.id ?? 'The signal'} has no state "${name}".`,
    advice: signal?.states
      ? `Its states are: ${signal.states.map((state) => state.name).join(', ')}.`
      : 'Give the signal a list of states, or name the states by number.',
  }))
}

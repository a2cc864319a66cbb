import type { Command, CommandValue } from '#twin/Command.ts'
import { Quality } from '#twin/Quality.ts'
import { usePlant } from './plant.ts'

/** What stands as the target before a person has chosen: the present value where that can be one, else nothing or the middle. */
export function startingTarget({ takes, signal }: Command): CommandValue | null {
  if (takes.kind !== 'number') return null
  const [from, to] = takes.range
  const { signals } = usePlant.getState()
  const isKnown = signals && signal >= 0 && signals.quality[signal] !== Quality.never
  const present = isKnown ? signals.value[signal] : (from + to) / 2
  return onStep(takes, present)
}

/** The nearest number that can be chosen. */
export function onStep(
  { range: [from, to], step }: { range: [number, number]; step: number },
  value: number,
): number {
  const steps = Math.round((Math.min(to, Math.max(from, value)) - from) / step)
  // 0.1 + 0.2 and the like.
  return Number(Math.min(to, from + steps * step).toFixed(9))
}

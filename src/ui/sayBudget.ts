import type { BudgetLine } from '#twin/ModelReport.ts'
import { sayCount } from '#twin/sayCount.ts'
import { sayBytes } from './sayBytes.ts'

/**
 * What a person should know who is about to enter with a model that is more than headsets bear, of the best headset that does not
 * bear it; null while the model fits.
 */
export function sayBudget(lines: readonly BudgetLine[]): string | null {
  const over = lines.flatMap(({ what, unit, value, limits }) =>
    limits
      .filter(({ hertz, verdict }) => hertz === calm && verdict === 'over')
      .map(({ headset, most }) => ({ headset, what, unit, value, most })),
  )
  const headset =
    over.map((line) => line.headset).findLast((name) => name === best) ?? over[0]?.headset
  if (!headset) return null
  const list = over
    .filter((line) => line.headset === headset)
    .map(({ what, unit, value, most }) => {
      const say = unit === 'bytes' ? sayBytes : (amount: number) => sayCount(Math.round(amount))
      return unit === 'bytes'
        ? `${say(value)} of ${what}, at most ${say(most)}`
        : `${say(value)} ${what}, at most ${say(most)}`
    })
  return `More than a ${headset} bears at ${calm} frames a second: ${list.join('; ')}. It may stutter; detail goes while it does. The model report (R) tells more.`
}

const calm = 72
const best = 'Quest 3'

import type { JsonPath } from './jsonPositions.ts'
import { didYouMean } from './readFields.ts'
import { cut } from './sayIssue.ts'
import { twinIndex } from './twinIndex.ts'
import type { Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** The slot of a signal by its key or id; -1 when none is named, null when there is none of that name. */
export function findSignal(
  given: string | undefined,
  asset: string,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): number | null {
  if (given === undefined) return -1
  const { signalOfId } = twinIndex(twin)
  const slot = signalOfId.get(`${asset}.${given}`) ?? signalOfId.get(given)
  if (slot !== undefined) return slot
  problems.add(path, `There is no signal “${cut(given)}”.`, () => {
    const own = [...signalOfId.keys()].filter((id) => id.startsWith(`${asset}.`))
    const keys = own.map((id) => id.slice(asset.length + 1))
    return didYouMean(given, [...keys, ...signalOfId.keys()], keys)
  })
  return null
}

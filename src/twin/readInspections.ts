import { resolveAddress } from './resolveAddress.ts'
import { sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Files of inspections at most. */
const most = 50

/** A file of an inspection as the twin file names it, and its address. */
export type InspectionFile = { file: string; url: string }

/** Which files of inspections a twin names; its own address is `base`. What is wrong is left out, with its problem. */
export function readInspections(
  twin: Twin,
  base: string,
  problems: TwinProblems,
): InspectionFile[] {
  const { inspections = [] } = twin
  if (!Array.isArray(inspections) || inspections.length > most) {
    const given = Array.isArray(inspections)
      ? `a list of ${inspections.length}`
      : sayGiven(inspections)
    const text = `“inspections” must be a list of ${most} files at most, but is ${given}.`
    problems.add(['inspections'], text)
    return []
  }
  return inspections.flatMap((file: unknown, i) => {
    const path = ['inspections', i]
    if (typeof file !== 'string' || file === '') {
      problems.add(
        path,
        `“inspections[${i}]” must be the name of a file, but is ${sayGiven(file)}.`,
      )
      return []
    }
    const resolved = resolveAddress(file, base)
    if (!('wrong' in resolved)) return [{ file, url: resolved.url }]
    problems.add(path, `“inspections[${i}]” ${resolved.wrong}.`, resolved.advice)
    return []
  })
}

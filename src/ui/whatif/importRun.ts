import { usePlant } from '#state/plant.ts'
import { savedRuns } from '#state/whatIfActs.ts'
import { mostRunBytes, readRunFile } from './readRunFile.ts'

/** Puts a run out of a file into the list of saved runs. Returns what came of it, in words. */
export async function importRun(file: File): Promise<{ words: string; isWrong: boolean }> {
  if (file.size > mostRunBytes)
    return { words: `${file.name} is larger than a run can be.`, isWrong: true }
  const read = readRunFile(await file.text(), usePlant.getState().twin?.name ?? '')
  if ('problem' in read) return { words: read.problem, isWrong: true }
  savedRuns()?.addRun(read)
  return { words: `“${read.name}” is in the list.`, isWrong: false }
}

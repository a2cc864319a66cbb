import { checkChange } from '#scenarios/process/checkChange.ts'
import { openRun } from '#scenarios/process/openRun.ts'
import { readProcess } from '#scenarios/process/readProcess.ts'
import type { Problem } from '#twin/Problem.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import type { EngineModel } from './RunCore.ts'
import type { ToRunner } from './RunPost.ts'

/** Reads a twin's process model for the runs of a scene. A change that does not fit the model is thrown as words when a run begins with it. */
export function readEngineModel(
  { process, signals, assets, text }: ToRunner & { kind: 'model' },
  problems: Problem[],
): EngineModel | null {
  const found = new TwinProblems()
  const model = readProcess(process, { signals: [...signals], assets: [...assets] }, found)
  problems.push(...found.list(text))
  if (!model) return null
  const reads = model.components.flatMap((component) => component.reads.map((link) => link.signal))
  return {
    digest: model.digest,
    reads: [...new Set(reads)],
    begins: model.start,
    open(wish) {
      for (const change of wish.changes) {
        const wrong = checkChange(model, change)
        if (wrong) throw new Error([wrong.text, wrong.advice].filter(Boolean).join(' '))
      }
      return openRun(model, wish)
    },
  }
}

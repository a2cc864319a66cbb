import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModel } from '#scene/model/openModel.ts'
import type { Opened } from '#scene/model/openModel.ts'
import type { GivenFiles } from '#scene/model/openReader.ts'
import { setModelProgress } from '#state/plant.ts'
import type { Problem } from '#twin/Problem.ts'
import type { TwinModel } from '#twin/Twin.ts'

/** Loads a model of a twin, from `files` where they were given. With `isTold` the page shows how far it is. */
export function loadModel(
  { id, url }: TwinModel,
  files: GivenFiles | undefined,
  signal: AbortSignal,
  isTold: boolean,
): Promise<Opened> {
  return openModel({
    id,
    url,
    files,
    signal,
    onProgress: (stage, loadedBytes, totalBytes) => {
      if (signal.aborted || !isTold) return
      if (stage === 'download') setModelProgress(id, { stage, loadedBytes, totalBytes })
      else setModelProgress(id, { stage })
    },
  })
}

/** Models by `keyOfModel`, and what was wrong with the others. */
export type Tried = { models: ReadonlyMap<string, LoadedModel>; refused: readonly Problem[] }

/** Loads what is not `kept` of the models of a twin that is not open yet. */
export async function tryModels(
  wanted: readonly TwinModel[],
  kept: ReadonlyMap<string, LoadedModel>,
  files: GivenFiles | undefined,
  signal: AbortSignal,
): Promise<Tried> {
  const models = new Map<string, LoadedModel>()
  const fresh: LoadedModel[] = []
  const refused: Problem[] = []
  const pending = wanted.map(async (placement) => {
    const known = kept.get(keyOfModel(placement))
    const opened = known ?? (await loadModel(placement, files, signal, false))
    if ('problem' in opened) refused.push(opened.problem)
    else {
      models.set(keyOfModel(placement), opened)
      if (!known) fresh.push(opened)
    }
  })
  await Promise.all(pending)
  if (signal.aborted) for (const model of fresh) model.dispose()
  return { models, refused }
}

/** A loaded model can stay when the twin names the same file by the same id. */
export function keyOfModel({ id, url }: TwinModel): string {
  return `${id} ${url}`
}

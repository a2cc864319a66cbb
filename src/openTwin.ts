import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModel } from '#scene/model/openModel.ts'
import { setModelProgress, setPlant } from '#state/plant.ts'
import { addProblem, clearProblems } from '#state/problems.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import { picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin, TwinModel } from '#twin/Twin.ts'
import { OpenPlant } from './OpenPlant.ts'
import { useShown } from './useShown.ts'

/** A twin file and where it stands. */
export type TwinSource = {
  text: string
  /** Absolute; the files of its models are found from here. */
  address: string
  /** Used rather than the one that the file names. */
  broker?: string
}

let source: TwinSource | null = null
let loading: AbortController | null = null
/** When opening began; NaN once everything is in the picture. */
let began = NaN
/** Everything has loaded and waits to be seen. */
let isAwaited = false
let settle = (): void => undefined
let settled = new Promise<void>((resolve) => (settle = resolve))

/** Settles when every model of the twin that was opened last is in the picture or has failed. */
export function whenShown(): Promise<void> {
  return settled
}

/** Nothing can be opened: whoever waits for a picture need not wait any more. */
export function giveUp(): void {
  settle()
}

/**
 * Opens a twin in place of what is open. When its file cannot be used, the reasons come back and what is open stays.
 * With `careful` it also stays when none of the new models can be loaded.
 */
export async function openTwin(next: TwinSource, careful = false): Promise<readonly Problem[]> {
  const read = readTwin(next.text, next.address, { behaviours, codecs })
  if ('problems' in read) return read.problems
  loading?.abort()
  const abort = new AbortController()
  loading = abort
  began = performance.now()
  const ready = new Map<string, LoadedModel>()
  const refused: Problem[] = []
  if (careful) {
    const opened = await Promise.all(read.twin.models.map((model) => load(model, abort.signal)))
    if (abort.signal.aborted) return []
    opened.forEach((one, i) => {
      if ('problem' in one) refused.push(one.problem)
      else ready.set(keyOf(read.twin.models[i]), one)
    })
    if (ready.size === 0) return refused
  }
  show(next, read.twin, read.warnings, ready)
  refused.forEach((problem) => addProblem(problem))
  await fill(read.twin, ready, refused, abort.signal)
  return []
}

/**
 * Puts a changed text of the open twin file to work at once: models that it still names stay as they are. What is wrong
 * with it comes back; then nothing has changed.
 */
export function applyTwin(text: string): readonly Problem[] {
  if (!source) throw new Error('applyTwin: no twin is open')
  const next = { ...source, text }
  const read = readTwin(text, next.address, { behaviours, codecs })
  if ('problems' in read) return read.problems
  loading?.abort()
  loading = new AbortController()
  began = performance.now()
  const { plant, models } = useShown.getState()
  const kept = new Map(
    models.map((model) => [
      keyOf(plant?.twin.models.find(({ id }) => id === model.id) as TwinModel),
      model,
    ]),
  )
  show(next, read.twin, read.warnings, kept)
  void fill(read.twin, kept, [], loading.signal)
  return []
}

/**
 * Notes when all that was opened is in the picture.
 * @frame
 */
export function noteShown(): void {
  const { plant } = useShown.getState()
  if (!isAwaited || !plant || picture.models < plant.models.size) return
  isAwaited = false
  stats.loadMs = performance.now() - began
  settle()
}

/** Replaces the open plant; `models` are those that are there already. */
function show(
  next: TwinSource,
  twin: Twin,
  warnings: readonly Problem[],
  models: ReadonlyMap<string, LoadedModel>,
): void {
  const before = useShown.getState().plant
  before?.close()
  for (const from of ['twin file', 'model', 'feed', 'behaviour'] as const) clearProblems(from)
  const { asset, part } = useSelection.getState()
  const isLost = asset !== null ? !twin.assets.some(({ id }) => id === asset) : part !== null
  if (before && isLost) clearSelection()
  if (before) settled = new Promise<void>((resolve) => (settle = resolve))
  isAwaited = false
  source = next
  warnings.forEach((problem) => addProblem(problem))
  document.title = `${twin.name} · Gemba`
  const plant = new OpenPlant(twin, next.broker ?? twin.broker ?? 'mqtt')
  const shown: LoadedModel[] = []
  for (const placement of twin.models) {
    const model = models.get(keyOf(placement))
    if (!model) continue
    plant.takeIn(model)
    setModelProgress(placement.id, { stage: 'ready' })
    shown.push(model)
  }
  setPlant({ file: { text: next.text, address: next.address }, applyTwin })
  useShown.setState({ plant, models: shown, refused: null })
}

/** Loads the models that are not there yet; each appears when it is ready, and one that fails leaves the others alone. */
async function fill(
  twin: Twin,
  ready: ReadonlyMap<string, LoadedModel>,
  refused: readonly Problem[],
  signal: AbortSignal,
): Promise<void> {
  const pending = twin.models.map(async (placement) => {
    if (ready.has(keyOf(placement))) return
    const opened = refused.find(({ where }) => where === placement.url)
      ? null
      : await load(placement, signal)
    const { plant, models } = useShown.getState()
    if (signal.aborted || plant?.twin !== twin) {
      if (opened && !('problem' in opened)) opened.dispose()
      return
    }
    if (opened && !('problem' in opened)) {
      plant.takeIn(opened)
      useShown.setState({ models: [...models, opened] })
      setModelProgress(placement.id, { stage: 'ready' })
      return
    }
    if (opened) addProblem(opened.problem)
    setModelProgress(placement.id, { stage: 'failed' })
  })
  await Promise.all(pending)
  if (!signal.aborted) isAwaited = true
}

function load({ id, url }: TwinModel, signal: AbortSignal) {
  return openModel({
    id,
    url,
    signal,
    onProgress: (stage, loadedBytes, totalBytes) => {
      if (signal.aborted) return
      if (stage === 'download') setModelProgress(id, { stage, loadedBytes, totalBytes })
      else setModelProgress(id, { stage })
    },
  })
}

/** A loaded model can stay when the twin names the same file by the same id. */
function keyOf({ id, url }: TwinModel): string {
  return `${id} ${url}`
}

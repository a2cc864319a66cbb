import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import type { GivenFiles } from '#scene/model/openReader.ts'
import { setOpening } from '#state/opening.ts'
import { nextTask } from '#scene/nextTask.ts'
import { setModelProgress, setPlant } from '#state/plant.ts'
import { addProblem, clearProblems } from '#state/problems.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import { askForOverview, picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { forgetPlant } from './forgetPlant.ts'
import { keyOfModel, loadModel, tryModels, type Tried } from './loadModel.ts'
import { OpenPlant } from './OpenPlant.ts'
import { useShown } from './useShown.ts'

/** A twin file and where it stands. */
export type TwinSource = {
  text: string
  /** Absolute; the files of its models are found from here. */
  address: string
  /** Used rather than the one that the file names. */
  broker?: string
  /** Used where the file names none. */
  spareBroker?: string
  /** What was given to the page; then nothing is fetched. */
  files?: GivenFiles
  /** It came from the person's machine, so that no link can name it. */
  isGiven?: boolean
  /** A better text, once the models are there: for a file that the page made itself. */
  refine?: (models: readonly LoadedModel[]) => string
}

const extensions = { behaviours, codecs }
const nothing: Tried = { models: new Map(), refused: [] }
let source: TwinSource | null = null
/** Ends the loading of models of the open plant. */
let loading: AbortController | null = null
/** Ends the loading of what shall take its place. */
let trying: AbortController | null = null
/** When opening began; NaN once everything is in the picture. */
let began = NaN
/** Everything has loaded and waits to be seen. */
let isAwaited = false
let settle = (): void => undefined
let settled = new Promise<void>((resolve) => (settle = resolve))
let isSettled = false

/** Settles when every model of the twin that was opened last is in the picture or has failed. */
export function whenShown(): Promise<void> {
  return settled
}

/** Nothing can be opened: whoever waits for a picture need not wait any more. */
export function giveUp(): void {
  isSettled = true
  settle()
}

/** What is open and where it came from; null before the first. */
export function openSource(): TwinSource | null {
  return source
}

/**
 * Opens a twin in place of what is open. When its file cannot be used, the reasons come back and what is open stays.
 * With `careful` it also stays when none of the new models can be loaded.
 */
export async function openTwin(next: TwinSource, careful = false): Promise<readonly Problem[]> {
  const read = readTwin(next.text, next.address, extensions)
  if ('problems' in read) return read.problems
  trying?.abort()
  const abort = new AbortController()
  trying = abort
  if (isSettled || !source) began = performance.now()
  const { models, refused } = careful
    ? await tryModels(read.twin.models, openModels(), next.files, abort.signal)
    : nothing
  if (abort.signal.aborted) return []
  if (careful && models.size === 0) return refused
  trying = null
  loading?.abort()
  loading = abort
  if (careful && next.refine) showRefined(next, next.refine, [...models.values()])
  else show(next, read.twin, read.warnings, models)
  const isBare = next.refine !== undefined
  setOpening({ isStarter: isBare, isBare, leftUnits: [], isLinkRefused: false })
  refused.forEach((problem) => addProblem(problem))
  await fill(refused, abort.signal)
  return []
}

/**
 * Puts a changed text of the open twin file to work at once: models that it still names stay as they are. What is wrong
 * with it comes back; then nothing has changed.
 */
export function applyTwin(text: string): readonly Problem[] {
  if (!source) throw new Error('applyTwin: no twin is open')
  const next = { ...source, text, refine: undefined }
  const read = readTwin(text, next.address, extensions)
  if ('problems' in read) return read.problems
  loading?.abort()
  loading = new AbortController()
  if (isSettled) began = performance.now()
  show(next, read.twin, read.warnings, openModels())
  void fill([], loading.signal)
  return []
}

/**
 * Notes when all that was opened is in the picture.
 * @frame
 */
export function noteShown(): void {
  const { plant, models } = useShown.getState()
  if (!isAwaited || !plant || picture.models < plant.models.size) return
  isAwaited = false
  for (const model of models) model.askReport()
  stats.loadMs = performance.now() - began
  isSettled = true
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
  if (before && source?.address !== next.address) {
    forgetPlant()
    askForOverview()
  }
  for (const from of ['twin file', 'model', 'feed', 'behaviour'] as const) clearProblems(from)
  const { asset, part } = useSelection.getState()
  const isLost = asset !== null ? !twin.assets.some(({ id }) => id === asset) : part !== null
  if (before && isLost) clearSelection()
  // Who waits already goes on waiting, for what comes now.
  if (isSettled) settled = new Promise<void>((resolve) => (settle = resolve))
  isSettled = false
  isAwaited = false
  source = next
  warnings.forEach((problem) => addProblem(problem))
  document.title = `${twin.name} · Gemba`
  const broker = next.broker ?? twin.broker ?? next.spareBroker ?? 'mqtt'
  const plant = new OpenPlant(twin, broker, before)
  const shown: LoadedModel[] = []
  for (const placement of twin.models) {
    const model = models.get(keyOfModel(placement))
    if (!model) continue
    plant.takeIn(model)
    setModelProgress(placement.id, { stage: 'ready' })
    shown.push(model)
  }
  setOpening({ isGiven: next.isGiven ?? false })
  setPlant({ file: { text: next.text, address: next.address }, applyTwin })
  useShown.setState({ plant, models: shown, refused: null })
}

/** Shows a text that knows what is in the models. */
function showRefined(
  next: TwinSource,
  refine: NonNullable<TwinSource['refine']>,
  models: readonly LoadedModel[],
): void {
  const text = refine(models)
  const read = readTwin(text, next.address, extensions)
  if ('problems' in read) throw new Error(`showRefined: ${read.problems[0].text}`)
  const byKey = new Map(
    read.twin.models.flatMap((placement) => {
      const model = models.find(({ id }) => id === placement.id)
      return model ? [[keyOfModel(placement), model]] : []
    }),
  )
  show({ ...next, text, refine: undefined }, read.twin, read.warnings, byKey)
}

/** The models in the picture, by what names them. */
function openModels(): Map<string, LoadedModel> {
  const { plant, models } = useShown.getState()
  const kept = new Map<string, LoadedModel>()
  for (const placement of plant?.twin.models ?? []) {
    const model = models.find(({ id }) => id === placement.id)
    if (model) kept.set(keyOfModel(placement), model)
  }
  return kept
}

/** Loads the models that are not there yet; each appears when it is ready, and one that fails leaves the others alone. */
async function fill(refused: readonly Problem[], signal: AbortSignal): Promise<void> {
  const filled = useShown.getState().plant
  if (!filled || !source) throw new Error('fill: no plant is open')
  const { files } = source
  const pending = filled.twin.models.map(async (placement) => {
    if (filled.models.has(placement.id)) return
    const opened = refused.some(({ where }) => where === placement.url)
      ? null
      : await loadModel(placement, files, signal, true)
    const isLate = () => signal.aborted || useShown.getState().plant !== filled
    if (opened && !('problem' in opened)) {
      if (!isLate()) filled.takeIn(opened)
      // The page has its turn between binding and drawing.
      await nextTask()
      if (isLate()) {
        opened.dispose()
        return
      }
      useShown.setState(({ models }) => ({ models: [...models, opened] }))
      setModelProgress(placement.id, { stage: 'ready' })
      return
    }
    if (isLate()) return
    if (opened) addProblem(opened.problem)
    setModelProgress(placement.id, { stage: 'failed' })
  })
  await Promise.all(pending)
  if (signal.aborted) return
  const { models } = useShown.getState()
  // With one that failed its words would be lost.
  if (source.refine && models.length === filled.twin.models.length)
    showRefined(source, source.refine, models)
  isAwaited = true
}

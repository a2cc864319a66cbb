import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import type { GivenFiles } from '#scene/model/openReader.ts'
import { inSlices } from '#state/inSlices.ts'
import { setOpening } from '#state/opening.ts'
import { nextTask } from '#scene/nextTask.ts'
import { setModelProgress, setPlant } from '#state/plant.ts'
import { addProblem, clearProblems } from '#state/problems.ts'
import { clearSelection, useSelection } from '#state/selection.ts'
import { askForOverview, picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import type { Problem } from '#twin/Problem.ts'
import { readingTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow, type Work } from '#twin/Work.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { findKept } from './findKept.ts'
import { forgetPlant } from './forgetPlant.ts'
import { keyOfModel, loadModel, tryModels, type Tried } from './loadModel.ts'
import { nothingToShow } from './nothingToShow.ts'
import { OpenPlant } from './OpenPlant.ts'
import { overtaken } from './overtaken.ts'
import { prepareModel } from './prepareModel.ts'
import { preparePlant, type PreparedPlant } from './preparePlant.ts'
import { whilePictured } from './whilePictured.ts'
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
/** The plant that was made last; for a moment the page shows the one before it. */
let newest: OpenPlant | null = null
/** Ends the loading of models of the open plant. */
let loading: AbortController | null = null
/** Ends the loading of what shall take its place. */
let trying: AbortController | null = null
/** Rises with everything that a person asks to be opened or changed: only the last is done. */
let wishes = 0
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
  const wish = ++wishes
  const read = await readSliced(next)
  if ('problems' in read) return read.problems
  if (wish !== wishes) return []
  trying?.abort()
  const abort = new AbortController()
  trying = abort
  if (isSettled || !source) began = performance.now()
  const { models, refused } = careful
    ? await tryModels(read.twin.models, openModels(), next.files, abort.signal)
    : nothing
  if (abort.signal.aborted) return []
  if (careful && models.size === 0) return refused
  const ready =
    careful && next.refine
      ? await refined(next, next.refine, [...models.values()])
      : { next, read, models }
  const prepared = await inSlices(prepare(ready.read.twin, ready.models), abort.signal)
  if (!prepared) {
    const { models: open } = useShown.getState()
    for (const model of models.values()) if (!open.includes(model)) model.dispose()
    return []
  }
  trying = null
  loading?.abort()
  loading = abort
  await show(ready.next, ready.read, prepared)
  if (abort.signal.aborted) return []
  const isBare = next.refine !== undefined
  setOpening({ isStarter: isBare, isBare, leftUnits: [] })
  refused.forEach((problem) => addProblem(problem))
  await fill(refused, abort.signal)
  return []
}

/**
 * Puts a changed text of the open twin file to work: models that it still names stay as they are. What is wrong with it
 * comes back; then nothing has changed.
 */
export async function applyTwin(text: string): Promise<readonly Problem[]> {
  if (!source) throw new Error('applyTwin: no twin is open')
  const wish = ++wishes
  const next = { ...source, text, refine: undefined }
  const read = await readSliced(next)
  if ('problems' in read) return read.problems
  const prepared = await inSlices(prepare(read.twin, openModels()))
  if (wish !== wishes || !prepared) return [overtaken]
  loading?.abort()
  const abort = new AbortController()
  loading = abort
  if (isSettled) began = performance.now()
  await show(next, read, prepared)
  if (!abort.signal.aborted) void fill([], abort.signal)
  return []
}

type Read = { twin: Twin; warnings: readonly Problem[] }

/** Reads a twin file. One that names the open models as they are has the very same list of them, so that the picture stays. */
async function readSliced({ text, address }: TwinSource): Promise<Read | { problems: Problem[] }> {
  const read = await inSlices(readingTwin(text, address, extensions))
  if (!read) throw new Error('readSliced: nobody stops it')
  if ('problems' in read) return read
  const { twin, warnings } = read
  if (twin.models.length === 0) return { problems: [nothingToShow] }
  const models = useShown.getState().plant?.twin.models
  const isSame =
    source?.address === address && JSON.stringify(models) === JSON.stringify(twin.models)
  return { twin: isSame && models ? { ...twin, models } : twin, warnings }
}

function prepare(twin: Twin, models: ReadonlyMap<string, LoadedModel>): Work<PreparedPlant> {
  return preparePlant(twin, models, newest?.twin ?? null)
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

/** Replaces the open plant: first the tables and what is bound to them, and when the page had its turn, what it says of them. */
async function show(
  next: TwinSource,
  { twin, warnings }: Read,
  { models, of, kept }: PreparedPlant,
): Promise<void> {
  const before = newest
  const isOther = before !== null && source?.address !== next.address
  before?.close()
  for (const from of ['twin file', 'model', 'feed', 'behaviour'] as const) clearProblems(from)
  // Who waits already goes on waiting, for what comes now.
  if (isSettled) settled = new Promise<void>((resolve) => (settle = resolve))
  isSettled = false
  isAwaited = false
  source = next
  warnings.forEach((problem) => addProblem(problem))
  document.title = `${twin.name} · Gemba`
  const broker = next.broker ?? twin.broker ?? next.spareBroker ?? 'mqtt'
  const keptNow = before && before.twin !== of ? doNow(findKept(before.twin, twin)) : kept
  const plant = new OpenPlant(twin, broker, before, keptNow)
  for (const one of models) plant.attach(one)
  newest = plant
  await nextTask()
  if (newest !== plant) return
  if (isOther) {
    forgetPlant()
    askForOverview()
  }
  const { asset, part } = useSelection.getState()
  const isLost = asset !== null ? !twinIndex(twin).assetOfId.has(asset) : part !== null
  if (before && isLost) clearSelection()
  plant.tell()
  const shown = models.map(({ model }) => model)
  const known = useShown.getState().models
  const isSame = shown.length === known.length && shown.every((model, i) => model === known[i])
  setOpening({ isGiven: next.isGiven ?? false, isLinkRefused: false })
  setPlant({ file: { text: next.text, address: next.address }, applyTwin })
  useShown.setState({ plant, models: isSame ? known : shown, refused: null })
}

/** A text that knows what is in the models. */
async function refined(
  next: TwinSource,
  refine: NonNullable<TwinSource['refine']>,
  models: readonly LoadedModel[],
): Promise<{ next: TwinSource; read: Read; models: ReadonlyMap<string, LoadedModel> }> {
  const better = { ...next, text: refine(models), refine: undefined }
  const read = await readSliced(better)
  if ('problems' in read) throw new Error(`refined: ${read.problems[0].text}`)
  const byKey = read.twin.models.flatMap((placement) => {
    const model = models.find(({ id }) => id === placement.id)
    return model ? [[keyOfModel(placement), model] as const] : []
  })
  return { next: better, read, models: new Map(byKey) }
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

/** Loads the models that are not there yet, while there is a picture that needs them. */
function fill(refused: readonly Problem[], signal: AbortSignal): Promise<void> {
  return whilePictured(
    signal,
    (own) => load(refused, own, signal),
    () => (isAwaited = true),
  )
}

/** Loads the models that are not there yet; each appears when it is ready, and one that fails leaves the others alone. */
async function load(
  refused: readonly Problem[],
  signal: AbortSignal,
  all: AbortSignal,
): Promise<void> {
  const filled = useShown.getState().plant
  if (!filled || !source) throw new Error('load: no plant is open')
  const { files } = source
  const pending = filled.twin.models.map(async (placement) => {
    if (filled.models.has(placement.id)) return
    const opened = refused.some(({ where }) => where === placement.url)
      ? null
      : await loadModel(placement, files, signal, true)
    const isLate = () => signal.aborted || useShown.getState().plant !== filled
    if (opened && !('problem' in opened)) {
      const prepared = isLate() ? null : await inSlices(prepareModel(filled.twin, opened), signal)
      if (prepared && !isLate()) filled.takeIn(prepared)
      // The page has its turn between binding and drawing.
      await nextTask()
      // What is bound already comes into the picture, whenever there is one.
      if (prepared ? all.aborted || useShown.getState().plant !== filled : isLate()) {
        opened.dispose()
        return
      }
      useShown.setState(({ models }) => ({ models: [...models, opened] }))
      setModelProgress(placement.id, { stage: 'ready' })
      return
    }
    if (isLate()) {
      if (useShown.getState().plant === filled) setModelProgress(placement.id, { stage: 'waiting' })
      return
    }
    if (opened) addProblem(opened.problem)
    setModelProgress(placement.id, { stage: 'failed' })
  })
  await Promise.all(pending)
  if (signal.aborted) return
  const { models } = useShown.getState()
  // With one that failed its words would be lost.
  if (source.refine && models.length === filled.twin.models.length) {
    const { next, read, models: named } = await refined(source, source.refine, models)
    const prepared = await inSlices(prepare(read.twin, named), signal)
    if (!prepared) return
    await show(next, read, prepared)
    if (signal.aborted) return
  }
  isAwaited = true
}

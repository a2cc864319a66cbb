import { createRoot, type Root } from 'react-dom/client'
import { useEffect, useState } from 'react'
import * as z from 'zod'
import { bindTwin } from '#behaviours/bindTwin.ts'
import { BehaviourLoop } from '#behaviours/BehaviourLoop.ts'
import { behaviours } from '#behaviours/index.ts'
import { makeAssetIndex, type AssetIndex } from '#behaviours/makeAssetIndex.ts'
import { setReducedMotion } from '#behaviours/reducedMotion.ts'
import { codecs } from '#feed/codecs/index.ts'
import { fetchText } from '#feed/fetchText.ts'
import { openFeed, type Feed } from '#feed/openFeed.ts'
import { readSite } from '#feed/readSite.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { openModel } from '#scene/model/openModel.ts'
import { openInspection, type Inspection } from '#scene/openInspection.ts'
import { Place } from '#scene/Place.tsx'
import { setConnection } from '#state/connection.ts'
import { setModelProgress, setPlant, usePlant } from '#state/plant.ts'
import { addProblem, clearProblems, useProblems } from '#state/problems.ts'
import { onPulse } from '#state/pulse.ts'
import { picture } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import { checkParts } from '#twin/checkParts.ts'
import { History } from '#twin/History.ts'
import { readTwin } from '#twin/readTwin.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Twin, TwinModel } from '#twin/Twin.ts'
import { applyViewLink } from '#ui/applyViewLink.ts'
import { FatalScreen } from '#ui/FatalScreen.tsx'
import { Page } from '#ui/Page.tsx'
import { readViewLink } from '#ui/ViewLink.ts'

declare global {
  interface Window {
    gemba: Inspection
  }
}

/** The tables and the loop of the twin that is open. */
type OpenPlant = {
  twin: Twin
  signals: SignalTable
  history: History
  loop: BehaviourLoop
  feed: Feed | null
  models: Map<string, { model: LoadedModel; assets: AssetIndex }>
}

z.config({ jitless: true })
const schemaExtensions = { behaviours, codecs }
let settle = (): void => undefined
const settled = new Promise<void>((resolve) => (settle = resolve))
let plant: OpenPlant | null = null
/** Everything has loaded and waits to be seen. */
let isAwaited = false

const element = document.getElementById('root')
if (!element) throw new Error('main: the page has no #root')
window.gemba = inspect()
watchMotionPreference()
onPulse(noteFigures)
void start(createRoot(element))

async function start(root: Root): Promise<void> {
  clearProblems('twin file')
  const site = await readSite(addProblem)
  const file = await fetchText(site.twin)
  const read =
    'problem' in file
      ? { problems: [file.problem] }
      : readTwin(file.text, site.twin, schemaExtensions)
  if ('problems' in read) {
    read.problems.forEach(addProblem)
    settle()
    const retry = () => void start(root)
    root.render(<FatalScreen problems={read.problems} address={site.twin} onRetry={retry} />)
    return
  }
  const { twin } = read
  read.warnings.forEach(addProblem)
  document.title = `${twin.name} · Gemba`
  plant = openPlant(twin, site.broker ?? twin.broker ?? 'mqtt')
  const link = readViewLink(location.hash)
  if (link) {
    applyViewLink(link)
    noteMissing(twin, link.asset)
  }
  root.render(<App plant={plant} />)
}

/** Says when a link asks for an asset that is not there any more. */
function noteMissing(twin: Twin, asset: string | null): void {
  if (asset === null || twin.assets.some(({ id }) => id === asset)) return
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `The link asks for the asset “${asset}”, which this plant does not have.`,
    advice: 'It was renamed or removed since the link was made: choose it in the tree.',
  })
}

/** Tables, feed and loop of a twin; its models are loaded by `App`. */
function openPlant(twin: Twin, broker: string): OpenPlant {
  const signals = new SignalTable(twin.signals.length)
  const history = new History(twin.signals.length)
  const loop = new BehaviourLoop(signals)
  const address = resolveBroker(broker, document.baseURI)
  let feed: Feed | null = null
  if ('problem' in address) {
    addProblem(address.problem)
    setConnection({ status: 'refused', broker, reason: address.problem.text })
  } else {
    setConnection({ broker: address.broker })
    feed = openFeed({
      ...address,
      signals: twin.signals,
      table: signals,
      history,
      onConnection: setConnection,
      onProblem: addProblem,
    })
  }
  const opened: OpenPlant = { twin, signals, history, loop, feed, models: new Map() }
  setPlant({
    twin,
    signals,
    history,
    models: twin.models.map(({ id }) => ({ id, stage: 'waiting', loadedBytes: 0, totalBytes: 0 })),
    explain: (part) => {
      const found = findPart(opened, part)
      return found ? loop.reasons(found.model.parts, found.row) : []
    },
    assetOfPart: (part) => {
      const found = findPart(opened, part)
      return found ? found.assets.assetOfRow[found.row] : -1
    },
    partsOfAsset: (asset) =>
      [...opened.models].flatMap(([id, { model, assets }]) =>
        [...assets.rowsOfAsset(asset)].map((row) => `${id}/${model.parts.paths[row]}`),
      ),
  })
  return opened
}

/** The page with its place; models appear as they load, and one that fails leaves the others alone. */
function App({ plant: open }: { plant: OpenPlant }) {
  const [models, setModels] = useState<readonly LoadedModel[]>([])
  useEffect(() => {
    const abort = new AbortController()
    const loading = open.twin.models.map(async (placement) => {
      const model = await loadModel(placement, abort.signal)
      if (!model || abort.signal.aborted) return
      takeIn(open, model)
      setModels((known) => [...known, model])
      setModelProgress(placement.id, { stage: 'ready' })
    })
    void Promise.all(loading).then(() => (isAwaited = true))
    return () => abort.abort()
  }, [open])
  return (
    <Page>
      <Place models={models} placements={open.twin.models} onFrame={onFrame} />
    </Page>
  )
}

async function loadModel({ id, url }: TwinModel, signal: AbortSignal): Promise<LoadedModel | null> {
  const opened = await openModel({
    id,
    url,
    signal,
    onProgress: (stage, loadedBytes, totalBytes) => {
      if (stage === 'download') setModelProgress(id, { stage, loadedBytes, totalBytes })
      else setModelProgress(id, { stage })
    },
  })
  if (!('problem' in opened)) return opened
  if (signal.aborted) return null
  addProblem(opened.problem)
  setModelProgress(id, { stage: 'failed' })
  return null
}

/** Binds a loaded model and lists its parts. */
function takeIn(open: OpenPlant, model: LoadedModel): void {
  const { twin, loop, models } = open
  model.problems.forEach((problem) => addProblem(problem))
  const tables = {
    id: model.id,
    parts: model.parts,
    clips: model.clips,
    labels: model.labels,
    bounds: (row: number) => model.bounds(row),
  }
  bindTwin(twin, tables, loop, performance.now() / 1000).forEach((problem) => addProblem(problem))
  models.set(model.id, { model, assets: makeAssetIndex(twin, model.id, model.parts) })
  const parts = [...models].flatMap(
    ([
      id,
      {
        model: { parts: table },
      },
    ]) => table.paths.filter((_, row) => table.isPart[row] !== 0).map((path) => `${id}/${path}`),
  )
  checkParts(twin, model.parts.paths, model.id).forEach((problem) => addProblem(problem))
  stats.parts = parts.length
  setPlant({ parts })
}

/**
 * What happens in every frame before the picture is drawn.
 * @frame
 */
function onFrame(seconds: number, now: number): void {
  if (isAwaited && plant && picture.models >= plant.models.size) {
    isAwaited = false
    settle()
  }
  if (!plant) return
  plant.loop.run(seconds, now)
  plant.signals.clearChanged()
  plant.feed?.noteShown(now * 1000)
  plant.feed?.check(now * 1000)
}

function noteFigures(now: number): void {
  if (!plant?.feed) return
  const { feed, signals } = plant
  stats.messages = feed.counts.messages
  stats.messagesPerSecond = feed.counts.messagesPerSecond
  stats.malformed = feed.counts.malformed
  stats.dropped = feed.counts.dropped
  feed.lagPercentiles(stats.lagMs)
  let newest = -Infinity
  for (const received of signals.received) if (received > newest) newest = received
  stats.dataAge = Math.max(0, now - newest / 1000)
}

function findPart(open: OpenPlant, id: string) {
  const border = id.indexOf('/')
  const entry = open.models.get(id.slice(0, border))
  const row = entry?.model.parts.rowOf(id.slice(border + 1)) ?? -1
  return entry && row >= 0 ? { ...entry, row } : undefined
}

function inspect(): Inspection {
  return openInspection({
    twin: () => plant?.twin ?? null,
    signals: () => plant?.signals ?? null,
    partIds: () => usePlant.getState().parts,
    find: (id) => {
      const found = plant && findPart(plant, id)
      return found ? { parts: found.model.parts, row: found.row } : undefined
    },
    shownBy: (id) => {
      const found = plant && findPart(plant, id)
      return found && plant ? plant.loop.shownBy(found.model.parts, found.row) : []
    },
    stats: () => {
      noteFigures(performance.now() / 1000)
      return stats
    },
    problems: () => useProblems.getState().list,
    clockOrigin: performance.timeOrigin,
    ready: settled,
  })
}

function watchMotionPreference(): void {
  const wish = matchMedia('(prefers-reduced-motion: reduce)')
  setReducedMotion(wish.matches)
  wish.addEventListener('change', () => setReducedMotion(wish.matches))
}

import { createRoot } from 'react-dom/client'
import * as z from 'zod'
import { setReducedMotion } from '#behaviours/reducedMotion.ts'
import { fetchText } from '#feed/fetchText.ts'
import { readSite } from '#feed/readSite.ts'
import { openInspection, type Inspection } from '#scene/openInspection.ts'
import { warmReader } from '#scene/model/warmReader.ts'
import { useHeadset } from '#state/headset.ts'
import { useInk } from '#state/ink.ts'
import { useNotes } from '#state/notes.ts'
import { setOpening } from '#state/opening.ts'
import { usePlant } from '#state/plant.ts'
import { offerRecording } from '#state/recording.ts'
import { addProblem, clearProblems, useProblems } from '#state/problems.ts'
import { onPulse } from '#state/pulse.ts'
import { setPlain } from '#state/stage.ts'
import { stats } from '#state/stats.ts'
import { inspectWall } from '#state/wall.ts'
import { applyViewLink } from '#ui/applyViewLink.ts'
import { readViewLink } from '#ui/ViewLink.ts'
import { App } from './App.tsx'
import { heapMegabytes } from './heapMegabytes.ts'
import { giveUp, openSource, openTwin, whenShown } from './openTwin.ts'
import { roomStep } from './roomStep.ts'
import { trustOwnWorkers } from './trustOwnWorkers.ts'
import { useShown } from './useShown.ts'

declare global {
  interface Window {
    gemba: Inspection
  }
}

z.config({ jitless: true })
trustOwnWorkers()
warmReader()
const element = document.getElementById('root')
if (!element) throw new Error('main: the page has no #root')
window.gemba = inspect()
watchMotionPreference()
if (new URLSearchParams(location.search).get('view') === '2d') setPlain(true)
let pulses = 0
onPulse((now) => useShown.getState().plant?.noteFigures(now, pulses++ % 4 === 0))
createRoot(element).render(<App onRetry={() => void start()} />)
addEventListener('hashchange', followLink)
void start()
// A page that outlived its server has no door, and no room.
openDoorLater().catch(() => undefined)
openNotesLater().catch(() => undefined)
openInspectionsLater().catch(() => undefined)
openWhatIfLater().catch(() => undefined)
openInkLater().catch(() => undefined)
openAlarmsLater().catch(() => undefined)
watchLater().catch(() => undefined)
keepValuesLater().catch(() => undefined)
openLoginLater().catch(() => undefined)
offerRecording(() => import('./openRecording.ts').then(({ openRecording }) => openRecording()))

/** What is not on the first screen waits for it. */
async function openDoorLater(): Promise<void> {
  await whenShown()
  const [{ joinRoom }, { playRuns }] = await Promise.all([
    import('./joinRoom.ts'),
    import('./playRuns.ts'),
  ])
  playRuns()
  joinRoom()
  const { openDoor } = await import('#xr/openDoor.ts')
  await openDoor()
}

async function openNotesLater(): Promise<void> {
  await whenShown()
  const [{ openNotes }] = await Promise.all([
    import('#state/openNotes.ts'),
    import('#scene/notes/NotePins.tsx'),
  ])
  await openNotes()
}

async function openInspectionsLater(): Promise<void> {
  await whenShown()
  const { openInspections } = await import('#state/openInspections.ts')
  await openInspections(readBeside)
}

/** A file beside the open twin file, or one that was given with it. */
async function readBeside(url: string): ReturnType<typeof fetchText> {
  const given = openSource()?.files?.get(url)
  return given ? { text: await given.text() } : fetchText(url)
}

async function openWhatIfLater(): Promise<void> {
  await whenShown()
  const { joinWhatIf } = await import('./joinWhatIf.ts')
  joinWhatIf()
}

async function openInkLater(): Promise<void> {
  await whenShown()
  const [{ openInk }] = await Promise.all([
    import('#state/openInk.ts'),
    import('#scene/ink/Ink.tsx'),
  ])
  openInk()
}

async function openAlarmsLater(): Promise<void> {
  await whenShown()
  const { joinAlarms } = await import('./joinAlarms.ts')
  joinAlarms()
}

async function keepValuesLater(): Promise<void> {
  await whenShown()
  const { joinLastValues } = await import('./joinLastValues.ts')
  await joinLastValues()
}

async function watchLater(): Promise<void> {
  await whenShown()
  const { joinWatch } = await import('./joinWatch.ts')
  joinWatch()
}

async function openLoginLater(): Promise<void> {
  await whenShown()
  const { joinLogin } = await import('./joinLogin.ts')
  joinLogin()
}

/** Opens what the address of the page, or its site, asks for. */
async function start(): Promise<void> {
  clearProblems('twin file')
  const site = await readSite(addProblem, askForBroker)
  roomStep.ice = site.ice
  roomStep.liveKit = site.liveKit
  roomStep.login = site.login
  setOpening({
    open: (given) => {
      void import('./openGiven.ts').then(({ openGiven }) => openGiven(given, site.broker))
    },
  })
  const replayed = await replayInstead()
  const { address, problems, link } = await openSite(
    replayed ? { ...site, broker: replayed } : site,
  )
  if (problems.length > 0) {
    problems.forEach((problem) => addProblem(problem))
    useShown.setState({ refused: { problems, address } })
    giveUp()
  } else noteMissing(link?.asset ?? null)
}

/** The recording that the address of the page asks for stands for its broker. */
async function replayInstead(): Promise<string | null> {
  const id = new URLSearchParams(location.search).get('replay')
  if (id === null) return null
  const { joinReplay } = await import('./joinReplay.ts')
  return joinReplay(id, whenShown())
}

/** The browser's own question: nothing of the page has been drawn yet, and nothing in the page can imitate or answer it. */
function askForBroker(host: string): boolean {
  const question = `This link wants to take values from, and send commands to, a broker on another host than this page:\n\n${host}\n\nConnect to it?`
  // oxlint-disable-next-line no-alert
  return confirm(question)
}

/** Opens the model or the twin file of a site, seen as the page's link asks. */
async function openSite({ twin, model, broker }: Awaited<ReturnType<typeof readSite>>) {
  const link = readViewLink(location.hash)
  if (model) {
    const { openAddress } = await import('./openAddress.ts')
    if (link) applyViewLink(link)
    return { link, address: model, problems: await openAddress(model, broker) }
  }
  const file = await fetchText(twin)
  if (link) applyViewLink(link)
  if ('problem' in file) return { link, address: twin, problems: [file.problem] }
  const problems = await openTwin({ text: file.text, address: twin, broker })
  return { link, address: twin, problems }
}

/** A link that is pasted into the open page changes its hash alone. */
function followLink(): void {
  const link = readViewLink(location.hash)
  if (!link) return
  applyViewLink(link, false)
  noteMissing(link.asset)
}

/** Says when a link asks for an asset that is not there any more. */
function noteMissing(asset: string | null): void {
  const { twin } = usePlant.getState()
  if (asset === null || !twin || twin.assets.some(({ id }) => id === asset)) return
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `The link asks for the asset “${asset}”, which this plant does not have.`,
    advice: 'It was renamed or removed since the link was made: choose it in the tree.',
  })
}

function inspect(): Inspection {
  return openInspection({
    twin: () => usePlant.getState().twin,
    signals: () => usePlant.getState().signals,
    partIds: () => usePlant.getState().parts,
    find: (id) => useShown.getState().plant?.find(id),
    shownBy: (id) => {
      const { plant } = useShown.getState()
      const found = plant?.find(id)
      return plant && found ? plant.loop.shownBy(found.parts, found.row) : []
    },
    stats: () => {
      useShown.getState().plant?.noteFigures(performance.now() / 1000, true)
      stats.heapMb = heapMegabytes('usedJSHeapSize')
      return stats
    },
    problems: () => useProblems.getState().list,
    headset: () => useHeadset.getState(),
    people: () => roomStep.inspect(),
    voice: () => roomStep.inspectVoice(),
    notes: () => useNotes.getState().list,
    ink: () => useInk.getState().strokes,
    run: () => roomStep.inspectRun(),
    alarms: () => roomStep.inspectAlarms(),
    health: () => roomStep.inspectHealth(),
    wall: inspectWall,
    clockOrigin: performance.timeOrigin,
    ready: whenShown,
  })
}

function watchMotionPreference(): void {
  const wish = matchMedia('(prefers-reduced-motion: reduce)')
  setReducedMotion(wish.matches)
  wish.addEventListener('change', () => setReducedMotion(wish.matches))
}

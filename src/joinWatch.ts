import type { PageBeat } from '#feed/watch/PageBeat.ts'
import { openWatch } from '#feed/watch/openWatch.ts'
import type { HealthFigures } from '#people/Health.ts'
import type { WatchAct } from '#people/WatchTry.ts'
import type { InspectedHealth } from '#scene/InspectedHealth.ts'
import { openDisplays } from '#state/displays.ts'
import { useHeadset } from '#state/headset.ts'
import { toggleDisplays } from '#state/panels.ts'
import { addProblem } from '#state/problems.ts'
import { onPulse } from '#state/pulse.ts'
import { picture, setPlain, useStage } from '#state/stage.ts'
import { noteTrouble, noteTry, useWatch } from '#state/watch.ts'
import { currentView } from '#ui/applyViewLink.ts'
import { Attendance, hasNews } from '#ui/Attendance.ts'
import { makeViewAddress } from '#ui/ViewLink.ts'
import { heapMegabytes } from './heapMegabytes.ts'
import { joinOffline } from './joinOffline.ts'
import { keepTries, keptTries } from './keptTries.ts'
import { ownFigures } from './ownFigures.ts'
import { roomStep } from './roomStep.ts'
import { tellHealth } from './tellHealth.ts'
import { useShown } from './useShown.ts'

/** Milliseconds without a new picture after which one is asked for: a still picture is not drawn again by itself. */
const longestStill = 8000
/** Tries younger than this, milliseconds, are told of once more after a reload. */
const recent = 60_000

/** Sets the watchdog over this page, and does what it says. For as long as the page is there. */
export function joinWatch(): void {
  const attendance = new Attendance()
  useWatch.setState({ tries: keptTries() })
  sayReload()
  const seen = { pulses: 0, at: performance.now(), drawn: -1, drawnAt: NaN, failedAt: NaN }

  const look = (): PageBeat => {
    const now = performance.now()
    if (picture.drawn !== seen.drawn) {
      Object.assign(seen, { drawn: picture.drawn, drawnAt: now, failedAt: NaN })
    }
    const expects = expected()
    if (expects === 'picture' && !(now - seen.drawnAt < longestStill)) picture.isAsked = true
    if (picture.isFailed && Number.isNaN(seen.failedAt)) seen.failedAt = now
    if (expects === 'nothing' || useStage.getState().isPlain) seen.failedAt = NaN
    return {
      frames: seen.pulses,
      drawn: picture.drawn,
      expects,
      failedFor: Number.isNaN(seen.failedAt) ? 0 : (now - seen.failedAt) / 1000,
      heapMb: heapMegabytes('usedJSHeapSize'),
      heapLimitMb: heapMegabytes('jsHeapSizeLimit'),
      isHeld: attendance.isHeld(),
      hasNews: hasNews(),
      figures: ownFigures((now - seen.at) / 1000, (now - seen.drawnAt) / 1000),
    }
  }

  const watch = openWatch({
    tries: () => useWatch.getState().tries,
    look,
    onAct: act,
    onTrouble: noteTrouble,
  })
  onPulse((now) => {
    seen.pulses++
    seen.at = now * 1000
    watch.check(seen.at)
  })
  roomStep.inspectHealth = () => inspect(look().figures)
  tellHealth(watch)
  openDisplays()
  void joinOffline(attendance, reload)
  if (new URLSearchParams(location.search).get('view') === 'displays') toggleDisplays()
}

/** For `window.gemba`. */
function inspect(figures: HealthFigures): InspectedHealth {
  const { trouble, last, tries, display, offline } = useWatch.getState()
  const state = trouble === '' ? 'well' : 'troubled'
  return { state, trouble, lastTrouble: last, ...figures, tries: [...tries], display, offline }
}

/** A hidden page draws nothing, and in a headset the system has the picture. */
function expected(): PageBeat['expects'] {
  if (document.hidden || useHeadset.getState().session) return 'nothing'
  const hasPicture = useShown.getState().models.length > 0 && !picture.isFailed
  return hasPicture && !useStage.getState().isPlain ? 'picture' : 'frames'
}

function act(wanted: WatchAct, why: string): void {
  noteTry({ at: Date.now(), act: wanted, why })
  const isKept = keepTries(useWatch.getState().tries)
  if (wanted === 'remount') {
    say(`The picture was made anew by itself: ${why}.`)
    useStage.setState(({ remounts }) => ({ remounts: remounts + 1 }))
  } else if (wanted === 'picture') setPlain(false)
  else if (wanted === 'plain') {
    setPlain(true, `${capital(why)}, and three reloads did not help. The picture is tried again.`)
  } else if (!isKept) {
    // It would be tried for ever.
    setPlain(true, `${capital(why)}, and this browser keeps no count of reloads.`)
  } else reload()
}

/** Loads the page anew as it is seen now: camera, selection, storeys and cut stand in its address. */
function reload(): void {
  const address = new URL(makeViewAddress(location.href, currentView()))
  const { isPlain, plainWhy } = useStage.getState()
  if (isPlain && plainWhy === '') address.searchParams.set('view', '2d')
  history.replaceState(history.state, '', address)
  location.reload()
}

/** Tells a page that was loaded anew by the watchdog why. */
function sayReload(): void {
  const last = useWatch.getState().tries.at(-1)
  if (last?.act !== 'reload' || Math.abs(Date.now() - last.at) > recent) return
  say(`The page was loaded anew by itself: ${last.why}.`)
  useWatch.setState({ last: { at: last.at, words: last.why } })
}

function say(text: string): void {
  const advice =
    'It mends itself. If this comes often, look at the memory and the graphics of this machine.'
  addProblem({ from: 'page', severity: 'warning', text, advice })
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

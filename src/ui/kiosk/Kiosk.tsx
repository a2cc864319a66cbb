import { VolumeX } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAlarms } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { addProblem } from '#state/problems.ts'
import { readWall, type WallCell } from '#state/readWall.ts'
import { usePresenting } from '#state/presenting.ts'
import { useReplay } from '#state/replay.ts'
import { useRun } from '#state/run.ts'
import { freeArea, useStage } from '#state/stage.ts'
import { readKiosk } from '#twin/readKiosk.ts'
import type { Twin } from '#twin/Twin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { attachAlarmSound } from '../alarms/attachAlarmSound.ts'
import { Loading } from '../Loading.tsx'
import { RunFrame } from '../run/RunFrame.tsx'
import { usePulse, write } from '../usePulse.ts'
import { attachIdleCursor } from './attachIdleCursor.ts'
import { attachTour, type TourNews } from './attachTour.ts'
import { attachWallTour } from './attachWallTour.ts'
import { attachWakeLock } from './attachWakeLock.ts'
import { brightnessAt } from './brightnessAt.ts'
import { burnInShift } from './burnInShift.ts'
import css from './Kiosk.module.css'
import { KioskAlarm } from './KioskAlarm.tsx'
import { kioskPlaces } from './kioskPlaces.ts'
import { KioskLead } from './KioskLead.tsx'
import { KioskLife, KioskTrouble } from './KioskLife.tsx'

/** What a wall display shows over the picture: the plant, the time, whether it lives, where the tour is, and the alarm that counts. */
export function Kiosk() {
  const twin = usePlant((plant) => plant.twin)
  return twin && <Wall twin={twin} />
}

function Wall({ twin }: { twin: Twin }) {
  const { kiosk, problems } = useMemo(() => read(twin), [twin])
  const isSimulated = useRun(({ run, isShown }) => run !== null && isShown)
  const isReplayed = useReplay(({ entry }) => entry !== null)
  const isWatching = usePresenting(({ answer }) => answer === 'yes')
  const moved = useRef<HTMLDivElement>(null)
  const shade = useRef<HTMLDivElement>(null)
  const [{ at, stop, left }, setNews] = useState<TourNews>({ at: 'tour', stop: -1, left: 0 })
  const { cell, problem: wrongWall } = useMemo(() => readWall(location.search), [])
  const places = kioskPlaces(cell)
  useEffect(() => problems.forEach((problem) => addProblem(problem)), [problems])
  useEffect(() => {
    keepClear(cell)
    const tell = (next: TourNews): void => setNews((known) => (isSame(known, next) ? known : next))
    return cell ? attachWallTour(cell, kiosk, twin, tell) : attachTour(kiosk, twin, tell)
  }, [cell, kiosk, twin])
  useEffect(attachWakeLock, [])
  useEffect(attachIdleCursor, [])
  const [isSilent, setSilent] = useState(false)
  // One sound a wall.
  useEffect(() => (places.words ? attachAlarmSound(setSilent) : undefined), [places.words])
  const isPlain = useStage((stage) => stage.isPlain)
  const hasAlarms = useAlarms(({ isThere }) => isThere)
  usePulse(() => {
    const now = new Date()
    const [x, y] = burnInShift(now.getTime())
    const bright = brightnessAt(kiosk.brightness, now.getHours() + now.getMinutes() / 60)
    if (moved.current) {
      moved.current.style.translate = `${x}px ${y}px`
      moved.current.style.setProperty('--bright', bright.toFixed(2))
    }
    if (shade.current) shade.current.style.opacity = (1 - bright).toFixed(2)
  }, 4)
  const caption = stop < 0 ? twin.name : kiosk.stops[stop]?.caption
  return (
    <>
      {(isSimulated || isReplayed) && <RunFrame />}
      <div ref={shade} className={css.shade} aria-hidden />
      <div
        ref={moved}
        className={css.kiosk}
        data-kiosk
        data-at={at}
        data-wall={cell ? '' : undefined}
        data-left={places.goesOn.left || undefined}
        data-right={places.goesOn.right || undefined}
      >
        <header className={places.bar ? css.top : css.corner}>
          {places.name && <h1>{twin.name}</h1>}
          {places.name && (isSimulated || isReplayed) && (
            <strong className={css.simulated}>{isSimulated ? 'Simulated' : 'Replay'}</strong>
          )}
          <KioskLife quietSeconds={kiosk.quietSeconds} hasAge={places.clock} />
          {isSilent && hasAlarms && (
            <p className={css.silent}>
              <VolumeX aria-hidden /> Sound after a touch
            </p>
          )}
          {places.clock && <Clock />}
        </header>
        <KioskTrouble quietSeconds={kiosk.quietSeconds} wrong={wrongWall} />
        <footer className={css.foot}>
          <Loading />
          {!cell && <KioskLead />}
          {places.words && <KioskAlarm twin={twin} />}
          {places.words && at === 'tour' && !isPlain && <p className={css.caption}>{caption}</p>}
          {at === 'person' && (
            <p className={css.caption}>
              Back to {isWatching ? 'what is presented' : 'the tour'} in {left}&#8239;s
            </p>
          )}
        </footer>
      </div>
    </>
  )
}

/** It goes by the picture's own clock, so that it stands still with it. */
function Clock() {
  const time = useRef<HTMLTimeElement>(null)
  const day = useRef<HTMLSpanElement>(null)
  usePulse(() => {
    const now = new Date()
    write(time.current, now.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }))
    write(
      day.current,
      now.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' }),
    )
  }, 4)
  return (
    <p className={css.clock}>
      <span ref={day} />
      <time ref={time} />
    </p>
  )
}

function read(twin: Twin) {
  const problems = new TwinProblems()
  const kiosk = readKiosk(twin, problems)
  return { kiosk, problems: problems.list() }
}

/** A renewed countdown matters only while somebody has the camera. */
function isSame(known: TourNews, next: TourNews): boolean {
  const isCounted = next.at !== 'person' || known.left === next.left
  return known.at === next.at && known.stop === next.stop && isCounted
}

/** Flights keep clear of what stands at the top and at the bottom. */
function keepClear(cell: WallCell | null): void {
  const rows = cell?.rows ?? 1
  freeArea.left = freeArea.right = 0
  freeArea.top = 0.1 / rows
  freeArea.bottom = 0.2 / rows
}

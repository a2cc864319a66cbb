import { CircleDot, X } from 'lucide-react'
import { useShallow } from 'zustand/react/shallow'
import { Suspense } from 'react'
import { consentTo } from '#people/consent.ts'
import { usePanels } from '#state/panels.ts'
import {
  answerRecorder,
  recordersOf,
  recordingPort,
  setRecording,
  useRecording,
  type Recorder,
} from '#state/recording.ts'
import { useReplay } from '#state/replay.ts'
import { useRoom } from '#state/useRoom.ts'
import { useSecond } from '../alarms/useSecond.ts'
import { lazyPanel } from '../lazyPanel.tsx'
import css from '../room/LeadBar.module.css'
import { sayBytes } from '../sayBytes.ts'
import { sayLength } from './sayLength.ts'

const RecordingsSheet = lazyPanel(() =>
  import('./RecordingsSheet.tsx').then((m) => m.RecordingsSheet),
)

/** Who records, for as long as they do: this page, and others, whom a person lets record them or not. */
export function RecordingLines() {
  const isOn = useRecording(({ own }) => own !== null)
  const said = useRecording((recording) => recording.said)
  const isOpen = usePanels((panels) => panels.recordings)
  // Those in a recording ask nobody any more.
  const isReplayed = useReplay(({ entry }) => entry !== null)
  const others = useRoom(
    useShallow((room) => recordersOf(room).map((each) => JSON.stringify(each))),
  )
  return (
    <>
      {isOn && <Own />}
      {!isReplayed &&
        others.map((each) => {
          const recorder = JSON.parse(each) as Recorder
          return <Other key={recorder.id} {...recorder} />
        })}
      {said !== '' && (
        <div className={css.line} role="alert">
          <output>{said}</output>
          <button type="button" aria-label="Dismiss" onClick={() => setRecording({ said: '' })}>
            <X aria-hidden />
          </button>
        </div>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <RecordingsSheet />
        </Suspense>
      )}
    </>
  )
}

function Own() {
  const own = useRecording((recording) => recording.own)
  const isEnding = useRecording((recording) => recording.isEnding)
  const agreed = useRoom(
    ({ people, me }) => people.filter(({ consent }) => consentTo(consent, me.id) === 'yes').length,
  )
  const others = useRoom(({ people }) => people.filter(({ device }) => device !== 'kiosk').length)
  const now = useSecond()
  if (!own) return null
  const consent = others === 0 ? '' : ` · ${agreed} of ${others} others agreed`
  return (
    <div className={css.line}>
      <Sign />
      <output>
        <b>You record</b> {sayLength(Math.max(0, now - own.begun))} · {sayBytes(own.bytes)}
        {consent}
      </output>
      <button
        type="button"
        className={css.main}
        disabled={isEnding}
        onClick={() => void recordingPort().then((port) => port.stop())}
      >
        Stop
      </button>
    </div>
  )
}

function Other({ id, name, answer }: Recorder) {
  return (
    <div className={css.line}>
      <Sign />
      <output>
        <b>{name}</b> records{' '}
        {answer === 'yes'
          ? 'and you are in it'
          : answer === 'no'
            ? 'without you'
            : 'the plant: also where you are, point and write?'}
      </output>
      {answer !== 'yes' && (
        <button type="button" className={css.main} onClick={() => answerRecorder(id, true)}>
          Record me
        </button>
      )}
      {answer !== 'no' && (
        <button type="button" onClick={() => answerRecorder(id, false)}>
          Not me
        </button>
      )}
    </div>
  )
}

function Sign() {
  return (
    <span className={css.sign} style={{ background: 'var(--text)' }}>
      <CircleDot aria-hidden />
    </span>
  )
}

import { Mic, MicOff, PhoneOff, Volume2 } from 'lucide-react'
import { setLive, setVoiceMode, toggleVoice, useVoice } from '#state/voice.ts'
import css from './VoiceBar.module.css'

/** Entering the voice of the room, the microphone, and leaving it. */
export function VoiceBar() {
  const { status, mode, isLive, words, calls } = useVoice()
  return (
    <section className={css.bar} aria-label="Voice">
      {status === 'on' ? (
        <>
          <Microphone mode={mode} isLive={isLive} />
          <div className={css.line}>
            <fieldset className={css.modes} aria-label="When the microphone is open">
              <ModeButton mode="hold" now={mode} label="Hold to talk" />
              <ModeButton mode="open" now={mode} label="Open" />
            </fieldset>
            <button type="button" className={css.button} onClick={toggleVoice}>
              <PhoneOff aria-hidden />
              Leave
            </button>
          </div>
          <p className={css.note}>{sayCalls(calls)}</p>
        </>
      ) : (
        <button
          type="button"
          className={css.button}
          aria-disabled={status === 'joining'}
          onClick={toggleVoice}
        >
          <Volume2 aria-hidden />
          {status === 'joining' ? 'Entering the voice …' : 'Talk with the others'}
        </button>
      )}
      {words !== '' && <output className={css.words}>{words}</output>}
    </section>
  )
}

function Microphone({ mode, isLive }: { mode: 'hold' | 'open'; isLive: boolean }) {
  const Icon = isLive ? Mic : MicOff
  const isHeld = mode === 'hold'
  const words = isHeld
    ? isLive
      ? 'You are heard'
      : 'Hold to talk'
    : isLive
      ? 'Microphone is open'
      : 'Microphone is closed'
  return (
    <button
      type="button"
      className={css.microphone}
      aria-pressed={isLive}
      aria-keyshortcuts="V"
      onClick={isHeld ? undefined : () => setLive(!isLive)}
      onPointerDown={isHeld ? hold : undefined}
      onPointerUp={isHeld ? release : undefined}
      onPointerCancel={isHeld ? release : undefined}
      onKeyDown={
        isHeld ? (event) => isPress(event.key) && !event.repeat && setLive(true) : undefined
      }
      onKeyUp={isHeld ? (event) => isPress(event.key) && setLive(false) : undefined}
      onBlur={isHeld ? release : undefined}
    >
      <Icon aria-hidden />
      <span>{words}</span>
      <kbd>V</kbd>
    </button>
  )
}

function ModeButton(props: { mode: 'hold' | 'open'; now: 'hold' | 'open'; label: string }) {
  const { mode, now, label } = props
  return (
    <button type="button" aria-pressed={mode === now} onClick={() => setVoiceMode(mode)}>
      {label}
    </button>
  )
}

function hold(event: React.PointerEvent): void {
  event.currentTarget.setPointerCapture(event.pointerId)
  setLive(true)
}

function release(): void {
  setLive(false)
}

function isPress(key: string): boolean {
  return key === ' ' || key === 'Enter'
}

function sayCalls(calls: readonly { state: string }[]): string {
  if (calls.length === 0) return 'Nobody else is in the voice yet.'
  const heard = calls.filter(({ state }) => state === 'connected').length
  const failed = calls.filter(({ state }) => state === 'failed').length
  const who = `${heard} of ${calls.length} connected.`
  return failed === 0
    ? who
    : `${who} ${failed} cannot be reached from this network: a TURN server would help (README, “Together”).`
}

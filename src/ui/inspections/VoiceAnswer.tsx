import { Mic, Square, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { inspectionLimits } from '#people/inspections/InspectionRecord.ts'
import type { VoiceNote } from '#state/InspectionDesk.ts'
import { endVoiceNote, leaveVoiceNote, startVoiceNote, useVoiceNote } from '#state/voiceNote.ts'

type Props = {
  step: string
  hasOne: boolean
  isOff: boolean
  onGive: (sound: VoiceNote | null) => void
}

/** Records a voice note as part of the answer; it ends when the step is left. */
export function VoiceAnswer({ step, hasOne, isOff, onGive }: Props) {
  const { step: of, isOn, seconds, words } = useVoiceNote()
  const isHere = of === step
  // The answer may be changed while somebody speaks: what they say goes with it as it is then.
  const give = useRef(onGive)
  useEffect(() => {
    give.current = onGive
  })
  useEffect(() => () => leaveVoiceNote(step), [step])
  return (
    <>
      {isHere ? (
        <>
          <button type="button" disabled={!isOn} onClick={() => endVoiceNote(true)}>
            <Square aria-hidden />
            {isOn ? `Keep what I said, ${seconds} of ${inspectionLimits.seconds} s` : 'Asking…'}
          </button>
          <button type="button" onClick={() => endVoiceNote(false)}>
            Discard
          </button>
        </>
      ) : (
        <button
          type="button"
          disabled={isOff}
          onClick={() => void startVoiceNote(step, (sound) => give.current(sound))}
        >
          <Mic aria-hidden />
          {hasOne ? 'Say it anew' : 'Voice note'}
        </button>
      )}
      {hasOne && !isHere && (
        <button type="button" onClick={() => onGive(null)}>
          <Trash2 aria-hidden />
          Remove the voice note
        </button>
      )}
      {words !== '' && <small role="alert">{words}</small>}
    </>
  )
}

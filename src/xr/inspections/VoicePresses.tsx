import { useEffect } from 'react'
import type { Answered } from '#people/inspections/Inspection.ts'
import { inspectionLimits } from '#people/inspections/InspectionRecord.ts'
import { answerStep, needsAnswer } from '#state/inspectionActs.ts'
import type { VoiceNote } from '#state/InspectionDesk.ts'
import { endVoiceNote, leaveVoiceNote, startVoiceNote, useVoiceNote } from '#state/voiceNote.ts'
import type { InspectionStep } from '#twin/Inspection.ts'
import { Press } from '../panels/Press.tsx'
import { Words } from '../panels/Words.tsx'

type Props = {
  step: InspectionStep
  /** What this person has answered. */
  own: Answered | null
  /** The voice note of the answer that counts, as a data address; null: there is none. */
  voice: string | null
  mayWrite: boolean
}

/** A voice note in the headset, where nobody can write: spoken, kept with the answer, and heard. */
export function VoicePresses({ step, own, voice, mayWrite }: Props) {
  const of = useVoiceNote((state) => state.step)
  const { id } = step
  useEffect(() => () => leaveVoiceNote(id), [id])
  const isHere = of === id
  const keep = (sound: VoiceNote) => {
    const { verdict = 'ok', value = null, comment = '' } = own ?? {}
    answerStep(step, { verdict, value, comment, sound })
  }
  const press = () => {
    if (isHere) endVoiceNote(true)
    else void startVoiceNote(id, keep)
  }
  return (
    <>
      {mayWrite && (
        <Press
          label="Voice note"
          icon={isHere ? 'square' : 'circle-dot'}
          raised
          isOn={isHere}
          isOff={needsAnswer(step) && own === null}
          onPress={press}
        />
      )}
      {voice !== null && (
        <Press
          label="Hear the voice note"
          icon="play"
          raised
          onPress={() => void new Audio(voice).play()}
        />
      )}
    </>
  )
}

/** How a voice note goes, in words. */
export function VoiceWords({ step }: { step: InspectionStep }) {
  const { step: of, isOn, seconds, words } = useVoiceNote()
  const says = `Recording, ${seconds} of ${inspectionLimits.seconds} s. Press again to keep it.`
  const shown = of === step.id ? (isOn ? says : 'Asking for the microphone…') : words
  if (shown === '') return null
  return (
    <Words size="small" tone={of === step.id ? 'text2' : 'warning'} wraps>
      {shown}
    </Words>
  )
}

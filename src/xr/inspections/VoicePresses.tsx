import { Container } from '@react-three/uikit'
import { useEffect } from 'react'
import type { Answered } from '#people/inspections/Inspection.ts'
import { answerStep } from '#state/inspectionActs.ts'
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
  const { step: of, isOn, seconds, words } = useVoiceNote()
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
  if (!mayWrite && voice === null) return null
  return (
    <>
      {words !== '' && (
        <Words size="small" tone="warning" wraps>
          {words}
        </Words>
      )}
      <Container gap={6} height={46} flexShrink={0}>
        {mayWrite && (
          <Press
            label="Voice note"
            text={isHere ? (isOn ? `Keep, ${seconds} s` : 'Asking…') : 'Voice note'}
            icon={isHere ? 'square' : 'circle-dot'}
            raised
            grow
            isOn={isHere}
            onPress={press}
          />
        )}
        {voice !== null && (
          <Press
            label="Hear the voice note"
            text="Hear it"
            icon="play"
            raised
            grow
            onPress={() => void new Audio(voice).play()}
          />
        )}
      </Container>
    </>
  )
}

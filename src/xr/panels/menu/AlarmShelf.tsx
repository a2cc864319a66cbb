import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { Choices } from '../Choices.tsx'
import { Press } from '../Press.tsx'
import { Words } from '../Words.tsx'

/** Why alarms are shelved: nobody types in a headset for that. */
const reasons = [
  'It is being worked on',
  'Known, waits for a part',
  'The sensor is at fault',
  'It is being tested',
] as const
/** Minutes. */
const times = [
  [15, '15 min'],
  [60, '1 h'],
  [240, '4 h'],
] as const

type Props = { onShelve: (why: string, until: number) => void; onCancel: () => void }

/** Asks why, and for how long, before an alarm is shelved. */
export function AlarmShelf({ onShelve, onCancel }: Props) {
  const [why, setWhy] = useState<string | null>(null)
  const [minutes, setMinutes] = useState<number>(60)
  return (
    <Container flexDirection="column" flexGrow={1} gap={6}>
      <Words size="small" tone="text3">
        Why is it shelved?
      </Words>
      {reasons.map((reason) => (
        <Press
          key={reason}
          label={reason}
          text={reason}
          align="flex-start"
          raised
          isOn={reason === why}
          onPress={() => setWhy(reason)}
        />
      ))}
      <Choices label="For" value={minutes} choices={times} onChoose={setMinutes} />
      <Container flexGrow={1} />
      <Container gap={6} height={46}>
        <Press
          label="Shelve"
          text="Shelve"
          raised
          grow
          isOff={why === null}
          onPress={() => why !== null && onShelve(why, Date.now() + minutes * 60_000)}
        />
        <Press label="Cancel" text="Cancel" raised grow onPress={onCancel} />
      </Container>
    </Container>
  )
}

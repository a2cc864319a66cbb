import { Container } from '@react-three/uikit'
import { acknowledge, actOnAlarm } from '#state/alarmActs.ts'
import { isUnacknowledged, useAlarms, type AlarmItem } from '#state/alarms.ts'
import { alarmLooks, alarmStateWords, sayAlarmAsset } from '#state/sayAlarm.ts'
import type { Twin } from '#twin/Twin.ts'
import { Line } from '../Line.tsx'
import { Press } from '../Press.tsx'
import { Words } from '../Words.tsx'

type Props = {
  item: AlarmItem
  twin: Twin
  go: (asset: number) => void
  say: (words: string) => void
}

/** An alarm in the headset: a press goes there; beside it, what acknowledges or resets it. */
export function AlarmLine({ item: { alarm, row }, twin, go, say }: Props) {
  const { letter, colour } = alarmLooks[alarm.priority]
  const isOpen = isUnacknowledged(row.state)
  const isLatched = row.state === 'latched'
  const act = () => {
    const isDone = isOpen ? acknowledge([alarm.id]) : actOnAlarm({ id: alarm.id, what: 'reset' })
    if (!isDone) say(useAlarms.getState().words ?? '')
  }
  const flags = [row.isFirstOut ? 'first' : '', row.isChattering ? 'chatters' : '']
  const state =
    row.state === 'acknowledged' ? `by ${row.acknowledgedBy}` : alarmStateWords[row.state]
  return (
    <Container alignItems="center" gap={4}>
      <Container
        width={28}
        height={28}
        borderRadius={alarm.priority === 'low' ? 14 : 4}
        backgroundColor={isOpen ? colour : undefined}
        borderColor={colour}
        borderWidth={1.5}
        alignItems="center"
        justifyContent="center"
        pointerEvents="none"
      >
        <Words size="small" tone={isOpen ? 'ground' : 'text'}>
          {letter}
        </Words>
      </Container>
      <Line
        beside
        text={alarm.name}
        below={[sayAlarmAsset(alarm, twin), state, ...flags].filter(Boolean).join(' · ')}
        onPress={() => go(alarm.asset)}
      />
      {isOpen || isLatched ? (
        <Press
          label={`${isOpen ? 'Acknowledge' : 'Reset'} ${alarm.name}`}
          icon={isOpen ? 'check' : 'undo-2'}
          raised
          width={52}
          onPress={act}
        />
      ) : (
        <Container width={52} />
      )}
    </Container>
  )
}

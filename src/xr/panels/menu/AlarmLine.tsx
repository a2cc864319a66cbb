import { Container } from '@react-three/uikit'
import { acknowledge, actOnAlarm } from '#state/alarmActs.ts'
import { isUnacknowledged, useAlarms, type AlarmItem } from '#state/alarms.ts'
import { alarmStateWords, sayAlarmAsset } from '#state/sayAlarm.ts'
import { useMayMind } from '#state/useMayMind.ts'
import type { Twin } from '#twin/Twin.ts'
import { Line } from '../Line.tsx'
import { Press } from '../Press.tsx'
import { AlarmSign } from './AlarmSign.tsx'

type Props = {
  item: AlarmItem
  twin: Twin
  go: (asset: number) => void
  /** Shows what is known of it. */
  onOpen: (id: string) => void
  say: (words: string) => void
}

/** An alarm in the headset: a press goes there; beside it, what says more of it and what acknowledges or resets it. */
export function AlarmLine({ item: { alarm, row }, twin, go, onOpen, say }: Props) {
  const isOpen = isUnacknowledged(row.state)
  const isLatched = row.state === 'latched'
  const mayAct = useMayMind('alarm')
  const act = () => {
    const isDone = isOpen ? acknowledge([alarm.id]) : actOnAlarm({ id: alarm.id, what: 'reset' })
    if (!isDone) say(useAlarms.getState().words ?? '')
  }
  const flags = [row.isFirstOut ? 'first' : '', row.isChattering ? 'chatters' : '']
  const state =
    row.state === 'acknowledged' ? `by ${row.acknowledgedBy}` : alarmStateWords[row.state]
  return (
    <Container alignItems="center" gap={4}>
      <AlarmSign priority={alarm.priority} isFilled={isOpen} />
      <Line
        beside
        text={alarm.name}
        below={[sayAlarmAsset(alarm, twin), state, ...flags].filter(Boolean).join(' · ')}
        onPress={() => go(alarm.asset)}
      />
      <Press
        label={`More of ${alarm.name}`}
        icon="chevron-right"
        onPress={() => onOpen(alarm.id)}
      />
      {mayAct && (isOpen || isLatched) ? (
        <Press
          label={`${isOpen ? 'Acknowledge' : 'Reset'} ${alarm.name}`}
          icon={isOpen ? 'check' : 'undo-2'}
          raised
          width={46}
          onPress={act}
        />
      ) : (
        <Container width={46} />
      )}
    </Container>
  )
}

import { Container } from '@react-three/uikit'
import { acknowledge } from '#state/alarmActs.ts'
import { isUnacknowledged, type AlarmItem } from '#state/alarms.ts'
import { usePlant } from '#state/plant.ts'
import { sayAlarmAsset } from '#state/sayAlarm.ts'
import { useMayMind } from '#state/useMayMind.ts'
import { AlarmSign } from './menu/AlarmSign.tsx'
import { Press } from './Press.tsx'
import { Words } from './Words.tsx'

type Props = { item: AlarmItem; others: number }

/** The most urgent alarm that nobody has acknowledged, on the wrist: what, where, how many more, and a way to acknowledge it. */
export function WristAlarm({ item: { alarm, row }, others }: Props) {
  const twin = usePlant((plant) => plant.twin)
  const mayAct = useMayMind('alarm')
  const where = [twin ? sayAlarmAsset(alarm, twin) : '', others > 0 ? `${others} more` : '']
  return (
    <>
      <AlarmSign priority={alarm.priority} isFilled={isUnacknowledged(row.state)} />
      <Container flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
        <Words size="small" weight={600}>
          {alarm.name}
        </Words>
        <Words size="small" tone="text2">
          {where.filter((each) => each !== '').join(' · ')}
        </Words>
      </Container>
      {mayAct && (
        <Press
          label={`Acknowledge ${alarm.name}`}
          icon="check"
          raised
          width={51}
          height={51}
          onPress={() => acknowledge([alarm.id])}
        />
      )}
    </>
  )
}

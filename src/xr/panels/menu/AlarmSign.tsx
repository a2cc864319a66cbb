import { Container } from '@react-three/uikit'
import { alarmLooks, type AlarmLook } from '#state/sayAlarm.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'
import { Words } from '../Words.tsx'

/** Corners of a panel's boxes are all that can be shaped: millimetres of rounding, and whether it stands on its tip. */
const corners: Record<AlarmLook['shape'], number> = {
  triangle: 2,
  diamond: 6,
  square: 2,
  circle: 14,
}

/** The sign of a priority on a panel: letter, colour and corners; filled until somebody has acknowledged. */
export function AlarmSign({ priority, isFilled }: { priority: AlarmPriority; isFilled: boolean }) {
  const { letter, colour, shape } = alarmLooks[priority]
  return (
    <Container
      width={28}
      height={28}
      flexShrink={0}
      borderRadius={corners[shape]}
      backgroundColor={isFilled ? colour : undefined}
      borderColor={colour}
      borderWidth={1.5}
      alignItems="center"
      justifyContent="center"
      pointerEvents="none"
    >
      <Words size="small" weight={600} tone={isFilled ? 'ground' : 'text'}>
        {letter}
      </Words>
    </Container>
  )
}

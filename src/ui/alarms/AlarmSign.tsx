import { alarmLooks, type AlarmLook } from '#state/sayAlarm.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'
import css from './AlarmSign.module.css'

type Props = { priority: AlarmPriority; isFilled: boolean; blinks?: boolean }

const shapes: Record<AlarmLook['shape'], { path: string; line: number }> = {
  triangle: { path: 'M10 1.5 19 17.5H1z', line: 14.6 },
  diamond: { path: 'M10 1 19 10l-9 9-9-9z', line: 13.2 },
  square: { path: 'M2 2h16v16H2z', line: 13.2 },
  circle: { path: 'M10 1.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z', line: 13.2 },
}

/** The sign of a priority: shape, letter and colour; filled until somebody has acknowledged. */
export function AlarmSign({ priority, isFilled, blinks = false }: Props) {
  const { colour, letter, shape, word } = alarmLooks[priority]
  const { path, line } = shapes[shape]
  return (
    <svg className={css.sign} viewBox="0 0 20 20" data-blinks={blinks} role="img" aria-label={word}>
      <path
        d={path}
        fill={isFilled ? colour : 'none'}
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <text x="10" y={line} fill={isFilled ? '#16181b' : colour}>
        {letter}
      </text>
    </svg>
  )
}

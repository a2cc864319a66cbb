import { Minus, Plus } from 'lucide-react'
import { useId } from 'react'
import { onStep } from '#state/startingTarget.ts'
import type { Command } from '#twin/Command.ts'
import { sayTarget } from '#twin/sayOrder.ts'
import css from './TargetNumber.module.css'

type Props = {
  command: Command
  value: number
  /** Why it cannot be given. */
  wrong: string | null
  onChange: (value: number) => void
}

/** A number to be chosen: by writing it, in steps, or along its range. */
export function TargetNumber({ command, value, wrong, onChange }: Props) {
  const { takes, unit } = command
  const note = useId()
  if (takes.kind !== 'number') throw new Error('TargetNumber: the command takes no number')
  const { range, step } = takes
  const move = (by: number) => onChange(onStep(takes, value + by * step))
  return (
    <div className={css.target}>
      <div className={css.row}>
        <button
          type="button"
          aria-label="Less"
          disabled={value <= range[0]}
          onClick={() => move(-1)}
        >
          <Minus aria-hidden />
        </button>
        <label className={css.field}>
          <input
            type="number"
            aria-label={`Target for ${command.name}`}
            aria-describedby={note}
            aria-invalid={wrong !== null}
            min={range[0]}
            max={range[1]}
            step="any"
            value={Number.isNaN(value) ? '' : value}
            onChange={(event) => onChange(event.target.valueAsNumber)}
          />
          <span>{unit}</span>
        </label>
        <button
          type="button"
          aria-label="More"
          disabled={value >= range[1]}
          onClick={() => move(1)}
        >
          <Plus aria-hidden />
        </button>
      </div>
      <input
        type="range"
        aria-label={`${command.name}, along its range`}
        min={range[0]}
        max={range[1]}
        step={step}
        value={Number.isNaN(value) ? range[0] : value}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
      <p id={note} className={css.note} data-wrong={wrong !== null}>
        {wrong ?? `${sayTarget(command, range[0])} to ${sayTarget(command, range[1])}`}
      </p>
    </div>
  )
}

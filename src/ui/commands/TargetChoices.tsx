import type { Choice, CommandValue } from '#twin/Command.ts'
import css from './TargetChoices.module.css'

type Props = {
  name: string
  choices: readonly Choice[]
  value: CommandValue | null
  onChange: (value: CommandValue) => void
}

/** One of a few targets. */
export function TargetChoices({ name, choices, value, onChange }: Props) {
  return (
    <fieldset className={css.choices} aria-label={`Target for ${name}`}>
      {choices.map((choice) => (
        <button
          key={choice.name}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
        >
          {choice.name}
        </button>
      ))}
    </fieldset>
  )
}

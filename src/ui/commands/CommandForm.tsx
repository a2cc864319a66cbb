import { useState } from 'react'
import { giveCommand } from '#state/giveCommand.ts'
import { startingTarget } from '#state/startingTarget.ts'
import type { Command, CommandValue } from '#twin/Command.ts'
import { targetProblem } from '#twin/sayOrder.ts'
import type { Twin } from '#twin/Twin.ts'
import css from './CommandForm.module.css'
import { ConfirmStep } from './ConfirmStep.tsx'
import { TargetChoices } from './TargetChoices.tsx'
import { TargetNumber } from './TargetNumber.tsx'

type Props = { twin: Twin; command: Command; isBarred: boolean; onClose: () => void }

/** First the target is chosen, then, as a step of its own, the command is confirmed. */
export function CommandForm({ twin, command, isBarred, onClose }: Props) {
  const [value, setValue] = useState<CommandValue | null>(() => startingTarget(command))
  // A command without a target has nothing to be chosen first.
  const [isAsked, setAsked] = useState(command.takes.kind === 'nothing')
  const [refusal, setRefusal] = useState('')
  const wrong = typeof value === 'number' ? targetProblem(command, value) : null
  if (isAsked) {
    return (
      <>
        <ConfirmStep
          twin={twin}
          command={command}
          value={value}
          isBarred={isBarred}
          onCancel={onClose}
          onConfirm={() => {
            const why = giveCommand(command, value)
            if (why === null) onClose()
            else setRefusal(why)
          }}
        />
        {refusal !== '' && <p role="alert">{refusal}</p>}
      </>
    )
  }
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (wrong === null && value !== null && !isBarred) setAsked(true)
      }}
    >
      {command.description && <p className={css.about}>{command.description}</p>}
      {command.takes.kind === 'number' && (
        <TargetNumber command={command} value={Number(value)} wrong={wrong} onChange={setValue} />
      )}
      {command.takes.kind === 'choice' && (
        <TargetChoices
          name={command.name}
          choices={command.takes.choices}
          value={value}
          onChange={setValue}
        />
      )}
      <div className={css.foot}>
        <button type="button" onClick={onClose}>
          Cancel
        </button>
        <button type="submit" disabled={wrong !== null || value === null || isBarred}>
          Continue
        </button>
      </div>
    </form>
  )
}

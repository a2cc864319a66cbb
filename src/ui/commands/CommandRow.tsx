import { useRef, useState } from 'react'
import { lastOrder, useCommands } from '#state/commands.ts'
import { usePlant } from '#state/plant.ts'
import { whyNoCommand } from '#state/whyNoCommand.ts'
import type { Command } from '#twin/Command.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'
import { usePulse, write } from '../usePulse.ts'
import { CommandForm } from './CommandForm.tsx'
import css from './CommandRow.module.css'
import { OrderLine } from './OrderLine.tsx'

type Props = {
  twin: Twin
  command: Command
  isOpen: boolean
  onToggle: (isOpen: boolean) => void
}

/** One command: its name, the present value, why it cannot be given now, and what became of the last one. */
export function CommandRow({ twin, command, isOpen, onToggle }: Props) {
  const last = useCommands(({ orders }) => lastOrder(orders, command.id))
  const value = useRef<HTMLSpanElement>(null)
  const why = useRef<HTMLParagraphElement>(null)
  const [isBarred, setBarred] = useState(true)
  const measured = twin.signals[command.signal]
  usePulse(() => {
    const { signals } = usePlant.getState()
    if (measured && signals) write(value.current, sayValue(measured, signals.value[command.signal]))
    const reason = whyNoCommand(command)
    write(why.current, reason ?? '')
    setBarred(reason !== null)
  })
  const verb = command.takes.kind === 'nothing' ? 'Give' : 'Change'
  return (
    <li className={css.command} data-open={isOpen}>
      <div className={css.row}>
        <span className={css.name} title={`${command.id} · ${command.topic}`}>
          {command.name}
        </span>
        <span className={css.value} ref={value} />
        {!isOpen && (
          <button
            type="button"
            className={css.button}
            aria-label={`${verb} ${command.name}`}
            disabled={isBarred}
            onClick={() => onToggle(true)}
          >
            {verb}…
          </button>
        )}
      </div>
      {isOpen && (
        <CommandForm
          twin={twin}
          command={command}
          isBarred={isBarred}
          onClose={() => onToggle(false)}
        />
      )}
      <p className={css.why} ref={why} />
      {last && <OrderLine order={last} />}
    </li>
  )
}

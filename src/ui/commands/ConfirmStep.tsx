import { ArrowRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import type { Command, CommandValue } from '#twin/Command.ts'
import { sayConfirm, sayOrder, sayTarget } from '#twin/sayOrder.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'
import { usePulse, write } from '../usePulse.ts'
import css from './CommandForm.module.css'

type Props = {
  twin: Twin
  command: Command
  value: CommandValue | null
  isBarred: boolean
  onCancel: () => void
  onConfirm: () => void
}

/** Milliseconds after which the button can be pressed: a double click is no second thought. */
const pause = 600
/** Milliseconds after which a question that nobody answers is taken back. */
const patience = 30_000

/** The second, deliberate step: what will be done, present value beside target, and what to think of. */
export function ConfirmStep({ twin, command, value, isBarred, onCancel, onConfirm }: Props) {
  const [isReady, setReady] = useState(false)
  const group = useRef<HTMLFieldSetElement>(null)
  const present = useRef<HTMLSpanElement>(null)
  const cancel = useRef(onCancel)
  const measured = twin.signals[command.signal]
  useEffect(() => {
    cancel.current = onCancel
  })
  useEffect(() => {
    group.current?.focus()
    const ready = setTimeout(() => setReady(true), pause)
    const end = setTimeout(() => cancel.current(), patience)
    return () => {
      clearTimeout(ready)
      clearTimeout(end)
    }
  }, [])
  usePulse(() => {
    const { signals } = usePlant.getState()
    if (measured && signals) {
      write(present.current, sayValue(measured, signals.value[command.signal]))
    }
  })
  const target = sayTarget(command, value)
  const thought = sayConfirm(command, value)
  return (
    <fieldset
      ref={group}
      tabIndex={-1}
      className={css.confirm}
      aria-label={`Confirm ${sayOrder(twin, command, value)}`}
    >
      <p className={css.what}>
        {twin.assets[command.asset].name}: {command.name}
      </p>
      {target !== '' && (
        <p className={css.change}>
          <span ref={present} className={css.present} />
          {measured && <ArrowRight aria-label="to" />}
          <strong>{target}</strong>
        </p>
      )}
      {thought !== '' && <p className={css.thought}>{thought}</p>}
      <div className={css.foot}>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
        <button
          type="button"
          className={css.give}
          disabled={!isReady || isBarred}
          onClick={onConfirm}
        >
          Yes, do it
        </button>
      </div>
    </fieldset>
  )
}

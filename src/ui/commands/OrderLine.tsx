import { CircleCheck, CircleHelp, LoaderCircle, OctagonX, Unplug } from 'lucide-react'
import type { GivenOrder } from '#state/commands.ts'
import { sayOrderState } from '#state/sayOrderState.ts'
import type { OrderState } from '#twin/Order.ts'
import css from './OrderLine.module.css'

const icons: Record<OrderState, typeof CircleCheck> = {
  unsent: Unplug,
  pending: LoaderCircle,
  accepted: LoaderCircle,
  done: CircleCheck,
  refused: OctagonX,
  unknown: CircleHelp,
}

/** What became of a command, with an icon, in words and with its time. */
export function OrderLine({
  order,
}: {
  order: Pick<GivenOrder, 'target' | 'state' | 'stateAt' | 'reason'>
}) {
  const { target, state, stateAt, reason } = order
  return (
    <output className={css.line} data-order={state}>
      <OrderIcon state={state} />
      <span>
        {target !== '' && <span className={css.target}>{target}: </span>}
        {sayOrderState(state, stateAt, reason)}
      </span>
    </output>
  )
}

export function OrderIcon({ state }: { state: OrderState }) {
  const Icon = icons[state]
  return <Icon className={css.icon} data-order={state} aria-hidden />
}

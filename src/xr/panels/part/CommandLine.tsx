import { Container } from '@react-three/uikit'
import { lastOrder, useCommands } from '#state/commands.ts'
import { usePlant } from '#state/plant.ts'
import { sayOrderState } from '#state/sayOrderState.ts'
import type { Command } from '#twin/Command.ts'
import type { OrderState } from '#twin/Order.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'
import { icon, type IconName } from '../icons.ts'
import { Press } from '../Press.tsx'
import { useLive } from '../useLive.ts'
import { Words } from '../Words.tsx'
import { useBarred } from './useBarred.ts'

const marks: Record<OrderState, IconName> = {
  unsent: 'wifi-off',
  pending: 'clock',
  accepted: 'clock',
  done: 'circle-check',
  refused: 'octagon-x',
  unknown: 'circle-help',
}

type Props = { twin: Twin; command: Command; onPress: () => void }

/** One command on a panel: its name and the present value, and below what became of the last one, or why it cannot be given. */
export function CommandLine({ twin, command, onPress }: Props) {
  const last = useCommands(({ orders }) => lastOrder(orders, command.id))
  const { isBarred, why } = useBarred(command)
  const value = useLive(() => sayPresent(twin, command))
  const isWrong = last && ['refused', 'unknown', 'unsent'].includes(last.state)
  return (
    <Container flexDirection="column">
      <Press
        label={`Command: ${command.name}`}
        value={() => [value.peek(), last && saidOf(last)].filter(Boolean).join(' · ')}
        align="flex-start"
        raised
        isOff={isBarred}
        onPress={onPress}
      >
        <Words grow>{command.name}</Words>
        <Words weight={600} tone="text2" align="right">
          {value}
        </Words>
        <Words tone="text3">{icon('chevron-right')}</Words>
      </Press>
      <Container paddingX={12} paddingTop={4} minHeight={24}>
        <Words size="small" tone={isWrong ? 'warning' : 'text2'} wraps>
          {last && (!isBarred || !['done'].includes(last.state))
            ? `${icon(marks[last.state])} ${saidOf(last)}`
            : why}
        </Words>
      </Container>
    </Container>
  )
}

/** The present value of what a command changes, in words; empty where there is none. */
export function sayPresent(twin: Twin, { signal }: Command): string {
  const { signals } = usePlant.getState()
  return signal >= 0 && signals ? sayValue(twin.signals[signal], signals.value[signal]) : ''
}

function saidOf({ target, state, stateAt, reason }: NonNullable<ReturnType<typeof lastOrder>>) {
  const words = sayOrderState(state, stateAt, reason)
  return target === '' ? words : `${target}: ${words}`
}

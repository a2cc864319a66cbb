import { roles, type Role } from '#people/roles.ts'
import type { Command } from '#twin/Command.ts'
import { isOver } from '#twin/Order.ts'
import { Quality, qualityName } from '#twin/Quality.ts'
import { sayInterlock } from '#twin/sayInterlock.ts'
import { sayValue } from '#twin/sayValue.ts'
import { lastOrder, useCommands } from './commands.ts'
import { useConnection } from './connection.ts'
import { mayCommand } from './mayCommand.ts'
import { usePlant } from './plant.ts'
import { isSimulated, useRun } from './run.ts'
import { useRoom } from './useRoom.ts'

/** Why a command cannot be given now, as a sentence; null when it can. The gate of everything that tells the plant to do something. */
export function whyNoCommand(command: Command): string | null {
  if (!mayCommand()) return 'The headset shows something else just now: nothing is sent meanwhile.'
  if (isSimulated()) return sayDryRun(command)
  return sayLink() ?? sayRight(command) ?? sayDesk() ?? sayView(command) ?? sayUnderWay(command)
}

/** While a scenario is shown nothing goes to the plant: what it shows in the place of the plant. */
function sayDryRun(command: Command): string {
  const { twin, signals } = usePlant.getState()
  const name = useRun.getState().run?.scenario.name ?? ''
  const signal = twin?.signals[command.signal]
  const value = signal && signals ? sayValue(signal, signals.value[command.signal]) : ''
  const shown = value === '' ? '' : ` It shows ${value} here.`
  return `You see the scenario “${name}”, not the plant.${shown} Change the scenario to try this out; go back to the live plant to do it.`
}

function sayLink(): string | null {
  if (useConnection.getState().status !== 'connected') {
    return 'The connection is lost: what you see is old. Nothing is sent, now or later.'
  }
  const { status, reason } = useRoom.getState()
  if (status === 'joined') return null
  if (status === 'refused') return `You are not in the room: ${reason}.`
  return 'Waiting for the room: the broker has not said yet what you may do.'
}

function sayRight({ role }: Command): string | null {
  const { me } = useRoom.getState()
  if (me.role !== null && isAtLeast(me.role, role)) return null
  return `It takes the role ${role}; you are ${me.role ?? 'nobody yet'}.`
}

function sayDesk(): string | null {
  if (useCommands.getState().isDeskThere) return null
  return 'The plant does not say that it takes commands (its clock is not heard).'
}

/** The present value must be known, and the conditions hold. */
function sayView({ signal, interlocks }: Command): string | null {
  const { twin, signals } = usePlant.getState()
  if (!twin || !signals) return 'The plant is not there yet.'
  const quality = signal < 0 ? Quality.good : signals.quality[signal]
  if (quality !== Quality.good && quality !== Quality.simulated) {
    const word = quality === Quality.never ? 'not known yet' : qualityName(quality)
    return `The present value is ${word}: look first what the plant does.`
  }
  return sayInterlock(interlocks, twin, signals)
}

function sayUnderWay({ id }: Command): string | null {
  const last = lastOrder(useCommands.getState().orders, id)
  return last && !isOver(last.state) ? 'The last one is still under way.' : null
}

function isAtLeast(role: Role, least: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(least)
}

import type { Command, CommandValue } from './Command.ts'
import { sayValue } from './sayValue.ts'
import type { Signal, Twin } from './Twin.ts'

/** A target as people read it: “60 %”, “open”; empty for a command that takes nothing. */
export function sayTarget(command: Command, value: CommandValue | null): string {
  const { takes, unit, digits } = command
  if (takes.kind === 'nothing' || value === null) return ''
  if (takes.kind === 'choice') {
    return takes.choices.find((choice) => choice.value === value)?.name ?? String(value)
  }
  const { id, name } = command
  const signal = { id, name, unit, digits } as Signal
  return sayValue(signal, Number(value))
}

/** What a command would do, in one line: “Filler: Speed to 60 %”, “Filler: Reset the fault”. */
export function sayOrder(twin: Twin, command: Command, value: CommandValue | null): string {
  const what = `${twin.assets[command.asset].name}: ${command.name}`
  const target = sayTarget(command, value)
  return target === '' ? what : `${what} to ${target}`
}

/** What a person is to think of before they confirm; empty when the file says nothing of it. */
export function sayConfirm({ takes, confirm = '' }: Command, value: CommandValue | null): string {
  const choice = takes.kind === 'choice' && takes.choices.find((each) => each.value === value)
  return (choice && choice.confirm) || confirm
}

/** Why a number cannot be a target, as a sentence; null when it can. */
export function targetProblem({ takes, unit, digits }: Command, value: number): string | null {
  if (takes.kind !== 'number') return null
  const [from, to] = takes.range
  if (Number.isFinite(value) && value >= from && value <= to) return null
  const say = (limit: number) => sayValue({ unit, digits } as Signal, limit)
  return `Choose from ${say(from)} to ${say(to)}.`
}

import { writeAuditRecord, type AuditRecord } from '#people/AuditRecord.ts'
import type { Command, CommandValue } from '#twin/Command.ts'
import type { OrderNews } from '#twin/Order.ts'
import { sayTarget, targetProblem } from '#twin/sayOrder.ts'
import { sayValue } from '#twin/sayValue.ts'
import { sendOrder, setCommands, useCommands, type GivenOrder } from './commands.ts'
import { usePlant } from './plant.ts'
import { sendToRoom, useRoom } from './room.ts'
import { whyNoCommand } from './whyNoCommand.ts'

/** Orders of this page that are shown. */
const mostOrders = 100
/** Records of one person that the broker is to keep. */
const mostRecords = 100
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * Gives a command that a person has confirmed. Answers why it was not given, in words, or null; what becomes of it is in
 * `useCommands`.
 */
export function giveCommand(command: Command, value: CommandValue | null): string | null {
  const why =
    whyNoCommand(command) ?? (typeof value === 'number' ? targetProblem(command, value) : null)
  const { twin, signals } = usePlant.getState()
  if (why !== null || !twin) return why ?? 'The plant is not there yet.'
  const at = Date.now()
  const { id: name, topic, payload, role, answer, expiry, timeout } = command
  const id = makeId()
  const measured = twin.signals[command.signal]
  const order: GivenOrder = {
    id,
    command: name,
    what: `${twin.assets[command.asset].name}: ${command.name}`,
    target: sayTarget(command, value),
    before: measured && signals ? sayValue(measured, signals.value[command.signal]) : '',
    state: 'pending',
    reason: '',
    at,
    stateAt: at,
  }
  setCommands({ orders: [order, ...useCommands.getState().orders].slice(0, mostOrders) })
  const wish = { id, command: name, topic, payload, value, role, answer, expiry, timeout, at }
  if (!sendOrder(wish)) {
    noteOrder({ id, state: 'unsent', reason: 'There is no connection.', plantTime: NaN })
  }
  return null
}

/** Something became of an order: shown, and told to all who look at what was done. */
export function noteOrder({ id, state, reason, plantTime }: OrderNews): void {
  const { orders } = useCommands.getState()
  const known = orders.find((order) => order.id === id)
  if (!known) return
  const stateAt = Number.isFinite(plantTime) ? plantTime : Date.now()
  const isFirst = state === 'pending' && Number.isFinite(plantTime)
  const next = { ...known, state, reason, stateAt, ...(isFirst && { at: plantTime }) }
  setCommands({ orders: orders.map((order) => (order === known ? next : order)) })
  // What never left this page concerns nobody else; that the plant has begun is soon followed by how it ended.
  if (state !== 'unsent' && state !== 'accepted') keepRecord(next)
}

/** Has the broker keep what this person did, and of their own what is oldest forgotten. */
function keepRecord({ id, ...order }: GivenOrder): void {
  const { me } = useRoom.getState()
  const { user, name, role } = me
  const record: AuditRecord = { id, user, name: name || user, role, ...order }
  void sendToRoom('audit', id, writeAuditRecord(record))
  const own = useCommands.getState().trail.filter((each) => each.user === user)
  for (const { id: old } of own.slice(mostRecords)) void sendToRoom('audit', old, '')
}

function makeId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => letters[byte % letters.length]).join('')
}

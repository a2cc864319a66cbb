import { readAuditRecord, type AuditRecord } from '#people/AuditRecord.ts'
import type { Command, Commands } from '#twin/Command.ts'
import { readCommands } from '#twin/readCommands.ts'
import { readWorkOrders } from '#twin/readWorkOrders.ts'
import type { Twin } from '#twin/Twin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import type { WorkOrderTarget } from '#twin/WorkOrder.ts'
import { setCommands, watchDesk } from './commands.ts'
import { usePlant } from './plant.ts'
import { addProblem } from './problems.ts'
import { onRoomMessage, useRoom } from './room.ts'
import { useWorkOrders } from './workOrders.ts'

/** Records that are shown; the oldest are left out. */
const mostShown = 1000

/** Reads the commands of the open plant, and of each that is opened later, and follows what people do with them. Returns its end. */
export function openCommands(): () => void {
  let twin: Twin | null = null
  const follow = (): void => {
    const { twin: next, file } = usePlant.getState()
    if (next === twin) return
    twin = next
    read(next, file?.text ?? '')
  }
  follow()
  const stops = [usePlant.subscribe(follow), followTrail()]
  return () => {
    for (const stop of stops) stop()
    read(null, '')
  }
}

function read(twin: Twin | null, text: string): void {
  const problems = new TwinProblems()
  const { list, clock }: Commands = twin ? readCommands(twin, problems) : { list: [], clock: null }
  for (const problem of problems.list(text)) addProblem(problem)
  const ofAsset = new Map<number, Command[]>()
  for (const command of list) {
    const known = ofAsset.get(command.asset)
    if (known) known.push(command)
    else ofAsset.set(command.asset, [command])
  }
  setCommands({ list, ofAsset, orders: [] })
  const answers = new Set(list.map(({ answer }) => answer.topic))
  for (const { to } of readOrders(twin, text)) if (to.kind === 'topic') answers.add(to.answer.topic)
  watchDesk(clock && answers.size > 0 ? { clock, answers: [...answers] } : null)
}

/** Where findings can be sent: on the way of commands, or to other programs. */
function readOrders(twin: Twin | null, text: string): readonly WorkOrderTarget[] {
  const problems = new TwinProblems()
  const targets = twin ? readWorkOrders(twin, problems) : []
  for (const problem of problems.list(text)) addProblem(problem)
  useWorkOrders.setState({ targets })
  return targets
}

function followTrail(): () => void {
  const records = new Map<string, AuditRecord>()
  const tell = (): void => {
    const all = [...records.values()].toSorted((a, b) => b.at - a.at)
    for (const old of all.splice(mostShown)) records.delete(`${old.id}/${old.user}`)
    setCommands({ trail: all })
  }
  const stop = onRoomMessage('audit', ({ key, user, text }) => {
    const record = text === '' ? null : readAuditRecord(key, user, text)
    if (record) records.set(`${key}/${user}`, record)
    else if (!records.delete(`${key}/${user}`)) return
    tell()
  })
  const stopRoom = useRoom.subscribe(({ status }, before) => {
    if (status !== 'outside' || before.status === 'outside') return
    records.clear()
    tell()
  })
  return () => {
    stop()
    stopRoom()
    setCommands({ trail: [] })
  }
}

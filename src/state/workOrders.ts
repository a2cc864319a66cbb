import { create } from 'zustand'
import type { Note } from '#people/Note.ts'
import { sayFigures } from '#people/sayFigures.ts'
import { fillWorkOrder } from '#twin/fillWorkOrder.ts'
import type { WorkOrderTarget } from '#twin/WorkOrder.ts'
import { useCommands } from './commands.ts'
import { giveCommand } from './giveCommand.ts'
import { mayCommand } from './mayCommand.ts'
import { noteKeeper } from './noteActs.ts'
import { usePlant } from './plant.ts'
import { isSimulated } from './run.ts'
import { orderWords } from './sayOrderState.ts'

/** Sends JSON to an address; the composition gives it. */
export type WebhookPort = (order: { url: string; body: string }) => Promise<{
  kind: 'taken' | 'refused' | 'unknown' | 'unsent'
  text: string
}>

/** Where findings of the open plant can be sent. */
export const useWorkOrders = create<{
  targets: readonly WorkOrderTarget[]
  post: WebhookPort | null
}>(() => ({ targets: [], post: null }))

/** What a note is as a work order for a place: what will be sent, as far as it is known before. */
export function bodyOfOrder(note: Note, { body }: WorkOrderTarget): unknown {
  const { twin, assetOfPart } = usePlant.getState()
  const asset = note.target.part === null ? undefined : twin?.assets[assetOfPart(note.target.part)]
  const { title, text, severity, createdBy, createdAt, figures, id } = note
  return fillWorkOrder(body, {
    title,
    text,
    severity,
    asset: asset?.id ?? '',
    name: asset?.name ?? '',
    plant: twin?.name ?? '',
    author: createdBy.name || createdBy.user,
    time: new Date(createdAt).toISOString(),
    values: figures.length > 0 ? sayFigures(figures, createdAt) : '',
    note: id,
  })
}

/**
 * Sends a note as a work order, after a person has seen and confirmed what and where. `say` is told in words what becomes of it, which also stands below
 * the note for everybody once it is known.
 */
export function sendWorkOrder(
  note: Note,
  target: WorkOrderTarget,
  say: (words: string) => void,
): void {
  const { post } = useWorkOrders.getState()
  const end = (words: string): void => {
    say(words)
    noteKeeper()?.reply(note.id, words.slice(0, 1000))
  }
  if (!mayCommand()) say('The headset shows something else just now: nothing is sent meanwhile.')
  else if (isSimulated())
    say('While a scenario is shown nothing leaves the page: stop the scenario first.')
  else if (target.to.kind === 'topic') sendToDesk(note, target, target.to, say, end)
  else if (!post) say('There is no way to send it yet.')
  else {
    say(`Sent to ${target.name}; waiting for its answer…`)
    const body = JSON.stringify(bodyOfOrder(note, target))
    void post({ url: target.to.url, body }).then(({ kind, text }) => {
      if (kind === 'unsent') say(`Not sent to ${target.name}: ${text}`)
      else if (kind === 'unknown')
        end(`Outcome unknown: ${target.name} may have it or not (${text}). Look there first.`)
      else
        end(`${kind === 'taken' ? 'Taken' : 'Refused'} as a work order by ${target.name}: ${text}`)
    })
  }
}

function sendToDesk(
  note: Note,
  target: WorkOrderTarget,
  to: WorkOrderTarget['to'] & { kind: 'topic' },
  say: (words: string) => void,
  end: (words: string) => void,
): void {
  const { part } = note.target
  const asset = part === null ? 0 : Math.max(0, usePlant.getState().assetOfPart(part))
  const wrong = giveCommand(
    {
      id: `workOrder.${target.name}`,
      name: `Work order to ${target.name}`,
      asset,
      topic: to.topic,
      payload: bodyOfOrder(note, target),
      takes: { kind: 'nothing' },
      unit: '',
      digits: 0,
      signal: -1,
      role: 'operator',
      answer: to.answer,
      timeout: 30,
      expiry: 10,
      interlocks: [],
    },
    null,
  )
  if (wrong !== null) {
    say(wrong)
    return
  }
  const [{ id }] = useCommands.getState().orders
  const follow = (): boolean => {
    const order = useCommands.getState().orders.find((each) => each.id === id)
    if (!order) return true
    const words = `Work order to ${target.name}: ${orderWords[order.state]}. ${order.reason}`.trim()
    const isDone = order.state !== 'pending' && order.state !== 'accepted'
    if (isDone && order.state !== 'unsent') end(words)
    else say(words)
    return isDone
  }
  if (follow()) return
  const stop = useCommands.subscribe((now, before) => {
    if (now.orders !== before.orders && follow()) stop()
  })
}

import type { AnswerReading } from './Command.ts'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { readFields, refuseUnknown } from './readFields.ts'
import { sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'
import type { WorkOrderTarget } from './WorkOrder.ts'
import { workOrderFields } from './workOrderFile.ts'

/** What is sent where the file says nothing of it. */
const plainBody = {
  title: '{title}',
  text: '{text}',
  severity: '{severity}',
  asset: '{asset}',
  assetName: '{name}',
  plant: '{plant}',
  author: '{author}',
  time: '{time}',
  values: '{values}',
  note: '{note}',
}

/** Reads where findings of this twin can be sent; what is wrong is left out, with its problem. */
export function readWorkOrders(twin: Twin, problems: TwinProblems): WorkOrderTarget[] {
  const { workOrders = [] } = twin
  if (Array.isArray(workOrders))
    return workOrders.flatMap((entry, i) => readTarget(entry, ['workOrders', i], twin, problems))
  problems.add(['workOrders'], `“workOrders” must be a list, but is ${sayGiven(workOrders)}.`)
  return []
}

function readTarget(
  entry: unknown,
  path: JsonPath,
  twin: Twin,
  problems: TwinProblems,
): WorkOrderTarget[] {
  const read = readFields(workOrderFields, entry, path, problems)
  if (!read) return []
  refuseUnknown(Object.keys(read.rest), Object.keys(workOrderFields), path, problems)
  const { name, webhook, topic, body } = read.values
  if (name === undefined || read.wrong.size > 0) return []
  if ((webhook === undefined) === (topic === undefined)) {
    problems.add(path, `“${name}” must have either a “webhook” or a “topic”.`)
    return []
  }
  if (webhook !== undefined)
    return [{ name, body: body ?? plainBody, to: { kind: 'webhook', url: webhook } }]
  const answer = readAnswer(twin)
  if (topic === undefined || !answer) {
    problems.add(
      [...path, 'topic'],
      `Nobody answers what is sent to “${name}”.`,
      'Give the file “commands” with a “clock” and an "answer": { "topic": … }.',
    )
    return []
  }
  const whole = body ?? { ...plainBody, id: '{id}', desk: '{desk}', expires: '{expires}' }
  return [{ name, body: whole, to: { kind: 'topic', topic, answer } }]
}

/** Where the plant answers commands; null when the file does not say. */
function readAnswer({ commands }: Twin): AnswerReading | null {
  const shared = commands?.shared
  const given = isObject(shared) && isObject(shared.answer) ? shared.answer : null
  if (!isObject(shared) || shared.clock === undefined || typeof given?.topic !== 'string')
    return null
  const plain = { id: 'id', state: 'state', reason: 'reason' }
  const words = { accepted: ['accepted'], done: ['done'], refused: ['refused'] }
  return { ...plain, ...words, ...given, topic: given.topic }
}

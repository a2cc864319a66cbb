import type { AnswerReading } from '#twin/Command.ts'
import type { OrderState } from '#twin/Order.ts'
import { plainText } from '#twin/plainText.ts'
import { followPath, makeDottedPath } from '../codecs/DottedPath.ts'

/** What the plant answered. */
export type DeskAnswer = {
  id: string
  state: Extract<OrderState, 'accepted' | 'done' | 'refused'>
  reason: string
}

/** UTF-16 units of a reason. */
const longest = 300

/** Reads an answer of the plant's as the twin file says; null for what is none, or has a state that the file does not name. */
export function readDeskAnswer(value: unknown, reading: AnswerReading): DeskAnswer | null {
  const at = (path: string) => followPath(value, makeDottedPath(path))
  const id = at(reading.id)
  const word = at(reading.state)
  if (typeof id !== 'string' && typeof id !== 'number') return null
  if (!['string', 'number', 'boolean'].includes(typeof word)) return null
  const states = ['accepted', 'done', 'refused'] as const
  const state = states.find((each) => reading[each].includes(String(word)))
  if (!state) return null
  const reason = at(reading.reason)
  return {
    id: String(id),
    state,
    reason: typeof reason === 'string' ? plainText(reason, longest) : '',
  }
}

import type { OrderState } from '#twin/Order.ts'
import { cleanText } from './cleanText.ts'
import { isRole, type Role } from './roles.ts'

/** A command that somebody gave, and what became of it, as their page has it kept for all. A message of the family `audit`. */
export type AuditRecord = {
  /** Id of the order; the topic's key. */
  id: string
  /** Who gave it, from the topic. */
  user: string
  /** As they called themselves, and what they were. */
  name: string
  role: Role | null
  /** Id of the command, and in words what it does and to what: “Filler: Line speed”, “18 000 bottles/h”. */
  command: string
  what: string
  target: string
  /** The value before. */
  before: string
  /** When it was given and when its state was last heard of: the plant's time, epoch milliseconds. */
  at: number
  stateAt: number
  state: OrderState
  reason: string
}

const states: readonly OrderState[] = ['pending', 'accepted', 'done', 'refused', 'unknown']
const longestName = 40
const longestWords = 160
const longestReason = 300
/** UTF-16 units. */
const longest = 4096

/** Reads a message of the family `audit`; null for one that says nothing. `id` and `user` come from its topic. */
export function readAuditRecord(id: string, user: string, text: string): AuditRecord | null {
  if (text.length > longest) return null
  let made: unknown
  try {
    made = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof made !== 'object' || made === null) return null
  const said = made as Record<string, unknown>
  const state = states.find((each) => each === said.state)
  const words = (key: string, most = longestWords) =>
    typeof said[key] === 'string' ? cleanText(said[key], most) : ''
  const command = words('command')
  if (!state || command === '' || !isTime(said.at)) return null
  return {
    id,
    user,
    name: words('name', longestName) || cleanText(user, longestName),
    role: typeof said.role === 'string' && isRole(said.role) ? said.role : null,
    command,
    what: words('what') || command,
    target: words('target'),
    before: words('before'),
    at: said.at,
    stateAt: isTime(said.stateAt) ? said.stateAt : said.at,
    state,
    reason: words('reason', longestReason),
  }
}

export function writeAuditRecord({ id: _id, user: _user, ...rest }: AuditRecord): string {
  return JSON.stringify(rest)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < 8.64e15
}

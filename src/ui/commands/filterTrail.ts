import type { AuditRecord } from '#people/AuditRecord.ts'
import type { GivenOrder } from '#state/commands.ts'
import { orderWords } from '#state/sayOrderState.ts'
import type { OrderState } from '#twin/Order.ts'

export type TrailFilter = {
  /** In what was done, by whom, to what and why. */
  query: string
  /** Null: any. */
  state: OrderState | null
  isMine: boolean
}

export const wholeTrail: TrailFilter = { query: '', state: null, isMine: false }

/** Milliseconds after which a record that was never brought to an end tells no more: whose page it was has gone. */
const patience = 120_000

/** What everybody did and what never left this page, the newest first; what was never brought to an end is unknown. */
export function joinTrail(
  trail: readonly AuditRecord[],
  orders: readonly GivenOrder[],
  me: Pick<AuditRecord, 'user' | 'name' | 'role'>,
  now: number,
): AuditRecord[] {
  const known = new Set(trail.map(({ id }) => id))
  const own = orders.filter(({ id }) => !known.has(id)).map((order) => Object.assign({}, order, me))
  return [...own, ...trail]
    .map((record) =>
      isLost(record, now) ? Object.assign({}, record, { state: 'unknown', reason: lost }) : record,
    )
    .toSorted((a, b) => b.at - a.at)
}

const lost = 'The page that gave it has not told how it ended.'

export function filterTrail(
  records: readonly AuditRecord[],
  { query, state, isMine }: TrailFilter,
  user: string,
): AuditRecord[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  return records.filter((record) => {
    if (state !== null && record.state !== state) return false
    if (isMine && record.user !== user) return false
    const { name, user: who, role, command, what, target, before, reason } = record
    const text = [name, who, role, command, what, target, before, reason, orderWords[record.state]]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

function isLost({ state, stateAt }: AuditRecord, now: number): boolean {
  return (state === 'pending' || state === 'accepted') && now - stateAt > patience
}

import { roomFamilies, type RoomFamily } from './roomTopics.ts'

/** What somebody may be, from little to much. A kiosk only looks. */
export const roles = ['kiosk', 'guest', 'viewer', 'inspector', 'operator', 'engineer'] as const

export type Role = (typeof roles)[number]

/** Who a broker's user can be: a person in a role, or the plant's own programs. */
export type Account = Role | 'plant'

/** What is ruled over: the families of a room, the plant's values, and what asks its devices for something. */
export type Field = RoomFamily | 'telemetry' | 'command'

/** To get it, to say it under one's own user and session, to take back what somebody else has had kept. */
export type Verb = 'read' | 'write' | 'clear'

/**
 * Who may do what: the one place that says so. The page hides by it, the broker of `npm start` refuses by it, and the access files for
 * other brokers (`npm run access`) are made of it. r: read, w: write, c: clear what others have written, -: nothing.
 *
 * All write under their own name alone. `who` is written under one's own role, so that the others learn it from the broker;
 * of `rtc` everyone reads what is for them. Telemetry is every topic that is not a room's. Commands are what people tell the plant
 * to do (`commandTopics`), which is written under one's own role, user and session, and Sparkplug's NCMD and DCMD, which name nobody; `audit`
 * is where they are told of.
 */
export const accessTable = `
             kiosk  guest  viewer  inspector  operator  engineer  plant
  who        rw     rw     rw      rw         rw        rw        -
  pose       r      rw     rw      rw         rw        rw        -
  mark       r      rw     rw      rw         rw        rw        -
  say        r      rw     rw      rw         rw        rw        -
  rtc        -      rw     rw      rw         rw        rw        -
  lead       r      r      rw      rw         rw        rw        -
  ink        r      r      rw      rw         rw        rwc       -
  note       r      r      r       rw         rw        rw        -
  picture    r      r      r       rw         rw        rw        -
  inspection r      r      r       rw         rw        rw        -
  run        r      r      r       r          rw        rw        -
  beat       r      rw     rw      rw         rw        rw        -
  audit      r      r      r       r          rw        rw        -
  alarm      r      r      r       r          rw        rw        -
  service    r      r      r       r          r         rw        -
  mod        r      r      r       r          r         rw        -
  health     rw     rw     rw      rw         rw        rwc       -
  telemetry  r      r      r       r          r         r         rw
  command    r      r      r       r          rw        rw        rw
`

/** All of the table's rows, in its order. */
export const fields: readonly Field[] = [
  ...(Object.keys(roomFamilies) as RoomFamily[]),
  'telemetry',
  'command',
]

/** All of the table's columns. */
export const accounts: readonly Account[] = [...roles, 'plant']

const rights = readTable(accessTable)

/** Whether the table gives somebody a right. */
export function may(account: Account, verb: Verb, field: Field): boolean {
  return rights.get(`${account} ${field}`)?.includes(verb[0]) ?? false
}

/** Whether somebody may write in a family under their own name. Without a role, as before the broker has told it: nothing. */
export function mayWrite(role: Role | null, family: RoomFamily): boolean {
  return role !== null && may(role, 'write', family)
}

/** Whether somebody gets what is written in a family. */
export function mayRead(role: Role | null, family: RoomFamily): boolean {
  return role !== null && may(role, 'read', family)
}

/** Whether somebody may take back what others have had kept in a family. */
export function mayClear(role: Role | null, family: RoomFamily): boolean {
  return role !== null && may(role, 'clear', family)
}

export function isRole(text: string): text is Role {
  return roles.some((role) => role === text)
}

function readTable(text: string): Map<string, string> {
  const [head, ...lines] = text.trim().split('\n')
  const columns = head.trim().split(/\s+/)
  const cells = new Map<string, string>()
  for (const line of lines) {
    const [field, ...row] = line.trim().split(/\s+/)
    columns.forEach((account, i) => cells.set(`${account} ${field}`, row[i]))
  }
  return cells
}

import type { Card } from '#people/Card.ts'
import type { Person } from '#people/Person.ts'
import type { Role } from '#people/roles.ts'
import type { RoomFamily } from '#people/roomTopics.ts'
import type { Problem } from '#twin/Problem.ts'
import type { CommandNews, CommandWish } from './commands/CommandLink.ts'
import type { PassNews } from './login/heldPasses.ts'
import type { KeepResult } from './transports/Transport.ts'

/** What the page says of its person; the rest of their card the worker knows itself. */
export type OwnCard = Omit<Card, 'ask' | 'latency' | 'time'>

/** Which room is wanted, where, and as whom. */
export type RoomWish = {
  /** As in `FeedWish`. */
  broker: string
  username?: string
  password?: string
  /** As in `FeedWish`. */
  page?: string
  room: string
  /** The user of the connection; without credentials `~` and 8 characters. */
  user: string
  /** The client id: 8 characters a–z and 0–9, another one for each page. */
  session: string
  card: OwnCard
}

/** How the room stands; `role` is what the broker lets this person be, null before it has told. */
export type RoomStanding = {
  status: 'joining' | 'joined' | 'lost' | 'refused'
  reason: string
  role: Role | null
}

/** A message of a family that the worker only hands on; see `RoomMessage` of the page. */
export type RoomLetter = {
  family: RoomFamily
  key: string
  user: string
  session: string
  text: string
  isRetained: boolean
}

/** Somebody who has come or changed; poses name them by their number. */
export type PersonNews = { person: Person; number: number }

export type ToRoom =
  | { kind: 'open'; wish: RoomWish }
  | { kind: 'card'; card: OwnCard }
  /** What this person points at and has selected (`writeMark`). */
  | { kind: 'mark'; text: string }
  /** Where this person is (`writePose`). */
  | { kind: 'pose'; bytes: Uint8Array }
  /** With an `owner` that is somebody else it takes back what they had kept: `text` is empty. */
  | { kind: 'send'; id: number; family: RoomFamily; key: string; text: string; owner?: string }
  /** Where the plant's desk is, or a command for it. */
  | { kind: 'command'; wish: CommandWish }
  /** The picture of a note is looked at. */
  | { kind: 'want'; id: string }
  /** A batch of poses was taken over; its buffer comes back for the next one. */
  | { kind: 'ack'; buffer: ArrayBuffer }
  /** Somebody logged in or out. */
  | ({ kind: 'pass' } & PassNews)
  /** The person goes: the others are told at once. */
  | { kind: 'leave' }

export type FromRoom =
  | { kind: 'standing'; standing: RoomStanding }
  | { kind: 'people'; changed: PersonNews[]; gone: string[] }
  /** `count` poses in a `PoseBatch`; `now` is the worker's clock. */
  | { kind: 'poses'; buffer: ArrayBuffer; count: number; now: number }
  | { kind: 'letters'; letters: RoomLetter[] }
  | { kind: 'sent'; id: number; result: KeepResult }
  | { kind: 'command'; news: CommandNews }
  /** From this person to the broker and back, milliseconds. */
  | { kind: 'latency'; latency: number }
  | { kind: 'problem'; problem: Problem; times: number }
  /** Once a second: a silent worker is a dead one. */
  | { kind: 'pulse'; now: number }

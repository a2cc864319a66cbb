import type { Role } from './roles.ts'

/** What a person looks at the plant with. A kiosk is looked at by many, and says nothing. */
export type Device = 'desktop' | 'headset' | 'kiosk'

/** Somebody in the room, as the others know them. One user can be there twice: each session is a person. */
export type Person = {
  /** The session: the client id of their connection. Tells apart two tabs of one user. */
  id: string
  /** The user of their connection. Of one without credentials: `~` and an id that their browser keeps. */
  user: string
  /** As they call themselves, 40 characters at most, without control characters. */
  name: string
  /** sRGB `#rrggbb`, one of `personColours`. */
  colour: string
  device: Device
  /** From the topic that the broker lets them write to, never from what they say. */
  role: Role
  /** From them to the broker and back, milliseconds; null before it is known. */
  latency: number | null
  /** Their microphone is off, or they have none. */
  muted: boolean
  /** Their voice is heard just now. */
  speaking: boolean
  /** Their picture is out of sight: a hidden tab, a headset put down. Their last pose stays, paler. */
  away: boolean
  /** Id of the part that they point at. */
  pointing: string | null
  /** Ids of the parts that they have selected. */
  picked: readonly string[]
  /** They record what happens in the room. */
  records?: boolean
  /** Whom they let record them (`consent.ts`). */
  consent?: string
  /** What a display of a wall shows, for the others of it (`readWallSay`). Absent: it is none. */
  wall?: string
  /** Milliseconds by which the clock of its computer is ahead of this one's, roughly; absent while nobody knows. */
  ahead?: number
}

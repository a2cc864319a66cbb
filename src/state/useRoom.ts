import { create } from 'zustand'
import type { Device, Person } from '#people/Person.ts'
import type { Role } from '#people/roles.ts'

/** How the page stands to its room. */
export type RoomStatus = 'outside' | 'joining' | 'joined' | 'lost' | 'refused'

export type RoomState = {
  /** `main` unless the address of the page says `?room=`. */
  room: string
  status: RoomStatus
  /** Why, in words, while it is not joined. */
  reason: string
  /** Whom the others see. `role` and the ids come from the connection; null before the first. */
  me: {
    id: string
    user: string
    name: string
    colour: string
    device: Device
    role: Role | null
    /** Has been asked for a name, and gave one or let it be. */
    isNamed: boolean
    muted: boolean
    speaking: boolean
    /** This page records, and whom this person lets record them (`consent.ts`). */
    records?: boolean
    consent?: string
    /** What this display of a wall shows, for the others of it. */
    wall?: string
  }
  /** The others, in the order of their coming. A new array only when somebody has changed. */
  people: readonly Person[]
}

/** Who is in the room. Apart from `room.ts`, because the first picture needs no more of it. */
export const useRoom = create<RoomState>(() => ({
  room: 'main',
  status: 'outside',
  reason: '',
  me: {
    id: '',
    user: '',
    name: '',
    colour: '',
    device: 'desktop',
    role: null,
    isNamed: false,
    muted: true,
    speaking: false,
  },
  people: [],
}))

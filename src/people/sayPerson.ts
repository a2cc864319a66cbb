import { cleanText } from './cleanText.ts'
import type { Device } from './Person.ts'
import { personColours } from './personColours.ts'
import type { Role } from './roles.ts'

const longestName = 40

/** What a person looks with, in words. */
export const deviceWords: Record<Device, string> = {
  desktop: 'at a screen',
  headset: 'in a headset',
  kiosk: 'a wall display',
}

export const roleWords: Record<Role, string> = {
  kiosk: 'Kiosk',
  guest: 'Guest',
  viewer: 'Viewer',
  inspector: 'Inspector',
  operator: 'Operator',
  engineer: 'Engineer',
}

/** Short words beside each other, without those that are empty. */
export function sayFacts(words: readonly string[]): string {
  const said = words.filter((word) => word !== '').join(' · ')
  return said.charAt(0).toLocaleUpperCase() + said.slice(1)
}

/** The name of a person's colour, so that nobody has to tell colours apart; of another one its own hexadecimal one. */
export function sayColour(colour: string): string {
  return Object.entries(personColours).find(([, known]) => known === colour)?.[0] ?? colour
}

/** From them to the broker and back. */
export function sayLatency(milliseconds: number | null): string {
  return milliseconds === null ? '' : `${Math.round(milliseconds)}\u202fms`
}

/** The user that a broker knows somebody as; empty for one without credentials, whose name is only their own word. */
export function sayUser(user: string): string {
  return user.startsWith('~') ? '' : cleanText(user, longestName)
}

/** Hours and minutes of a moment, as the person's system writes them. */
export function sayTime(time: number): string {
  return clock.format(time)
}

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

import { cleanText } from './cleanText.ts'
import { isConsent } from './consent.ts'
import type { Device, Person } from './Person.ts'
import { personColours } from './personColours.ts'
import { readRecord } from './readRecord.ts'

/** What somebody says of themselves, every two seconds; a message of the family `who`. */
export type Card = Pick<
  Person,
  | 'name'
  | 'colour'
  | 'device'
  | 'latency'
  | 'muted'
  | 'speaking'
  | 'away'
  | 'records'
  | 'consent'
  | 'wall'
> & {
  /** They have just come: everyone is to say who they are. */
  ask: boolean
  /** When it was sent, epoch milliseconds by their computer: of a display in a wall alone. */
  time?: number
}

/** Characters. */
const longestName = 40
/** UTF-16 units a card. */
const longestCard = 2000
/** Milliseconds: more is not told. */
const longestLatency = 60_000
/** UTF-16 units of what a display of a wall says. */
const longestWall = 200
const devices: readonly Device[] = ['desktop', 'headset', 'kiosk']
const colours: readonly string[] = Object.values(personColours)

/** A name as it is shown: in one line, 40 characters at most, without what is not seen. */
export function cleanName(name: string): string {
  return cleanText(name, longestName)
}

/** The colour of somebody who has none yet: always the same for the same text. */
export function colourOf(text: string): string {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return colours[Math.abs(hash) % colours.length]
}

export function isPersonColour(text: unknown): text is string {
  return typeof text === 'string' && colours.includes(text)
}

/**
 * Reads the card of a session; null when it is none. Whatever is missing or odd in it is made harmless: a name that is none is `Visitor`, a
 * colour of their own one of ours.
 */
export function readCard(text: string, session: string): Card | null {
  if (text.length > longestCard) return null
  const said = readRecord(text)
  if (!said) return null
  const { name, colour, device, latency } = said
  const known = devices.find((each) => each === device)
  const took = typeof latency === 'number' && latency >= 0 && latency <= longestLatency
  return {
    name: (typeof name === 'string' && cleanName(name)) || 'Visitor',
    colour: isPersonColour(colour) ? colour : colourOf(session),
    device: known ?? 'desktop',
    latency: took ? Math.round(latency) : null,
    muted: said.muted !== false,
    speaking: said.speaking === true,
    away: said.away === true,
    ask: said.ask === true,
    records: said.records === true || undefined,
    consent: isConsent(said.consent) ? said.consent : undefined,
    ...readWall(said),
  }
}

export function writeCard(card: Card): string {
  return JSON.stringify(card)
}

function readWall({ wall, time }: Record<string, unknown>): Pick<Card, 'wall' | 'time'> {
  if (typeof wall !== 'string' || wall === '' || wall.length > longestWall) return {}
  return typeof time === 'number' && Number.isFinite(time) ? { wall, time } : { wall }
}

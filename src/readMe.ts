import { cleanName, colourOf, isPersonColour } from '#people/Card.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import type { RoomState } from '#state/room.ts'

/** Where a browser keeps how its person is called, their colour, and the key that tells it from others. */
const place = 'gemba.person'
const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** Who this page's person is before they say anything: from its address and from what the browser keeps. */
export function readMe(
  search: string,
  isKiosk = new URLSearchParams(search).has('kiosk'),
): Pick<RoomState, 'room' | 'me'> & { wrongRoom: string } {
  const wishes = new URLSearchParams(search)
  const kept = readKept()
  const key = typeof kept.key === 'string' && /^[a-z0-9]{8}$/.test(kept.key) ? kept.key : makeKey()
  const colour = isPersonColour(kept.colour) ? kept.colour : colourOf(key)
  keep({ ...kept, key, colour })
  const given = cleanName(wishes.get('name') ?? '')
  const known = typeof kept.name === 'string' ? cleanName(kept.name) : ''
  const room = wishes.get('room') ?? ''
  const isRoom = isTopicLevel(room)
  return {
    room: isRoom ? room : 'main',
    wrongRoom: isRoom ? '' : room,
    me: {
      id: makeKey(),
      user: `~${key}`,
      name: given || known || (isKiosk ? 'Kiosk' : 'Visitor'),
      colour,
      device: isKiosk ? 'kiosk' : 'desktop',
      role: null,
      isNamed: given !== '' || known !== '',
      muted: true,
      speaking: false,
    },
  }
}

/** Eight characters that nobody else has. */
export function makeKey(): string {
  const random = crypto.getRandomValues(new Uint32Array(8))
  return Array.from(random, (number) => letters[number % letters.length]).join('')
}

function readKept(): Record<string, unknown> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function keep(person: Record<string, unknown>): void {
  try {
    localStorage.setItem(place, JSON.stringify(person))
  } catch {
    // A browser that keeps nothing: another one at the next visit.
    return
  }
}

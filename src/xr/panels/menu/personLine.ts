import type { Device, Person } from '#people/Person.ts'
import { deviceWords, roleWords, sayColour, sayFacts, sayLatency } from '#people/sayPerson.ts'
import type { IconName } from '../icons.ts'
import { writable } from '../writable.ts'

const icons: Record<Device, IconName> = {
  desktop: 'monitor',
  headset: 'glasses',
  kiosk: 'monitor',
}

/** What a line of the list says of somebody in the room. */
export function personLine(
  person: Person,
  silenced: ReadonlySet<string>,
): { text: string; below: string; value: string; icon: IconName; dot: string } {
  const { id, name, colour, role, device, away, muted, speaking, latency } = person
  const voice = silenced.has(id) ? 'not heard' : speaking ? 'speaks' : muted ? '' : 'microphone on'
  const where = device === 'desktop' ? '' : deviceWords[device]
  return {
    // Letters that the panels' font lacks would be boxes: the colour tells them apart, too.
    text: writable(name).includes('□') ? `${sayFacts([sayColour(colour)])} visitor` : name,
    below: sayFacts([away ? 'away' : '', voice, sayColour(colour), roleWords[role], where]),
    value: sayLatency(latency),
    icon: icons[device],
    dot: colour,
  }
}

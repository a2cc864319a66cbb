import type { Device, Person } from '#people/Person.ts'
import { deviceWords, roleWords, sayColour, sayFacts, sayLatency } from '#people/sayPerson.ts'
import type { Moderation } from '#state/moderation.ts'
import type { IconName } from '../icons.ts'

const icons: Record<Device, IconName> = {
  desktop: 'monitor',
  headset: 'glasses',
  kiosk: 'monitor',
}

/** What a line of the list says of somebody in the room. */
export function personLine(
  person: Person,
  { silenced }: Pick<Moderation, 'silenced'>,
): { text: string; below: string; value: string; icon: IconName; dot: string } {
  const { id, name, colour, role, device, away, muted, speaking, latency } = person
  const voice = silenced.has(id) ? 'not heard' : speaking ? 'speaks' : muted ? '' : 'microphone on'
  const where = device === 'desktop' ? '' : deviceWords[device]
  return {
    text: name,
    below: sayFacts([away ? 'away' : '', voice, sayColour(colour), roleWords[role], where]),
    value: sayLatency(latency),
    icon: icons[device],
    dot: colour,
  }
}

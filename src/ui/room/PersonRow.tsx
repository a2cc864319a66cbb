import {
  EyeOff,
  LocateFixed,
  MicOff,
  Monitor,
  RectangleGoggles,
  Tv,
  Volume2,
  VolumeX,
} from 'lucide-react'
import { memo } from 'react'
import type { Device, Person } from '#people/Person.ts'
import { sayModeration } from './sayModeration.ts'
import { useModeration } from '#state/moderation.ts'
import { IconButton } from '../IconButton.tsx'
import { goToPerson } from '#state/following.ts'
import { sayOutcome } from './outcome.ts'
import { PersonMenu } from './PersonMenu.tsx'
import css from './PersonRow.module.css'
import {
  deviceWords,
  roleWords,
  sayColour,
  sayFacts,
  sayLatency,
  sayUser,
} from '#people/sayPerson.ts'
import { Swatch } from './Swatch.tsx'

const deviceIcons: Record<Device, typeof Monitor> = {
  desktop: Monitor,
  headset: RectangleGoggles,
  kiosk: Tv,
}

/** Somebody in the room: who, with what, in which role, and what one can do about them. */
export const PersonRow = memo(function PersonRow({ person }: { person: Person }) {
  const { name, colour, device, role, away, speaking, latency } = person
  const state = useModeration((moderation) => sayModeration(moderation, person))
  return (
    <li className={css.row}>
      <Swatch name={name} colour={colour} isSpeaking={speaking} isAway={away} />
      <div className={css.who}>
        <p className={css.name}>
          <span>{name}</span>
          <User user={person.user} />
        </p>
        <p className={css.facts}>
          <DeviceIcon device={device} />
          <Voice person={person} />
          <span>{sayFacts([state, away ? 'away' : '', sayColour(colour), roleWords[role]])}</span>
          <span className={css.latency}>{sayLatency(latency)}</span>
        </p>
      </div>
      {device !== 'kiosk' && (
        <IconButton
          icon={LocateFixed}
          label={`Go to ${name}`}
          onClick={() => {
            const isKnown = goToPerson(person.id)
            sayOutcome(isKnown ? '' : `Nobody knows yet where ${name} is in the plant.`)
          }}
        />
      )}
      <PersonMenu person={person} />
    </li>
  )
})

/** Whom the broker knows somebody as: unlike a name nobody can take another one's. */
export function User({ user }: { user: string }) {
  const known = sayUser(user)
  return known === '' ? null : (
    <span className={css.user} title="As the broker knows them">
      {known}
    </span>
  )
}

/** What somebody looks at the plant with. */
export function DeviceIcon({ device }: { device: Device }) {
  const Icon = deviceIcons[device]
  return (
    <span className={css.device} title={deviceWords[device]}>
      <Icon aria-hidden />
      <span className="visually-hidden">{deviceWords[device]}</span>
    </span>
  )
}

function Voice({ person: { id, muted, speaking } }: { person: Person }) {
  const isSilenced = useModeration((moderation) => moderation.silenced.has(id))
  const isHidden = useModeration((moderation) => moderation.hidden.has(id))
  const signs = [
    speaking && !isSilenced && ([Volume2, 'speaks'] as const),
    muted && !isSilenced && ([MicOff, 'microphone off'] as const),
    isSilenced && ([VolumeX, 'not heard here'] as const),
    isHidden && ([EyeOff, 'not drawn here'] as const),
  ].filter((sign) => sign !== false)
  return signs.map(([Icon, words]) => (
    <span key={words} className={css.device} title={words}>
      <Icon aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  ))
}

import { Mic, MicOff, Pencil } from 'lucide-react'
import { useState } from 'react'
import { useRoom } from '#state/room.ts'
import { IconButton } from '../IconButton.tsx'
import css from './PersonRow.module.css'
import { DeviceIcon, User } from './PersonRow.tsx'
import own from './MeRow.module.css'
import { NameForm } from './NameForm.tsx'
import { roleWords, sayColour, sayFacts } from '#people/sayPerson.ts'
import { Swatch } from './Swatch.tsx'

/** The person of this page as the others see them, and the form that changes it; the form comes by itself to who has not been asked yet. */
export function MeRow() {
  const me = useRoom((room) => room.me)
  const [isEditing, setEditing] = useState(!me.isNamed)
  if (isEditing) {
    return (
      <div className={own.card}>
        <NameForm isAsked onDone={() => setEditing(false)} />
      </div>
    )
  }
  const words = me.muted ? 'microphone off' : 'microphone on'
  const Microphone = me.muted ? MicOff : Mic
  return (
    <fieldset className={css.row} aria-label="You">
      <Swatch name={me.name} colour={me.colour} isSpeaking={me.speaking} />
      <div className={css.who}>
        <p className={css.name}>
          <span>{me.name}</span>
          <User user={me.user} />
        </p>
        <p className={css.facts}>
          <DeviceIcon device={me.device} />
          <span className={css.device} title={words}>
            <Microphone aria-hidden />
            <span className="visually-hidden">{words}</span>
          </span>
          <span>{sayFacts(['you', sayColour(me.colour), me.role ? roleWords[me.role] : ''])}</span>
        </p>
      </div>
      <IconButton
        icon={Pencil}
        label="Change your name or colour"
        onClick={() => setEditing(true)}
      />
    </fieldset>
  )
}

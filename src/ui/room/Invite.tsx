import { ArrowLeft, Check, Copy } from 'lucide-react'
import { Suspense, useId, useState, type FormEvent } from 'react'
import { cleanText } from '#people/cleanText.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import { useOpening } from '#state/opening.ts'
import { useRoom } from '#state/room.ts'
import { currentView } from '../applyViewLink.ts'
import { copyText } from '../copyText.ts'
import { IconButton } from '../IconButton.tsx'
import { lazyPanel } from '../lazyPanel.tsx'
import { makeViewHash } from '../ViewLink.ts'
import form from './form.module.css'
import css from './Invite.module.css'
import { isOnlyHere, roomAddress } from './roomAddress.ts'

const QrCode = lazyPanel(() => import('./QrCode.tsx').then((m) => m.QrCode))

/** The link into this room, to copy or to photograph, and the way into another one. */
export function Invite({ onBack }: { onBack: () => void }) {
  const room = useRoom((state) => state.room)
  const isGiven = useOpening((opening) => opening.isGiven)
  const [withView, setWithView] = useState(false)
  // The view as it was when it was asked for: the code does not change under a camera.
  const [hash, setHash] = useState('')
  const address = roomAddress(location.href, room, withView ? hash : '')
  return (
    <section className={css.invite} aria-label="Invite">
      <div className={css.head}>
        <IconButton icon={ArrowLeft} label="Back to the people" onClick={onBack} />
        <h3>Invite others</h3>
      </div>
      <div className={css.body}>
        <p className={css.words}>
          Who opens this link sees the same plant, and is in the room <b>{cleanText(room, 64)}</b>{' '}
          with you.
        </p>
        {isGiven && (
          <p className={form.wrong}>
            The plant that you see came from files of your own machine: the others will see the one
            of the link.
          </p>
        )}
        <Suspense fallback={<div className={css.code} />}>
          <QrCode text={address} className={css.code} />
        </Suspense>
        <Link address={address} />
        <label className={css.check}>
          <input
            type="checkbox"
            checked={withView}
            onChange={(event) => {
              setHash(makeViewHash(currentView()))
              setWithView(event.target.checked)
            }}
          />
          With what I see now
        </label>
        {isOnlyHere(address) && (
          <p className={form.wrong}>
            This address works on this computer alone. Open the page by the address that the
            computer has in your network, and invite from there.
          </p>
        )}
        <OtherRoom room={room} />
      </div>
    </section>
  )
}

function Link({ address }: { address: string }) {
  const [outcome, setOutcome] = useState('')
  const copy = async () => {
    setOutcome((await copyText(address)) ? 'Link copied' : 'Select the link and copy it')
    setTimeout(setOutcome, 3000, '')
  }
  const id = useId()
  return (
    <div className={form.field}>
      <label htmlFor={id}>Link</label>
      <div className={form.row}>
        <input id={id} readOnly value={address} onFocus={(event) => event.target.select()} />
        <button type="button" className={form.main} onClick={() => void copy()}>
          {outcome === 'Link copied' ? <Check aria-hidden /> : <Copy aria-hidden />}
          Copy
        </button>
      </div>
      <output className={form.hint}>{outcome}</output>
    </div>
  )
}

/** Another room by its name: the page opens it anew, and the view stays. */
function OtherRoom({ room }: { room: string }) {
  const [name, setName] = useState(room)
  const id = useId()
  const wanted = name.trim()
  const isFit = isTopicLevel(wanted)
  const join = (event: FormEvent) => {
    event.preventDefault()
    if (!isFit || wanted === room) return
    location.assign(roomAddress(location.href, wanted, makeViewHash(currentView())))
  }
  return (
    <form className={css.other} onSubmit={join}>
      <div className={form.field}>
        <label htmlFor={id}>Room</label>
        <div className={form.row}>
          <input
            id={id}
            value={name}
            maxLength={64}
            aria-describedby={`${id}-hint`}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className={form.plain} disabled={!isFit || wanted === room}>
            Go there
          </button>
        </div>
        <p id={`${id}-hint`} className={isFit || wanted === '' ? form.hint : form.wrong}>
          {isFit || wanted === ''
            ? 'Another name is another room; whoever knows it can come in.'
            : 'A room’s name has no + # / $ in it.'}
        </p>
      </div>
    </form>
  )
}

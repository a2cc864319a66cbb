import { Eye, Megaphone, Presentation, X } from 'lucide-react'
import { useEffect, type ReactNode } from 'react'
import { follow, stopFollowing, useFollowing } from '#state/following.ts'
import {
  answerCall,
  dismissWords,
  joinPresentation,
  leavePresentation,
  stopPresenting,
  usePresenting,
} from '#state/presenting.ts'
import { useOtherCount } from '#state/others.ts'
import { useRoom } from '#state/room.ts'
import { RecordingLines } from '../recording/RecordingLines.tsx'
import css from './LeadBar.module.css'

/** Milliseconds that words stay, when nobody takes note of them. */
const reading = 8000

/** Who goes along with whom, over the picture: one line each, with the way out of it. */
export function LeadBar() {
  return (
    <>
      <Call />
      <Presented />
      <Followed />
      <Mine />
      <Words />
      <RecordingLines />
    </>
  )
}

function Call() {
  const call = usePresenting((presenting) => presenting.call)
  if (!call) return null
  return (
    <Line id={call.id} icon={<Megaphone aria-hidden />}>
      <output>
        <b>{call.name}</b> asks you to come
      </output>
      <button type="button" className={css.main} onClick={() => answerCall(true)}>
        Go
      </button>
      <button type="button" onClick={() => answerCall(false)}>
        Stay
      </button>
    </Line>
  )
}

function Presented() {
  const presenter = usePresenting((presenting) => presenting.presenter)
  const answer = usePresenting((presenting) => presenting.answer)
  const isAlong = useFollowing(({ id }) => id !== null && id === presenter?.id)
  if (!presenter) return null
  return (
    <Line id={presenter.id} icon={<Presentation aria-hidden />}>
      <output>
        {answer === 'yes' ? 'Watching ' : ''}
        <b>{presenter.name}</b> {answer === 'yes' ? 'present' : 'presents'}
      </output>
      {answer !== 'yes' && (
        <button type="button" className={css.main} onClick={joinPresentation}>
          Watch
        </button>
      )}
      {answer === 'asked' && (
        <button type="button" onClick={leavePresentation}>
          Not now
        </button>
      )}
      {answer === 'yes' && !isAlong && (
        <button type="button" className={css.main} onClick={() => follow(presenter.id)}>
          Look along
        </button>
      )}
      {answer === 'yes' && (
        <button type="button" onClick={leavePresentation}>
          Leave
        </button>
      )}
    </Line>
  )
}

function Followed() {
  const id = useFollowing((following) => following.id)
  const name = useFollowing((following) => following.name)
  const isPresenter = usePresenting(({ presenter }) => presenter !== null && presenter.id === id)
  if (id === null || isPresenter) return null
  return (
    <Line id={id} icon={<Eye aria-hidden />}>
      <output>
        Following <b>{name}</b>
      </output>
      <button type="button" className={css.main} onClick={() => stopFollowing()}>
        Stop
      </button>
    </Line>
  )
}

function Mine() {
  const isMe = usePresenting((presenting) => presenting.isMe)
  const count = useOtherCount()
  if (!isMe) return null
  return (
    <Line id={null} icon={<Presentation aria-hidden />}>
      <output>You are presenting to {count === 0 ? 'nobody yet' : count}</output>
      <button type="button" className={css.main} onClick={() => stopPresenting()}>
        Stop
      </button>
    </Line>
  )
}

function Words() {
  const said = usePresenting((presenting) => presenting.words)
  const why = useFollowing((following) => following.words)
  const words = said ?? why
  useEffect(() => {
    if (words === null) return undefined
    const timer = setTimeout(dismissWords, reading)
    return () => clearTimeout(timer)
  }, [words])
  if (words === null) return null
  return (
    <div className={css.line}>
      <output>{words}</output>
      <button type="button" aria-label="Dismiss" onClick={dismissWords}>
        <X aria-hidden />
      </button>
    </div>
  )
}

/** With the colour of the person that it is about. */
function Line({ id, icon, children }: { id: string | null; icon: ReactNode; children: ReactNode }) {
  const colour = useRoom(({ me, people }) => {
    return id === null ? me.colour : people.find((person) => person.id === id)?.colour
  })
  return (
    <div className={css.line}>
      <span className={css.sign} style={{ background: colour }}>
        {icon}
      </span>
      {children}
    </div>
  )
}

import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { attachChat } from '#state/chat.ts'
import { cleanText } from '#people/cleanText.ts'
import { sayVerdict } from '#people/sayVerdict.ts'
import type { Verdict } from '#people/Verdict.ts'
import { attachModeration, useModeration } from '#state/moderation.ts'
import { usePanels } from '#state/panels.ts'
import { attachPresenting } from '#state/presenting.ts'
import { useRoom } from '#state/room.ts'
import { IconButton } from '../IconButton.tsx'
import { ChatToasts } from './ChatToasts.tsx'
import { NameForm } from './NameForm.tsx'
import css from './PeopleCorner.module.css'

/** What the room says beside the picture: new lines, and who was invited is asked for a name. It listens as long as it is there. */
export function PeopleCorner() {
  useEffect(() => {
    const stops = [attachModeration(), attachChat(), attachPresenting()]
    return () => stops.forEach((stop) => stop())
  }, [])
  return (
    <div className={css.corner}>
      <Arrival />
      <Moderated />
      <ChatToasts />
    </div>
  )
}

/** What an engineer decided about this page's person, until they have seen it. */
function Moderated() {
  const verdict = useModeration((moderation) => moderation.me)
  const isPanel = usePanels((panels) => panels.people)
  const [seen, setSeen] = useState<Verdict | null>(null)
  if (verdict === null || verdict === seen || isPanel) return null
  return (
    <div className={`${css.card} ${css.told}`} role="alert">
      <p>{sayVerdict(verdict)}</p>
      <IconButton icon={X} label="Close" onClick={() => setSeen(verdict)} />
    </div>
  )
}

/** Who came by an invitation is asked at once, without being held up. */
function Arrival() {
  const [isOver, setOver] = useState(() => !new URLSearchParams(location.search).has('room'))
  const isNamed = useRoom(({ me }) => me.isNamed)
  const isJoined = useRoom(({ status }) => status === 'joined')
  const device = useRoom(({ me }) => me.device)
  const isPanel = usePanels((panels) => panels.people)
  const room = useRoom((state) => state.room)
  // The panel asks, too.
  if (isOver || isNamed || !isJoined || isPanel || device === 'kiosk') return null
  return (
    <section className={css.card} aria-label="Welcome">
      <div className={css.head}>
        <h2>
          You are in the room <b>{cleanText(room, 64)}</b>
        </h2>
        <IconButton icon={X} label="Close" onClick={() => setOver(true)} />
      </div>
      <NameForm isAsked={false} onDone={() => setOver(true)} />
    </section>
  )
}

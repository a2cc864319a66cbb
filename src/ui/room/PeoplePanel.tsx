import { Megaphone, Presentation, UserPlus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { mayWrite } from '#people/roles.ts'
import { cleanText } from '#people/cleanText.ts'
import { setChatOpen, useChat } from '#state/chat.ts'
import { forgetVerdicts, useModeration } from '#state/moderation.ts'
import { useOtherCount, useOthers } from '#state/others.ts'
import { setPanels, usePanels } from '#state/panels.ts'
import { gather, present, stopPresenting, usePresenting } from '#state/presenting.ts'
import { useRoom } from '#state/room.ts'
import { IconButton } from '../IconButton.tsx'
import { ChatInput } from './ChatInput.tsx'
import { ChatLog } from './ChatLog.tsx'
import form from './form.module.css'
import { InkList } from './InkList.tsx'
import { Invite } from './Invite.tsx'
import { MeRow } from './MeRow.tsx'
import { Moderated } from './Moderated.tsx'
import { useOutcome } from './outcome.ts'
import side from '../sidePanel.module.css'
import css from './PeoplePanel.module.css'
import { PenButton } from './PenButton.tsx'
import { PersonRow } from './PersonRow.tsx'
import { sayRoom } from './sayRoom.ts'
import { useIsNarrow } from './useIsNarrow.ts'
import { VoiceBar } from './VoiceBar.tsx'

/** Who is in the room, and what is said there. On a small screen one of the two. */
export function PeoplePanel() {
  const room = useRoom((state) => state.room)
  const [isInviting, setInviting] = useState(false)
  const unread = useChat((chat) => chat.unread)
  const [tab, setTab] = useState<'people' | 'chat'>(unread > 0 ? 'chat' : 'people')
  const asked = usePanels((panels) => panels.writingAsked)
  const [answered, setAnswered] = useState(0)
  if (asked !== answered) {
    setAnswered(asked)
    setInviting(false)
    setTab('chat')
  }
  const panel = useClosingKey()
  const isNarrow = useIsNarrow()
  const isChatSeen = !isInviting && (!isNarrow || tab === 'chat')
  useEffect(() => {
    setChatOpen(isChatSeen)
    return () => setChatOpen(false)
  }, [isChatSeen])
  const problem = useRoom(sayRoom)
  const isRemoved = useModeration(({ me }) => me?.act === 'remove')
  return (
    <aside ref={panel} className={`${side.panel} ${css.panel}`} aria-label="People" data-tab={tab}>
      <div className={css.head}>
        <h2>People</h2>
        <span className={css.room}>{cleanText(room, 64)}</span>
        {isNarrow && <PenButton onTaken={close} />}
        <LeadButtons />
        <IconButton
          icon={UserPlus}
          label="Invite others"
          pressed={isInviting}
          onClick={() => setInviting(!isInviting)}
        />
        <IconButton icon={X} label="Close" shortcut="J" onClick={close} />
      </div>
      {problem !== '' && (
        <div className={css.problem}>
          <output>{problem}</output>
          {isRemoved && (
            <button type="button" className={form.plain} onClick={forgetVerdicts}>
              Ask again
            </button>
          )}
        </div>
      )}
      {isInviting ? (
        <Invite onBack={() => setInviting(false)} />
      ) : (
        <>
          <Tabs tab={tab} onTab={setTab} />
          <List />
          <section className={css.chat} aria-label="Chat">
            <ChatLog />
            <ChatInput />
          </section>
        </>
      )}
    </aside>
  )
}

/** What one can do for all who are here. */
function LeadButtons() {
  const isMe = usePresenting((presenting) => presenting.isMe)
  const others = useOtherCount()
  const isAllowed = useRoom(({ me }) => mayWrite(me.role, 'lead'))
  if (!isAllowed || (others === 0 && !isMe)) return null
  return (
    <>
      <IconButton
        icon={Presentation}
        label={isMe ? 'Stop presenting' : 'Present: show all what you see'}
        pressed={isMe}
        onClick={() => (isMe ? stopPresenting() : present())}
      />
      <IconButton icon={Megaphone} label="Ask everybody to come to you" onClick={gather} />
    </>
  )
}

/** Only on small screens. */
function Tabs({ tab, onTab }: { tab: string; onTab: (tab: 'people' | 'chat') => void }) {
  const count = useOtherCount()
  const unread = useChat((chat) => chat.unread)
  return (
    <div className={css.tabs}>
      <button type="button" aria-pressed={tab === 'people'} onClick={() => onTab('people')}>
        People <span>{count + 1}</span>
      </button>
      <button type="button" aria-pressed={tab === 'chat'} onClick={() => onTab('chat')}>
        Chat {unread > 0 && <span>{unread} new</span>}
      </button>
    </div>
  )
}

function List() {
  const people = useOthers()
  const words = useOutcome((outcome) => outcome.words)
  const isJoined = useRoom(({ status }) => status === 'joined')
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.list} tabIndex={0} aria-label="Who is here">
      <MeRow />
      {isJoined && <VoiceBar />}
      {words !== '' && (
        <p className={css.problem} role="alert">
          {words}
        </p>
      )}
      <ul>
        {people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </ul>
      {isJoined && people.length === 0 && (
        <p className={css.alone}>You are alone here. Invite others with a link.</p>
      )}
      <InkList />
      <Moderated />
    </section>
  )
}

function close(): void {
  setPanels({ people: false })
}

/** Esc on the panel closes it; elsewhere it is for the plant. */
function useClosingKey() {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close()
      document.querySelector<HTMLElement>('header [aria-keyshortcuts="J"]')?.focus()
    }
    const element = panel.current
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
  return panel
}

import { Users } from 'lucide-react'
import { useChat } from '#state/chat.ts'
import { useOtherCount } from '#state/others.ts'
import { togglePanel, usePanels } from '#state/panels.ts'
import { useRoom } from '#state/room.ts'
import { IconButton } from '../IconButton.tsx'
import css from './PeopleButton.module.css'
import { sayRoom } from './sayRoom.ts'

/** Opens the people: how many are here, or why one is not; and whether something was said. Without a room there is none. */
export function PeopleButton() {
  const isOutside = useRoom(({ status }) => status === 'outside')
  return isOutside ? null : <Button />
}

function Button() {
  const isOpen = usePanels((panels) => panels.people)
  const isJoined = useRoom(({ status }) => status === 'joined')
  const others = useOtherCount()
  const why = useRoom(sayRoom)
  const unread = useChat((chat) => chat.unread)
  const count = others + 1
  const here = count === 1 ? 'nobody else here' : `${count} here`
  const news = unread === 0 ? '' : `, ${unread === 1 ? '1 new line' : `${unread} new lines`}`
  return (
    <IconButton
      icon={Users}
      label={isJoined ? `People: ${here}${news}` : 'People: not in the room'}
      hint={isJoined ? undefined : why}
      shortcut="J"
      pressed={isOpen}
      className={isJoined ? undefined : css.outside}
      onClick={() => togglePanel('people')}
    >
      {isJoined && <span className={css.count}>{count}</span>}
      {unread > 0 && <span className={css.unread}>{unread > 99 ? '99+' : unread}</span>}
    </IconButton>
  )
}

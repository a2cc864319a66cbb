import { Menu } from '@base-ui/react/menu'
import { EllipsisVertical } from 'lucide-react'
import { useRef } from 'react'
import type { Person } from '#people/Person.ts'
import { mayWrite } from '#people/roles.ts'
import type { Act } from '#people/Verdict.ts'
import { follow } from '#state/following.ts'
import {
  hideForMe,
  keyOf,
  moderate,
  muteForMe,
  takeBack,
  useModeration,
  verdictOf,
} from '#state/moderation.ts'
import { useRoom } from '#state/room.ts'
import css from './PersonMenu.module.css'
import { noteOutcome } from './outcome.ts'

const hour = 3_600_000

/** What one can do about somebody: for oneself, and as an engineer for all. */
export function PersonMenu({ person }: { person: Person }) {
  const home = useRef<HTMLDivElement>(null)
  const isMuted = useModeration(({ mutedByMe }) => mutedByMe.has(keyOf(person)))
  const isHidden = useModeration(({ hiddenByMe }) => hiddenByMe.has(keyOf(person)))
  const mayModerate = useRoom(({ me }) => mayWrite(me.role, 'mod'))
  return (
    <div ref={home}>
      <Menu.Root modal={false}>
        <Menu.Trigger className={css.trigger} aria-label={`More about ${person.name}`}>
          <EllipsisVertical aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner className={css.place} sideOffset={4} align="end" collisionPadding={8}>
            <Menu.Popup className={css.popup}>
              {person.device !== 'kiosk' && <Item onClick={() => follow(person.id)}>Follow</Item>}
              <Item onClick={() => muteForMe(person, !isMuted)}>
                {isMuted ? 'Hear again' : 'Mute for me'}
              </Item>
              <Item onClick={() => hideForMe(person, !isHidden)}>
                {isHidden ? 'Draw again' : 'Hide for me'}
              </Item>
              {mayModerate && <ForAll person={person} />}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}

function ForAll({ person }: { person: Person }) {
  const verdict = useModeration(({ verdicts }) => verdictOf(verdicts, person))
  const act = (what: Act, lasts: number | null) => () => {
    const now = Date.now()
    void noteOutcome(moderate(person, what, lasts === null ? null : now + lasts, now))
  }
  return (
    <Menu.Group>
      <Menu.GroupLabel className={css.group}>For all in the room</Menu.GroupLabel>
      {verdict && <Item onClick={() => void noteOutcome(takeBack(verdict, Date.now()))}>Undo</Item>}
      {verdict?.act !== 'mute' && <Item onClick={act('mute', null)}>Mute</Item>}
      {verdict?.act !== 'hide' && <Item onClick={act('hide', null)}>Mute and hide</Item>}
      <Item onClick={act('remove', hour)}>Remove for an hour</Item>
      <Item onClick={act('remove', null)}>Remove until undone</Item>
    </Menu.Group>
  )
}

function Item({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Menu.Item className={css.item} onClick={onClick}>
      {children}
    </Menu.Item>
  )
}

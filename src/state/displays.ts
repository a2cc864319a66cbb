import { create } from 'zustand'
import { DisplayBook, type Display } from '#people/DisplayBook.ts'
import { mayClear } from '#people/roles.ts'
import { useModeration } from './moderation.ts'
import { onKeptMessage } from './onKeptMessage.ts'
import { clearFromRoom } from './room.ts'
import { useRoom } from './useRoom.ts'

const book = new DisplayBook()

/** The displays of the room; `changes` rises when one of them has said something. */
export const useDisplays = create<{ changes: number; mayForget: boolean }>(() => ({
  changes: 0,
  mayForget: false,
}))

/** Takes in what displays say, from now on and for as long as the page is there. */
export function openDisplays(): void {
  onKeptMessage(
    'health',
    ({ key, user, text, isRetained }) => {
      book.hear(key, user, text, isRetained, performance.now() / 1000)
      tell()
    },
    tell,
  )
  useRoom.subscribe(follow)
  follow()
}

function tell(): void {
  useDisplays.setState(({ changes }) => ({ changes: changes + 1 }))
}

function follow(): void {
  const { status, me } = useRoom.getState()
  // How they are is not known while nothing is heard of them; the broker tells it anew.
  if (status !== 'joined' && status !== 'joining') book.clear()
  useDisplays.setState({ mayForget: mayClear(me.role, 'health') })
}

/** All displays as they seem now, those that need somebody first, without those of who is out of the room. */
export function listDisplays(): Display[] {
  const { removals } = useModeration.getState()
  return book.list(performance.now() / 1000).filter(({ user }) => !removals.has(user))
}

/** Takes a display that will not come back out of the list of everybody. */
export function forgetDisplay({ key, user }: Display): void {
  void clearFromRoom('health', key, user)
}

import { create } from 'zustand'
import { flyTo } from './stage.ts'
import { useHeadset } from './headset.ts'
import { onOthers } from './others.ts'
import { useRoom } from './room.ts'
import { viewOfPerson } from './viewOfPerson.ts'

/** Whom this person goes along with. */
export type Following = {
  /** Id of the person, null for nobody; their name while they are known. */
  id: string | null
  name: string
  /** Why it ended, or did not begin, in words; null when there is nothing to say. */
  words: string | null
  /** Somebody to be put beside, once, in a headset; `count` makes two equal wishes differ. */
  beside: { id: string; count: number } | null
}

export const useFollowing = create<Following>(() => ({
  id: null,
  name: '',
  words: null,
  beside: null,
}))

/** Goes along with somebody: a desktop sees through their camera, who wears a headset is put beside them whenever they rest elsewhere. */
export function follow(id: string): void {
  const person = useRoom.getState().people.find((each) => each.id === id)
  if (!person || person.device === 'kiosk') return
  if (person.device !== 'headset' && viewOfPerson(id) === null) {
    useFollowing.setState({ id: null, words: `It is not known yet where ${person.name} is.` })
    return
  }
  useFollowing.setState({ id, name: person.name, words: null })
}

/** Stays where one is. `words` say why, when the person did not ask for it. */
export function stopFollowing(words: string | null = null): void {
  if (useFollowing.getState().id !== null) useFollowing.setState({ id: null, words })
}

/** Goes to beside somebody, to look where they look; false while nobody knows where that is. */
export function goToPerson(id: string): boolean {
  const view = viewOfPerson(id)
  if (view === null) return false
  stopFollowing()
  if (useHeadset.getState().session === null) flyTo({ beside: view })
  else {
    useFollowing.setState(({ beside }) => ({ beside: { id, count: (beside?.count ?? 0) + 1 } }))
  }
  return true
}

/** Ends with the person who is followed. Returns its stop. */
export function attachFollowing(): () => void {
  return onOthers((others) => {
    const { id, name } = useFollowing.getState()
    if (id !== null && others.every((person) => person.id !== id))
      stopFollowing(`${name} has left.`)
  })
}

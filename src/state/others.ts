import type { Person } from '#people/Person.ts'
import { useModeration } from './moderation.ts'
import { useRoom } from './room.ts'

/** The others in the room, without those who were removed. */
export function useOthers(): readonly Person[] {
  const people = useRoom((room) => room.people)
  const removed = useModeration((moderation) => moderation.removed)
  return without(people, removed)
}

/** How many they are. */
export function useOtherCount(): number {
  const removed = useModeration((moderation) => moderation.removed)
  return useRoom(({ people }) => without(people, removed).length)
}

/** The same once, outside of the page's elements. */
export function othersHere(): readonly Person[] {
  return without(useRoom.getState().people, useModeration.getState().removed)
}

/** Calls `listener` when somebody comes, changes, goes, or is removed or let in again. Returns its stop. */
export function onOthers(listener: (others: readonly Person[]) => void): () => void {
  let known = othersHere()
  const look = (): void => {
    const others = othersHere()
    if (others === known) return
    known = others
    listener(others)
  }
  const stops = [useRoom.subscribe(look), useModeration.subscribe(look)]
  return () => stops.forEach((stop) => stop())
}

function without(people: readonly Person[], removed: ReadonlySet<string>): readonly Person[] {
  return removed.size === 0 ? people : people.filter(({ id }) => !removed.has(id))
}

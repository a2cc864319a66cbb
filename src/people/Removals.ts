/**
 * Who was removed from the room, by their user, and since when (a stamp, see `HybridClock`): what they had kept before counts as before, and what
 * they write after it, as a broker still lets them, does not.
 */
export type Removals = ReadonlyMap<string, number>

export const noRemovals: Removals = new Map()

/** Whether something with that stamp was written by somebody who was out of the room by then. */
export function isAfterRemoval(removals: Removals, user: string, stamp: number): boolean {
  const since = removals.get(user)
  return since !== undefined && stamp > since
}

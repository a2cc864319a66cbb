import { create } from 'zustand'
import type { Person } from '#people/Person.ts'
import { stampOf } from '#people/HybridClock.ts'
import { noRemovals, type Removals } from '#people/Removals.ts'
import { readVerdict, verdictsThatHold, type Act, type Verdict } from '#people/Verdict.ts'
import { onRoomMessage, sendToRoom, useRoom, type SendResult } from './room.ts'

/** Who is not heard or seen here, and why: what this person wants for themselves, and what engineers decided for all. */
export type Moderation = {
  /** By `keyOf`; kept for as long as the page is open. */
  mutedByMe: ReadonlySet<string>
  hiddenByMe: ReadonlySet<string>
  /** What holds now, by whom it is about. */
  verdicts: ReadonlyMap<string, Verdict>
  /** Ids of people whose words and voice are kept away here. */
  silenced: ReadonlySet<string>
  /** Ids of people who are not drawn here. */
  hidden: ReadonlySet<string>
  /** Ids of people who are out of the room, though they may still send. */
  removed: ReadonlySet<string>
  /** The same by users, also when they are gone, for what the room keeps of them. */
  removals: Removals
  /** What holds about this page's person. */
  me: Verdict | null
}

/** Decisions of one room that are kept; further ones are refused. */
const most = 1000
const none: ReadonlySet<string> = new Set()

export const useModeration = create<Moderation>(() => ({
  mutedByMe: none,
  hiddenByMe: none,
  verdicts: new Map(),
  silenced: none,
  hidden: none,
  removed: none,
  removals: noRemovals,
  me: null,
}))

/** The latest of each author about each. */
const said = new Map<string, Verdict>()
let judgeAnew = (): void => undefined

/** Follows what engineers decide, and who comes. `now`: epoch milliseconds. Returns its stop. */
export function attachModeration(now: () => number = Date.now): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const judge = (): void => {
    clearTimeout(timer)
    const time = now()
    const next = derive(time)
    useModeration.setState(next)
    let first = Infinity
    for (const { until } of next.verdicts.values()) first = Math.min(first, until ?? Infinity)
    // No timer waits longer than a day: it looks again then.
    if (first < Infinity) timer = setTimeout(judge, Math.min(first - time + 1, 864e5))
  }
  const stops = [
    onRoomMessage('mod', ({ key, user, text }) => {
      const address = `${key}/${user}`
      const verdict = readVerdict(key, user, text)
      if (!verdict) said.delete(address)
      else if (said.has(address) || said.size < most) said.set(address, verdict)
      judge()
    }),
    useRoom.subscribe((room, before) => {
      // Another room; who was removed from this one stays so until they ask again.
      const isLeft = room.status === 'outside' && before.status !== 'outside'
      if (isLeft && useModeration.getState().me?.act !== 'remove') said.clear()
      if (isLeft || room.people !== before.people || room.me !== before.me) judge()
    }),
    useModeration.subscribe((next, before) => {
      if (next.mutedByMe !== before.mutedByMe || next.hiddenByMe !== before.hiddenByMe) judge()
    }),
  ]
  judgeAnew = judge
  judge()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
    said.clear()
    judge()
    clearTimeout(timer)
  }
}

/** Forgets what was decided, so that somebody who was removed can ask again whether that still holds. */
export function forgetVerdicts(): void {
  said.clear()
  judgeAnew()
}

/** Keeps what somebody says away from this page alone, or lets it come again. */
export function muteForMe(person: Person, isMuted: boolean): void {
  useModeration.setState(({ mutedByMe }) => ({
    mutedByMe: change(mutedByMe, keyOf(person), isMuted),
  }))
}

/** Does not draw somebody on this page alone, or does again. */
export function hideForMe(person: Person, isHidden: boolean): void {
  useModeration.setState(({ hiddenByMe }) => ({
    hiddenByMe: change(hiddenByMe, keyOf(person), isHidden),
  }))
}

/** Whether what a session of a user says is kept away here, also when they have gone since. */
export function isSilenced(
  { verdicts, mutedByMe }: Moderation,
  who: { id: string; user: string },
): boolean {
  return mutedByMe.has(keyOf(who)) || verdictOf(verdicts, who) !== null
}

/** Whether what a user has drawn is kept out of the picture here, also when they have gone since. */
export function isHiddenAuthor({ verdicts, hiddenByMe }: Moderation, user: string): boolean {
  const act = verdictOf(verdicts, { id: '', user })?.act
  return act === 'hide' || act === 'remove' || hiddenByMe.has(user)
}

/**
 * Decides about somebody for all; the broker lets only engineers. Where others share their user it is about this session alone.
 * `until`: epoch milliseconds, null for until it is taken back.
 */
export function moderate(
  person: Person,
  act: Act,
  until: number | null,
  now: number,
): Promise<SendResult> {
  const { people, me } = useRoom.getState()
  const isShared =
    me.user === person.user ||
    people.some(({ id, user }) => user === person.user && id !== person.id)
  // Several tabs of one browser are one person.
  const isSession = isShared && !isAnonymous(person)
  return send(isSession ? person.id : person.user, isSession, act, until, person.name, now)
}

/** Takes back what was decided. */
export function takeBack(verdict: Verdict, now: number): Promise<SendResult> {
  const { about, isSession, act, at, name } = verdict
  const since = act === 'remove' ? at : undefined
  return send(about, isSession, 'free', null, name, now, since)
}

/** How somebody is known to `mutedByMe` and `hiddenByMe`: without credentials by their browser, otherwise by their session. */
export function keyOf(person: { id: string; user: string }): string {
  return isAnonymous(person) ? person.user : person.id
}

function send(
  about: string,
  isSession: boolean,
  act: Act,
  until: number | null,
  name: string,
  now: number,
  since?: number,
): Promise<SendResult> {
  let at = now
  for (const verdict of said.values()) {
    if (verdict.about === about) at = Math.max(at, verdict.at + 1)
  }
  const session = isSession ? { session: about } : {}
  const byName = useRoom.getState().me.name
  return sendToRoom(
    'mod',
    about,
    JSON.stringify({ act, until, at, since, name, byName, ...session }),
  )
}

/** What holds at a time, and for whom. */
function derive(now: number): Omit<Moderation, 'mutedByMe' | 'hiddenByMe'> {
  const latest = verdictsThatHold([...said.values()], now)
  const { people, me } = useRoom.getState()
  const before = useModeration.getState()
  const { mutedByMe, hiddenByMe } = before
  const silenced = new Set<string>()
  const hidden = new Set<string>()
  const removed = new Set<string>()
  const removals = new Map<string, number>()
  for (const { act, isSession, about, at } of latest.values()) {
    if (act === 'remove' && !isSession) removals.set(about, stampOf(at))
  }
  for (const person of people) {
    const act = verdictOf(latest, person)?.act
    if (act || mutedByMe.has(keyOf(person))) silenced.add(person.id)
    if (act === 'hide' || act === 'remove' || hiddenByMe.has(keyOf(person))) hidden.add(person.id)
    if (act === 'remove') removed.add(person.id)
  }
  // What is as before stays the same object: nothing is drawn anew because somebody's latency is another.
  return {
    verdicts: isSameMap(latest, before.verdicts) ? before.verdicts : latest,
    silenced: isSameSet(silenced, before.silenced) ? before.silenced : silenced,
    hidden: isSameSet(hidden, before.hidden) ? before.hidden : hidden,
    removed: isSameSet(removed, before.removed) ? before.removed : removed,
    removals: isSameMap(removals, before.removals) ? before.removals : removals,
    me: verdictOf(latest, me),
  }
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((value) => b.has(value))
}

function isSameMap(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value)
}

/** What was decided about somebody: the stricter one of what is about their session and about their user. */
export function verdictOf(
  verdicts: ReadonlyMap<string, Verdict>,
  { id, user }: { id: string; user: string },
): Verdict | null {
  const ofUser = verdicts.get(user)
  const ofSession = verdicts.get(id)
  const about = ofUser && !ofUser.isSession ? ofUser : null
  if (!ofSession?.isSession) return about
  return about?.act === 'remove' || (about?.act === 'hide' && ofSession.act === 'mute')
    ? about
    : ofSession
}

function isAnonymous({ user }: { user: string }): boolean {
  return user.startsWith('~')
}

function change(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}

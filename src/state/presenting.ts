import { create } from 'zustand'
import { readLead, writeLead, type Lead, type Shown } from '#people/Lead.ts'
import { noKey } from '#people/roomTopics.ts'
import { attachFollowing, follow, goToPerson, stopFollowing, useFollowing } from './following.ts'
import { useModeration } from './moderation.ts'
import { onOthers, othersHere } from './others.ts'
import { onPulse } from './pulse.ts'
import { onRoomMessage, sendToRoom, useRoom, type RoomMessage } from './room.ts'
import { useSection } from './section.ts'
import { applySharedView, onSharedView, readSharedView } from './sharedView.ts'

/** Who shows what to whom. */
export type Presenting = {
  /** This page presents. */
  isMe: boolean
  /** Somebody else does: their id and name; null for nobody. */
  presenter: { id: string; name: string } | null
  /** Whether this page shows what the presenter does: asked and not answered yet, yes, or no. */
  answer: 'asked' | 'yes' | 'no'
  /** Somebody calls everybody to them, and was not answered yet. */
  call: { id: string; name: string } | null
  /** What a person has to know: somebody took over, a call was sent. */
  words: string | null
  /** Ids of people who hold their laser on. */
  lasing: ReadonlySet<string>
}

const nobody: ReadonlySet<string> = new Set()

export const usePresenting = create<Presenting>(() => ({
  isMe: false,
  presenter: null,
  answer: 'no',
  call: null,
  words: null,
  lasing: nobody,
}))

/** Milliseconds between two messages about what is shown, and without a change. */
const pace = 220
const again = 4000
/** A presenter is not heard of for so long: has ended, and the words of it were lost. */
const silence = 15_000
/** Two who begin within so many milliseconds of each other: the one with the smaller id stays. */
const tie = 1500
/** The same of a laser. */
const dark = 3000
/** A call is one for the moment. */
const callFor = 60_000

let latest: Shown | null = null
let begunAt = -Infinity
let heardAt = -Infinity
let end: () => void = () => undefined
let lasing: ReturnType<typeof setInterval> | undefined
/** When each laser was heard of last. */
const lasers = new Map<string, number>()

/** Shows to all what this page shows from now on; they are asked once whether they want it. */
export function present(): void {
  if (usePresenting.getState().isMe) return
  leavePresentation()
  begunAt = Date.now()
  usePresenting.setState({ isMe: true, presenter: null, words: null })
  end()
  end = share()
}

/** Ends it. */
export function stopPresenting(words: string | null = null): void {
  if (!usePresenting.getState().isMe) return
  end()
  usePresenting.setState({ isMe: false, words })
  void say({ do: 'end' })
}

/** Takes part in what is presented, and goes along with the presenter. */
export function joinPresentation(): void {
  const { presenter } = usePresenting.getState()
  if (!presenter) return
  usePresenting.setState({ answer: 'yes' })
  if (latest) applySharedView(latest)
  follow(presenter.id)
}

/** Looks for oneself; one can come back while it lasts. */
export function leavePresentation(): void {
  const { presenter, answer } = usePresenting.getState()
  if (!presenter || answer === 'no') return
  usePresenting.setState({ answer: 'no' })
  closeSection()
  if (useFollowing.getState().id === presenter.id) stopFollowing()
}

/** Calls everybody to where this person is. Each of them decides. */
export function gather(): void {
  const others = othersHere().filter(({ device }) => device !== 'kiosk').length
  void say({ do: 'gather' })
  const whom = others === 1 ? 'One person is' : `${others} people are`
  usePresenting.setState({ words: `${whom} asked to come to you.` })
}

/** Comes, or stays. */
export function answerCall(comes: boolean): void {
  const { call } = usePresenting.getState()
  usePresenting.setState({ call: null })
  if (!call || !comes || goToPerson(call.id)) return
  usePresenting.setState({ words: `It is not known yet where ${call.name} is.` })
}

/** Holds the laser on, or lets go of it: what this person points at is shown stronger to the others. */
export function holdLaser(on: boolean): void {
  clearInterval(lasing)
  void say({ do: 'laser', on })
  // Words may be lost: each holds for a while only.
  if (on) lasing = setInterval(() => void say({ do: 'laser', on }), 1000)
}

/** Takes note of what is to be known. */
export function dismissWords(): void {
  usePresenting.setState({ words: null })
  useFollowing.setState({ words: null })
}

/** Listens to who leads, for as long as the page is in a room. Returns its stop. */
export function attachPresenting(): () => void {
  const stops = [
    attachFollowing(),
    onRoomMessage('lead', hear),
    onOthers((others) => {
      const { presenter, call } = usePresenting.getState()
      const isHere = (id: string): boolean => others.some((person) => person.id === id)
      if (presenter && !isHere(presenter.id)) forget(`${presenter.name} has left: nobody presents.`)
      if (call && !isHere(call.id)) usePresenting.setState({ call: null })
      for (const id of lasers.keys()) if (!isHere(id)) lasers.delete(id)
      tellLasers()
    }),
  ]
  const watch = setInterval(() => {
    const { presenter } = usePresenting.getState()
    if (presenter && Date.now() - heardAt > silence) forget(`${presenter.name} presents no more.`)
    for (const [id, at] of lasers) if (Date.now() - at > dark) lasers.delete(id)
    tellLasers()
  }, 1000)
  return () => {
    for (const stop of stops) stop()
    clearInterval(watch)
    clearInterval(lasing)
    lasers.clear()
    end()
    usePresenting.setState({
      isMe: false,
      presenter: null,
      call: null,
      answer: 'no',
      lasing: nobody,
    })
  }
}

/** Tells all what is shown: at once, at most five times a second on changes, to who comes, and now and then. */
function share(): () => void {
  let isNew = true
  let saidAt = -Infinity
  let dueAt = 0
  const tick = (): void => {
    const now = Date.now()
    if (now < dueAt) return
    saidAt = now
    dueAt = now + again
    const { text, isWhole } = writeLead({ do: 'present', isNew, shown: readSharedView() })
    isNew = false
    void sendToRoom('lead', noKey, text)
    const words = isWhole ? null : 'So much is hidden here that the others do not get all of it.'
    if (words !== null) usePresenting.setState({ words })
  }
  const soon = (): void => void (dueAt = Math.min(dueAt, saidAt + pace))
  tick()
  // Frames tick in a headset, a timer where the page is out of sight.
  const timer = setInterval(tick, 1000)
  const stops = [
    onPulse(tick),
    onSharedView(soon),
    useRoom.subscribe(({ people }, before) => {
      const known = new Set(before.people.map(({ id }) => id))
      if (people.some(({ id }) => !known.has(id))) soon()
    }),
  ]
  return () => {
    clearInterval(timer)
    for (const stop of stops) stop()
  }
}

function hear({ session, text }: RoomMessage): void {
  const { me, people } = useRoom.getState()
  const { silenced, removed } = useModeration.getState()
  const from = people.find(({ id }) => id === session)
  if (session === me.id || !from || silenced.has(session) || removed.has(session)) return
  const lead = readLead(text)
  if (lead?.do === 'gather') {
    const call = { id: session, name: from.name }
    usePresenting.setState({ call })
    setTimeout(() => usePresenting.getState().call === call && answerCall(false), callFor)
  } else if (lead?.do === 'laser') {
    if (lead.on) lasers.set(session, Date.now())
    else lasers.delete(session)
    tellLasers()
  } else if (lead?.do === 'end') {
    if (usePresenting.getState().presenter?.id === session) forget(null)
  } else if (lead) watchPresenter(session, from.name, lead)
}

function watchPresenter(
  id: string,
  name: string,
  { isNew, shown }: Lead & { do: 'present' },
): void {
  const { isMe, presenter } = usePresenting.getState()
  if (isMe) {
    const isTied = Date.now() - begunAt < tie
    if (!isNew || (isTied && useRoom.getState().me.id < id)) return
    stopPresenting(`${name} presents now.`)
  } else if (presenter && presenter.id !== id && !isNew) return
  heardAt = Date.now()
  latest = shown
  const { presenter: known, answer } = usePresenting.getState()
  if (known?.id !== id) {
    const words = known ? `${name} presents now, instead of ${known.name}.` : null
    if (known && useFollowing.getState().id === known.id) stopFollowing()
    usePresenting.setState({ presenter: { id, name }, answer: 'asked', words })
  } else if (answer === 'yes') applySharedView(shown)
}

function tellLasers(): void {
  const known = usePresenting.getState().lasing
  const isSame = known.size === lasers.size && [...known].every((id) => lasers.has(id))
  if (!isSame) usePresenting.setState({ lasing: new Set(lasers.keys()) })
}

/** What a presenter cut open: on a page nobody could close it by themselves. */
function closeSection(): void {
  if (useSection.getState().wanted !== null) useSection.setState({ wanted: null })
}

/** Nobody presents any more; what was shown stays, but for a cut. */
function forget(words: string | null): void {
  const { presenter, answer } = usePresenting.getState()
  latest = null
  closeSection()
  if (presenter && useFollowing.getState().id === presenter.id) stopFollowing()
  usePresenting.setState({ presenter: null, answer: 'no', words: answer === 'yes' ? words : null })
}

function say(lead: Lead): Promise<unknown> {
  return sendToRoom('lead', noKey, writeLead(lead).text)
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readLead, writeLead, type Lead } from '#people/Lead.ts'
import { makePose } from '#people/Pose.ts'
import { useFollowing } from '#state/following.ts'
import { useModeration } from '#state/moderation.ts'
import { hideParts, showAll, useLooking } from '#state/looking.ts'
import { poses } from '#state/poses.ts'
import {
  answerCall,
  attachPresenting,
  gather,
  holdLaser,
  joinPresentation,
  leavePresentation,
  present,
  stopPresenting,
  usePresenting,
} from '#state/presenting.ts'
import { attachRoom, noteRoomMessage, useRoom } from '#state/room.ts'
import { useSection } from '#state/section.ts'
import { selectAsset, useSelection } from '#state/selection.ts'
import { readSharedView } from '#state/sharedView.ts'
import { useStage } from '#state/stage.ts'
import { makePerson } from './makePerson.ts'

const said: Lead[] = []
let stops: (() => void)[] = []

/** Something that somebody else says. */
function hear(session: string, lead: Lead): void {
  const { text } = writeLead(lead)
  noteRoomMessage({ family: 'lead', key: '-', user: 'u', session, text, isRetained: false })
}

const laser = (on: boolean) => ({ do: 'laser', on }) as const
const lit = () => [...usePresenting.getState().lasing].join()

const presents = (isNew: boolean, hidden: readonly string[] = []): Lead => {
  return { do: 'present', isNew, shown: { ...readSharedView(), hidden } }
}

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
  const anna = makePerson({ id: 'anna', name: 'Anna' })
  const bob = makePerson({ id: 'bob', name: 'Bob' })
  const { me } = useRoom.getState()
  useRoom.setState({ people: [anna, bob], me: { ...me, id: 'mine' } })
  poses.add('anna')
  const pose = makePose()
  pose.head[1] = 1.6
  pose.flags = 8
  poses.push('anna', pose, 1)
  poses.sample(1)
  stops = [
    attachRoom({
      send: (_, __, text) => {
        said.push(readLead(text)!)
        return Promise.resolve('sent' as const)
      },
      tellWho: () => undefined,
    }),
    attachPresenting(),
  ]
})

afterEach(() => {
  stopPresenting()
  for (const stop of stops) stop()
  poses.clear()
  showAll()
  useFollowing.setState({ id: null, words: null })
  usePresenting.setState({ words: null })
  vi.useRealTimers()
})

describe('presenting', () => {
  it('tells at once what is shown, and changes at most five times a second', () => {
    present()
    expect(said).toMatchObject([{ do: 'present', isNew: true }])
    for (let i = 0; i < 50; i++) {
      hideParts([`hall/Part${i}`])
      vi.advanceTimersByTime(100)
    }
    expect(said.length).toBeGreaterThan(3)
    expect(said.length).toBeLessThan(26)
    vi.advanceTimersByTime(5000)
    expect(said.at(-1)).toMatchObject({ isNew: false, shown: { hidden: { length: 50 } } })
  })

  it('tells who comes later', () => {
    present()
    vi.advanceTimersByTime(1000)
    const before = said.length
    useRoom.setState(({ people }) => ({ people: [...people, makePerson({ id: 'late' })] }))
    vi.advanceTimersByTime(1000)
    expect(said.length).toBe(before + 1)
  })

  it('asks once, and shows nothing of it to who does not want to', () => {
    hear('anna', presents(true, ['hall/Roof']))
    expect(usePresenting.getState()).toMatchObject({ presenter: { id: 'anna' }, answer: 'asked' })
    leavePresentation()
    hear('anna', presents(false, ['hall/Roof']))
    expect(usePresenting.getState().answer).toBe('no')
    expect(useLooking.getState().hidden.size).toBe(0)
  })

  it('shows what the presenter does, and goes along, until they end', () => {
    selectAsset('filler')
    hear('anna', presents(true, ['hall/Roof']))
    joinPresentation()
    expect(useFollowing.getState().id).toBe('anna')
    expect([...useLooking.getState().hidden]).toEqual(['hall/Roof'])
    const next = presents(false, ['hall/Wall'])
    if (next.do === 'present') next.shown.picked.forEach((each) => (each.asset = 'capper'))
    hear('anna', next)
    expect([...useLooking.getState().hidden]).toEqual(['hall/Wall'])
    expect(useSelection.getState().asset).toBe('capper')
    hear('anna', { do: 'end' })
    expect(usePresenting.getState().presenter).toBeNull()
    expect(useFollowing.getState().id).toBeNull()
    expect(useLooking.getState().hidden.size).toBe(1)
  })

  it('cuts the plant open as the presenter does, and closes it when they end', () => {
    const lead = presents(true)
    if (lead.do === 'present') lead.shown = { ...lead.shown, section: [0, 1, 0, -2] }
    hear('anna', lead)
    expect(useSection.getState().wanted).toBeNull()
    joinPresentation()
    expect(useSection.getState().wanted).toEqual([0, 1, 0, -2])
    hear('anna', { do: 'end' })
    expect(useSection.getState().wanted).toBeNull()
  })

  it('ends when the presenter has left, and says so', () => {
    hear('anna', presents(true))
    joinPresentation()
    useRoom.setState(({ people }) => ({ people: people.filter(({ id }) => id !== 'anna') }))
    expect(usePresenting.getState()).toMatchObject({ presenter: null })
    expect(usePresenting.getState().words).toContain('Anna')
  })

  it('ends, and nobody is followed, when the presenter is removed from the room', () => {
    hear('anna', presents(true))
    joinPresentation()
    useModeration.setState({ removed: new Set(['anna']) })
    expect(usePresenting.getState().presenter).toBeNull()
    expect(useFollowing.getState().id).toBeNull()
    hear('anna', presents(true))
    expect(usePresenting.getState().presenter).toBeNull()
    useModeration.setState({ removed: new Set() })
  })

  it('gives way to who begins later, with words', () => {
    present()
    vi.advanceTimersByTime(3000)
    hear('anna', presents(true))
    expect(usePresenting.getState()).toMatchObject({ isMe: false, presenter: { id: 'anna' } })
    expect(said.at(-1)).toEqual({ do: 'end' })
    hear('bob', presents(false))
    expect(usePresenting.getState().presenter?.id).toBe('anna')
    hear('bob', presents(true))
    expect(usePresenting.getState().presenter?.id).toBe('bob')
    expect(usePresenting.getState().words).toContain('Bob')
  })

  it('leaves one presenter of two who begin at the same time', () => {
    present()
    hear('zoe', presents(true))
    hear('anna', presents(true))
    expect(usePresenting.getState().isMe).toBe(false)
    leavePresentation()
    hear('anna', { do: 'end' })
    present()
    useRoom.setState(({ people }) => ({ people: [...people, makePerson({ id: 'zoe' })] }))
    hear('zoe', presents(true))
    expect(usePresenting.getState().isMe).toBe(true)
  })

  it('calls everybody, and moves nobody who was not asked', () => {
    gather()
    expect(said).toEqual([{ do: 'gather' }])
    const { flight } = useStage.getState()
    hear('anna', { do: 'gather' })
    expect(usePresenting.getState().call).toMatchObject({ name: 'Anna' })
    expect(useStage.getState().flight).toBe(flight)
    answerCall(true)
    expect(useStage.getState().flight).not.toBe(flight)
    hear('bob', { do: 'gather' })
    answerCall(false)
    expect(usePresenting.getState().call).toBeNull()
  })

  it('shows a laser as long as it is held, and not for ever when its end is lost', () => {
    holdLaser(true)
    vi.advanceTimersByTime(2500)
    holdLaser(false)
    vi.advanceTimersByTime(2500)
    expect(said).toEqual([laser(true), laser(true), laser(true), laser(false)])
    hear('anna', laser(true))
    hear('bob', laser(true))
    expect(lit()).toBe('anna,bob')
    hear('anna', laser(false))
    expect(lit()).toBe('bob')
    vi.advanceTimersByTime(5000)
    expect(lit()).toBe('')
  })

  it('hears nobody who is not in the room', () => {
    hear('ghost', { do: 'gather' })
    hear('ghost', presents(true))
    expect(usePresenting.getState()).toMatchObject({ call: null, presenter: null })
  })
})

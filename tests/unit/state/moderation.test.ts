import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Person } from '#people/Person.ts'
import {
  attachModeration,
  forgetVerdicts,
  hideForMe,
  isSilenced,
  moderate,
  muteForMe,
  takeBack,
  useModeration,
} from '#state/moderation.ts'
import { onKeptMessage } from '#state/onKeptMessage.ts'
import { attachRoom, forgetRoom, noteRoomMessage, useRoom } from '#state/room.ts'
import { makePerson } from './makePerson.ts'

const anna = makePerson({ id: 'anna1', user: 'anna', name: 'Anna' })
const guest = makePerson({ id: 'guest1', user: '~k1', name: 'Guest' })
const tab = makePerson({ id: 'guest2', user: '~k1', name: 'Guest' })
const shared = [
  makePerson({ id: 'share1', user: 'shift', name: 'Early' }),
  makePerson({ id: 'share2', user: 'shift', name: 'Late' }),
]
let stops: (() => void)[] = []
let time = 1_000_000

/** A room whose broker hands everything back under the user of this page. */
function join(people: Person[], user = 'chief') {
  useRoom.setState(({ me }) => ({ people, me: { ...me, id: 'me1', user, name: 'Chief' } }))
  stops = [
    attachRoom({
      send: async (family, key, text) => {
        noteRoomMessage({ family, key, user, session: '', text, isRetained: false })
        return 'sent'
      },
      tellWho: () => undefined,
    }),
    attachModeration(() => time),
  ]
}

/** Another engineer decides. */
const decide = (key: string, verdict: object, by = 'boss') =>
  noteRoomMessage({
    family: 'mod',
    key,
    user: by,
    session: '',
    text: JSON.stringify(verdict),
    isRetained: true,
  })
/** Somebody has a note kept. */
const say = (user: string, text: string, isRetained = false) =>
  noteRoomMessage({ family: 'note', key: text, user, session: '', text, isRetained })
const state = () => useModeration.getState()

beforeEach(() => {
  vi.useFakeTimers()
  time = 1_000_000
})
afterEach(() => {
  for (const stop of stops) stop()
  forgetRoom()
  useModeration.setState({ mutedByMe: new Set(), hiddenByMe: new Set() })
  vi.useRealTimers()
})

describe('moderation', () => {
  it('silences who is muted, does not draw who is hidden, and knows who was removed', async () => {
    join([anna, guest])
    await moderate(anna, 'mute', null, time)
    expect([...state().silenced]).toEqual(['anna1'])
    expect(state().hidden.size).toBe(0)
    await moderate(anna, 'hide', null, time)
    expect([...state().silenced, ...state().hidden]).toEqual(['anna1', 'anna1'])
    expect(state().removed.size).toBe(0)
    await moderate(anna, 'remove', null, time)
    expect([...state().removed]).toEqual(['anna1'])
    await takeBack(state().verdicts.get('anna')!, time)
    expect(state().verdicts.size + state().silenced.size + state().hidden.size).toBe(0)
  })

  it('holds for all tabs of one browser, also for those to come', async () => {
    join([guest, tab])
    await moderate(guest, 'mute', null, time)
    expect([...state().silenced]).toEqual(['guest1', 'guest2'])
    const again = makePerson({ ...guest, id: 'guest3' })
    useRoom.setState({ people: [again] })
    expect([...state().silenced]).toEqual(['guest3'])
    expect(isSilenced(state(), guest)).toBe(true)
  })

  it('holds for one of those who share a user alone, and for several of them apart', async () => {
    join([...shared])
    await moderate(shared[0], 'mute', null, time)
    expect([...state().silenced]).toEqual(['share1'])
    await moderate(shared[1], 'remove', null, time)
    expect([...state().silenced]).toEqual(['share1', 'share2'])
    expect([...state().removed]).toEqual(['share2'])
  })

  it('lets the later decision hold, whoever made it and in whatever order they come', async () => {
    join([anna])
    decide('anna', { act: 'remove', at: 9_000_000 })
    decide('anna', { act: 'mute', at: 8_000_000 }, 'other')
    expect([...state().removed]).toEqual(['anna1'])
    // A clock an hour behind decides after it all the same.
    await moderate(anna, 'free', null, time)
    expect(state().verdicts.size).toBe(0)
  })

  it('ends at its time by itself', () => {
    join([anna])
    decide('anna', { act: 'mute', at: time, until: time + 60_000 })
    expect(state().silenced.size).toBe(1)
    time += 60_001
    vi.advanceTimersByTime(60_001)
    expect(state().silenced.size).toBe(0)
  })

  it('tells the person whom it is about', () => {
    join([anna], 'carl')
    expect(state().me).toBeNull()
    decide('carl', { act: 'remove', at: 5, byName: 'Boss\u202e<b>' })
    expect(state().me).toMatchObject({ act: 'remove', by: 'boss', byName: 'Boss<b>' })
    decide('carl', { act: 'free', at: 6 })
    expect(state().me).toBeNull()
  })

  it('forgets a room that is left, but not for who was removed from it, until they ask again', () => {
    join([anna], 'carl')
    decide('anna', { act: 'mute', at: 5 })
    useRoom.setState({ status: 'joined' })
    forgetRoom()
    expect(state().verdicts.size).toBe(0)
    decide('carl', { act: 'remove', at: 5 })
    useRoom.setState({ status: 'joined' })
    forgetRoom()
    expect(state().me?.act).toBe('remove')
    forgetVerdicts()
    expect(state().me).toBeNull()
  })

  it('lets nobody who was removed take that back themselves, or decide about anybody, until they are let in', () => {
    join([anna, guest])
    decide('anna', { act: 'mute', at: 3 })
    decide('ed', { act: 'remove', at: 5 })
    decide('ed', { act: 'free', at: 6 }, 'ed')
    decide('boss', { act: 'remove', at: 7 }, 'ed')
    decide('anna', { act: 'free', at: 8 }, 'ed')
    expect([...state().verdicts.values()].map(({ about, act }) => `${about} ${act}`)).toEqual([
      'anna mute',
      'ed remove',
    ])
    decide('ed', { act: 'free', at: 9, since: 5 })
    decide('anna', { act: 'free', at: 10 }, 'ed')
    expect(state().verdicts.size).toBe(0)
  })

  it('keeps away what somebody who is out has kept in the room, until they are let in again', () => {
    join([anna])
    const heard: string[] = []
    const outs: string[][] = []
    stops.push(
      onKeptMessage(
        'note',
        ({ text, isRetained }) => heard.push(isRetained ? `${text}, from before` : text),
        (removals) => outs.push([...removals.keys()]),
      ),
    )
    say('anna', 'one')
    decide('anna', { act: 'remove', at: 5 })
    say('anna', 'two')
    say('carl', 'three')
    // The broker shows what it has once more to those who join again: its stamps tell when that was.
    say('anna', 'one', true)
    expect(heard).toEqual(['one', 'three', 'one, from before'])
    decide('anna', { act: 'free', at: 6 })
    expect(heard.slice(3).sort()).toEqual(['one, from before', 'two, from before'])
    expect(outs).toEqual([[], ['anna'], []])
  })

  it('keeps its lists as they are when only somebody is slower than before', () => {
    join([anna, guest])
    muteForMe(anna, true)
    decide('~k1', { act: 'remove', at: 5 })
    const { silenced, hidden, removed, verdicts } = state()
    useRoom.setState({ people: [{ ...anna, latency: 90 }, guest] })
    expect(state().silenced).toBe(silenced)
    expect(state().hidden).toBe(hidden)
    expect(state().removed).toBe(removed)
    expect(state().verdicts).toBe(verdicts)
  })

  it('decides nothing when a message says nothing that is known', () => {
    join([anna])
    decide('anna', { act: 'remove', at: Infinity })
    decide('anna', { act: 'remove', at: 5, until: 'soon' })
    decide('anna', { act: 'burn', at: 5 })
    decide('anna', { act: 'toString', at: 5 })
    expect(state().verdicts.size).toBe(0)
  })

  it('keeps what a person wants for themselves to their own page', () => {
    join([anna, guest, tab])
    muteForMe(anna, true)
    hideForMe(guest, true)
    expect([...state().silenced]).toEqual(['anna1'])
    expect([...state().hidden]).toEqual(['guest1', 'guest2'])
    expect(state().verdicts.size).toBe(0)
    muteForMe(anna, false)
    hideForMe(tab, false)
    expect(state().silenced.size + state().hidden.size).toBe(0)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachModeration } from '#state/moderation.ts'
import { attachRoom, forgetRoom, noteRoomMessage, useRoom } from '#state/room.ts'
import { openMeshLine } from '#voice/openMeshLine.ts'
import { makePerson } from '../state/makePerson.ts'

const said: string[] = []
const hear = (session: string, kind: string): void => {
  const text = JSON.stringify({ kind })
  noteRoomMessage({ family: 'rtc', key: 'me1', user: 'u', session, text, isRetained: false })
}
let stops: (() => void)[] = []

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
  const people = [
    makePerson({ id: 'anna1', user: 'anna' }),
    makePerson({ id: 'eve1', user: 'eve' }),
  ]
  useRoom.setState(({ me }) => ({ people, me: { ...me, id: 'me1', user: 'me' } }))
  stops = [
    attachModeration(() => 1000),
    attachRoom({
      send: (_family, to, text) => {
        said.push(`${(JSON.parse(text) as { kind: string }).kind} ${to}`)
        return Promise.resolve('sent' as const)
      },
      tellWho: () => undefined,
    }),
  ]
})
afterEach(() => {
  for (const stop of stops) stop()
  forgetRoom()
  vi.useRealTimers()
})

describe('openMeshLine', () => {
  it('asks and answers everybody but who was removed from the room: they do not listen on', async () => {
    const states: string[] = []
    const line = openMeshLine('aaaa', [], {
      onVoice: () => undefined,
      onState: (id, state) => states.push(`${id} ${state}`),
      onWords: () => undefined,
      onEnd: () => undefined,
    })
    const entering = line.enter()
    await vi.advanceTimersByTimeAsync(1000)
    expect(await entering).toBe('')
    expect(said).toEqual(['ask anna1', 'ask eve1', 'ask anna1', 'ask eve1'])
    hear('eve1', 'here')
    expect(states).toEqual(['eve1 connecting'])
    const text = JSON.stringify({ act: 'remove', at: 5 })
    const verdict = { key: 'eve', user: 'boss', session: '', text, isRetained: true }
    noteRoomMessage({ family: 'mod', ...verdict })
    expect(states).toEqual(['eve1 connecting', 'eve1 null'])
    said.length = 0
    for (const kind of ['ask', 'here']) hear('eve1', kind)
    hear('anna1', 'ask')
    expect(states).toHaveLength(2)
    expect(said).toEqual(['here anna1'])
    line.close()
  })
})

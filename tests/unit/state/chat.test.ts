import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachChat, isHeard, sayPhrase, sayText, setChatOpen, useChat } from '#state/chat.ts'
import { attachModeration, muteForMe, useModeration } from '#state/moderation.ts'
import { attachRoom, forgetRoom, noteRoomMessage, useRoom, type SendResult } from '#state/room.ts'
import { makePerson } from './makePerson.ts'

const anna = makePerson({ id: 'anna1', user: 'anna', name: 'Anna' })
let stops: (() => void)[] = []
let time = 0
/** What the broker makes of what this page sends. */
let broker: { says: SendResult; sendsBack: boolean }

const from = (session: string, text: string) =>
  noteRoomMessage({ family: 'say', key: '-', user: 'anna', session, text, isRetained: false })
const line = (words: string) => from('anna1', JSON.stringify({ text: words }))
const lines = () =>
  useChat.getState().lines.map(({ said }) => ('text' in said ? said.text : said.phrase))

beforeEach(() => {
  vi.useFakeTimers()
  time = 1_000_000
  broker = { says: 'sent', sendsBack: true }
  useRoom.setState(({ me }) => ({
    status: 'joined',
    people: [anna],
    me: { ...me, id: 'me1', user: '~me', name: 'Me', colour: '#cbb58a' },
  }))
  const send = async (family: 'say', key: string, text: string): Promise<SendResult> => {
    if (broker.sendsBack)
      noteRoomMessage({ family, key, user: '~me', session: 'me1', text, isRetained: false })
    return broker.says
  }
  stops = [
    attachRoom({ send: (_, key, text) => send('say', key, text), tellWho: () => undefined }),
    attachModeration(() => time),
    attachChat(() => time),
  ]
})
afterEach(() => {
  for (const stop of stops) stop()
  forgetRoom()
  setChatOpen(false)
  useModeration.setState({ mutedByMe: new Set() })
  vi.useRealTimers()
})

describe('the chat of a room', () => {
  it('shows who said what, called as they were then, by the clock of this page', () => {
    line('Hello')
    time += 1000
    useRoom.setState({ people: [{ ...anna, name: 'Anne' }] })
    from('anna1', '{"phrase":"yes"}')
    const [first, second] = useChat.getState().lines
    expect(first).toMatchObject({ name: 'Anna', person: 'anna1', time: 1_000_000, isMine: false })
    expect(second).toMatchObject({ name: 'Anne', said: { phrase: 'yes' }, time: 1_001_000 })
  })

  it('shows what this person said when the broker has sent it back', async () => {
    expect(await sayText('Here')).toBe(true)
    time += 1000
    expect(await sayPhrase('come')).toBe(true)
    expect(lines()).toEqual(['Here', 'come'])
    expect(useChat.getState().lines.every(({ isMine }) => isMine)).toBe(true)
    vi.advanceTimersByTime(10_000)
    expect(useChat.getState()).toMatchObject({ unread: 0, problem: '' })
  })

  it('says in words when nothing was sent, and when the broker passes nothing on', async () => {
    broker = { says: 'offline', sendsBack: false }
    expect(await sayText('Here')).toBe(false)
    expect(useChat.getState().problem).toMatch(/no connection/)
    broker = { says: 'sent', sendsBack: false }
    expect(await sayText('Here')).toBe(true)
    expect(useChat.getState().problem).toBe('')
    vi.advanceTimersByTime(5000)
    expect(useChat.getState().problem).toMatch(/does not let you/)
  })

  it('counts what comes while nobody looks', () => {
    line('One')
    time += 1000
    line('Two')
    expect(useChat.getState().unread).toBe(2)
    setChatOpen(true)
    expect(useChat.getState().unread).toBe(0)
    time += 1000
    line('Three')
    expect(useChat.getState().unread).toBe(0)
  })

  it('leaves out the lines of who is muted, also of who has gone since, until they are heard again', () => {
    line('One')
    muteForMe(anna, true)
    time += 1000
    line('Two')
    useRoom.setState({ people: [] })
    expect(useChat.getState().lines.filter(isHeard)).toEqual([])
    expect(useChat.getState().unread).toBe(1)
    muteForMe(anna, false)
    expect(useChat.getState().lines.filter(isHeard).length).toBe(2)
  })

  it('shows a flood in bunches, in its order, and keeps the last 500', () => {
    let changes = 0
    const stop = useChat.subscribe(() => changes++)
    for (let i = 0; i < 5000; i++) line(`${i}`)
    expect(changes).toBe(1)
    vi.advanceTimersByTime(1000)
    stop()
    expect(changes).toBe(2)
    expect(lines().length).toBe(500)
    expect(lines().at(-1)).toBe('4999')
    expect(lines()[0]).toBe('4500')
  })
})

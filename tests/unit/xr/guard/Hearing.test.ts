import { afterEach, beforeEach, expect, it } from 'vitest'
import { useChat, type ChatLine } from '#state/chat.ts'
import { useModeration } from '#state/moderation.ts'
import { Hearing } from '#xr/guard/Hearing.ts'

let id = 100
const hearing = new Hearing()
const line = (text: string, isMine = false): ChatLine => ({
  id: id++,
  person: 'anna1',
  user: '~anna',
  name: 'Anna',
  colour: '#4fb8ad',
  said: text === 'look' ? { phrase: 'look' } : { text },
  time: 0,
  isMine,
})
const come = (...lines: ChatLine[]) =>
  useChat.setState((chat) => ({ lines: [...chat.lines, ...lines] }))
const said = (now: number) => hearing.lines(now).map(({ text }) => text)

beforeEach(() => {
  useChat.setState({ lines: [line('Before')], isOpen: false })
  hearing.start()
})
afterEach(() => {
  hearing.stop()
  useModeration.setState({ mutedByMe: new Set() })
})

it('shows what comes after the headset was put on, in the colour of who says it, for some seconds', () => {
  come(line('look'))
  expect(hearing.lines(1000)).toEqual([
    { text: 'Anna: Look here', isWarning: false, colour: '#4fb8ad' },
  ])
  come(line('There'), line('Mine', true))
  expect(said(5000)).toEqual(['Anna: Look here', 'Anna: There'])
  expect(said(9000)).toEqual(['Anna: There'])
  expect(said(20_000)).toEqual([])
})

it('keeps the newest of many', () => {
  come(...Array.from({ length: 400 }, (_, i) => line(`${i}`)))
  expect(said(1000)).toEqual(['Anna: 397', 'Anna: 398', 'Anna: 399'])
})

it('shows nothing of who is muted, nor while all lines are open', () => {
  come(line('One'))
  useModeration.setState({ mutedByMe: new Set(['~anna']) })
  expect(said(1000)).toEqual([])
  useModeration.setState({ mutedByMe: new Set() })
  useChat.setState({ isOpen: true })
  come(line('Two'))
  expect(said(1000)).toEqual([])
})

it('tells for some seconds what an engineer decided about the person', () => {
  const me = {
    about: '~me',
    isSession: false,
    act: 'mute',
    until: null,
    at: 1,
    since: null,
  } as const
  useModeration.setState({ me: { ...me, by: 'boss', name: 'Me', byName: 'Boss' } })
  expect(said(1000)[0]).toMatch(/^Boss has muted you for everyone/)
  expect(said(9000)).toEqual([])
  useModeration.setState({ me: null })
})

it('shows nothing after the headset was taken off', () => {
  hearing.stop()
  come(line('One'))
  expect(said(1000)).toEqual([])
})

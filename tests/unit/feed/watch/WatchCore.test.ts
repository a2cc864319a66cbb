import { expect, it } from 'vitest'
import { HealthLink } from '#feed/watch/HealthLink.ts'
import type { FromWatch, PageBeat } from '#feed/watch/PageBeat.ts'
import { WatchCore } from '#feed/watch/WatchCore.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { DisplayBook } from '#people/DisplayBook.ts'
import { readRoomTopic } from '#people/roomTopics.ts'
import { ManualClock } from '../ManualClock.ts'
import { makeFigures } from './makeFigures.ts'

const beat: PageBeat = {
  frames: 0,
  drawn: 0,
  expects: 'nothing',
  failedFor: 0,
  heapMb: 0,
  heapLimitMb: 0,
  isHeld: false,
  hasNews: false,
  figures: makeFigures(),
}
const wish = { broker: 'loopback:', room: 'main', user: '~hall', key: 'east', name: 'Hall east' }

/** A watchdog whose page answers as long as it is told to, and somebody elsewhere who hears what displays say. */
function world() {
  const bus = new LoopbackBus()
  const clock = new ManualClock()
  const book = new DisplayBook()
  const page = { answers: true, said: 0 }
  const list = () => book.list(clock.now() / 1000)
  const decoder = new TextDecoder()
  bus.open(
    { broker: 'loopback:', filters: ['gemba/main/health/+/+'], clock },
    {
      onMessage(topic, payload) {
        const { key, user } = readRoomTopic(topic)!
        page.said++
        book.hear(key, user, decoder.decode(payload), false, clock.now() / 1000)
      },
      onConnection: () => undefined,
      onRefusedTopic: () => undefined,
    },
  )
  const core = new WatchCore([], {
    clock,
    wall: () => 0,
    openLink: (asked, time) => new HealthLink(asked, time, (...all) => bus.open(...all)),
    post(message: FromWatch) {
      if (message.kind === 'ask' && page.answers) core.receive({ kind: 'beat', beat })
    },
  })
  core.receive({ kind: 'link', wish })
  return { bus, clock, core, page, list }
}

it('tells how the page is at once, then every ten seconds', () => {
  const { clock, page, list } = world()
  clock.advance(2000)
  expect(list()).toMatchObject([{ state: 'well', key: 'east', user: '~hall' }])
  expect(list()[0].health).toMatchObject({ name: 'Hall east', fps: 60, dataAge: 1 })
  clock.advance(60_000)
  expect(page.said).toBe(7)
})

it('tells of a page that answers no more, and of its return, which it cannot tell itself', () => {
  const { clock, page, list } = world()
  clock.advance(5000)
  page.answers = false
  clock.advance(9000)
  expect(list()[0].state).toBe('well')
  clock.advance(4000)
  expect(list()[0]).toMatchObject({ state: 'frozen' })
  expect(list()[0].health.trouble).toBe('the page has not answered for 12 s')
  page.answers = true
  clock.advance(4000)
  expect(list()[0].state).toBe('well')
})

it('does not take its own sleep for the silence of the page', () => {
  const { clock, list } = world()
  clock.advance(5000)
  clock.sleep(3_600_000)
  clock.advance(12_000)
  expect(list()[0].state).toBe('well')
})

it('tells anew when its broker is back', () => {
  const { bus, clock, page, list } = world()
  clock.advance(5000)
  bus.lose()
  clock.advance(60_000)
  expect(list()[0].state).toBe('silent')
  bus.restore()
  const { said } = page
  clock.advance(2000)
  expect(page.said).toBe(said + 1)
  expect(list()[0].state).toBe('well')
})

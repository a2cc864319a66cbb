import mqttJs from 'mqtt'
import { createServer } from 'node:http'
import { describe, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { makeNoteKey, readNoteKey } from '#people/noteKey.ts'
import type { RoomFamily } from '#people/roomTopics.ts'
import { listen } from '#server/listen.ts'
import { openBroker } from '#server/openBroker.ts'
import { NoteDesk } from '#state/NoteDesk.ts'
import type { SendResult } from '#state/room.ts'
import { RunDesk } from '#state/RunDesk.ts'
import { noteFigure } from '../../../noteFigure.ts'
import { mosquittoPath, openMosquitto } from '../../../world/openMosquitto.ts'
import { openProxy } from '../../../world/openProxy.ts'
import { makeOrder, watch } from '../commands/makeOrder.ts'
import { openVisitor, someone } from './openVisitor.ts'

type AtEnd = (stop: () => unknown) => void

/** How long they are cut off; `npm run soak` says ten minutes. */
const seconds = Number(process.env.CUT_SECONDS ?? 20)

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const poll = { timeout: 20_000, interval: 20 }
/** What R8 promises. */
const soon = { timeout: 5000, interval: 20 }

/** A page in a room over a real link, with its notes and its scenario, and nothing to see. */
function openPage(broker: string, name: string, atEnd: AtEnd) {
  const session = `${name}${name}`.padEnd(8, '0').slice(0, 8)
  const user = `~${session}`
  const visitor = openVisitor({ broker, session, card: { ...someone, name } }, mqtt, systemClock)
  let sends = 0
  const send = async (family: RoomFamily, key: string, text: string): Promise<SendResult> => {
    const id = sends++
    visitor.send(family, key, text)
    while (visitor.results[id] === undefined) await pause(5)
    return visitor.results[id] as SendResult
  }
  const notes = new NoteDesk({
    room: 'main',
    user,
    name: () => name,
    plant: () => 'hall',
    send(key, text) {
      const { id = '', isPicture = false } = readNoteKey(key) ?? {}
      return send(isPicture ? 'picture' : 'note', id, text)
    },
    store: null,
    now: () => Date.now(),
    onChange: () => undefined,
    onWrong: (words) => visitor.problems.push(words),
  })
  const runs = new RunDesk({
    send: (family, text) => send(family, '-', text),
    me: () => ({ user, session, name, mayShare: true, mayBeat: true }),
    people: () => [...visitor.people.values()],
    latency: () => 10,
    now: () => performance.now(),
    wall: performance.timeOrigin,
    makeId: () => `run${Math.round(performance.now())}`,
    onChange: () => undefined,
    onWrong: (words) => visitor.problems.push(words),
  })
  let heard = 0
  const timer = setInterval(() => {
    const isJoined = visitor.status() === 'joined'
    notes.setLink(isJoined, user)
    runs.setLink(isJoined)
    for (const letter of visitor.letters.slice(heard)) {
      const { family, key } = letter
      if (family === 'note') notes.hear(key, letter.user, letter.text)
      if (family === 'picture') {
        notes.hear(makeNoteKey({ id: key, isPicture: true }), letter.user, letter.text)
      }
      if (family === 'run') runs.hear(letter)
      if (family === 'beat') runs.hearBeat(letter)
    }
    heard = visitor.letters.length
    runs.tick()
  }, 20)
  atEnd(() => {
    clearInterval(timer)
    notes.close()
    visitor.core.close()
  })
  return { ...visitor, notes, runs }
}

async function openEmbedded(atEnd: AtEnd) {
  const http = createServer()
  const port = await listen(http, '127.0.0.1', 0, '--port')
  const broker = await openBroker(http, '127.0.0.1', 0)
  atEnd(async () => {
    await broker.close()
    http.close()
    http.closeAllConnections()
  })
  return { port, path: '/mqtt' }
}

async function openReal(atEnd: AtEnd) {
  const broker = await openMosquitto()
  atEnd(() => broker.close())
  return { port: Number(new URL(broker.ws).port), path: '' }
}

const brokers = [
  { name: 'the embedded broker', open: openEmbedded, isThere: true },
  { name: 'mosquitto', open: openReal, isThere: mosquittoPath !== undefined },
]

// Both at once: most of it is waiting.
describe.concurrent(`cut off for ${seconds} s and healed`, () => {
  for (const { name, open, isThere } of brokers) {
    it.runIf(isThere)(
      `people, notes and the scenario agree within 5 s on ${name}, and no command given meanwhile goes out (R8)`,
      async ({ expect, onTestFinished }) => {
        const atEnd: AtEnd = (stop) => onTestFinished(async () => void (await stop()))
        const { port, path } = await open(atEnd)
        const direct = `ws://127.0.0.1:${port}${path}`
        const proxy = await openProxy(port)
        atEnd(() => proxy.close())
        const plant = await mqttJs.connectAsync(direct, { reconnectPeriod: 0 })
        atEnd(() => void plant.end(true))
        const commanded: string[] = []
        plant.on('message', (topic) => commanded.push(topic))
        await plant.subscribeAsync('gemba/bottling/command/#')
        const anna = openPage(direct, 'anna', atEnd)
        const bo = openPage(`ws://127.0.0.1:${proxy.port}${path}`, 'bo', atEnd)
        const eve = openPage(direct, 'eve', atEnd)
        bo.core.receive({ kind: 'command', wish: { kind: 'watch', watch } })
        await expect.poll(anna.names, poll).toEqual(['bo', 'eve'])
        await expect.poll(bo.names, poll).toEqual(['anna', 'eve'])
        const target = { part: null, point: [1, 2, 3], normal: [0, 1, 0] } as const
        const id = anna.notes.create({ title: 'The pump drips', target }, null)
        await expect.poll(() => bo.notes.list.map(({ title }) => title), poll).toHaveLength(1)
        const scenario = { id: 'faster', name: 'Faster', days: 1, changes: [], compare: [] }
        const given = { model: '0123456789abcdef', start: {}, seed: 7, began: Date.now() }
        expect(await anna.runs.start(scenario, given, true)).toBeNull()
        await expect.poll(() => bo.runs.run?.run.id, poll).toBe(anna.runs.run?.run.id)

        proxy.cut()
        const healing = pause(seconds * 1000)
        await expect.poll(bo.status, poll).toBe('lost')
        const order = makeOrder()
        bo.core.receive({ kind: 'command', wish: { kind: 'order', order } })
        expect(await bo.runs.control({ isPaused: false, position: 500 })).toMatch(/no connection/)
        bo.notes.edit(id, { fields: { status: 'doing' } })
        bo.notes.reply(id, 'I have a new seal')
        const written = bo.notes.create({ title: 'While I was away', target }, null)
        anna.notes.edit(id, { fields: { title: 'The pump drips badly' } })
        expect(await anna.runs.control({ isPaused: true, position: 60 })).toBeNull()
        eve.core.close()
        const cy = openPage(direct, 'cy', atEnd)
        await expect.poll(cy.names, poll).toEqual(['anna'])
        await healing
        proxy.heal()
        const healed = performance.now()

        const pages = [anna, bo, cy]
        const known = () => pages.map((page) => page.names().join())
        const listed = () => pages.map(({ notes }) => JSON.stringify(notes.list))
        const played = () => pages.map(({ runs }) => JSON.stringify(runs.shared?.run))
        const state = () => [known(), new Set(listed()).size, new Set(played()).size]
        await expect.poll(state, soon).toEqual([['bo,cy', 'anna,cy', 'anna,bo'], 1, 1])
        expect(cy.runs.shared?.run).toMatchObject({ isPaused: true, position: 60 })
        const note = cy.notes.list.find((each) => each.id === id)
        expect(note).toMatchObject({ title: 'The pump drips badly', status: 'doing' })
        expect(note?.replies.map(({ text }) => text)).toEqual(['I have a new seal'])
        expect(cy.notes.list.some((each) => each.id === written)).toBe(true)
        await expect.poll(() => bo.notes.unsent.size, soon).toBe(0)
        noteFigure('R8', 'all agree after', (performance.now() - healed) / 1000, 's')
        // Nothing of it comes late either.
        await pause(500)
        expect(commanded).toEqual([])
        const states = bo.commandNews.flatMap((told) =>
          told.kind === 'order' ? [told.news.state] : [],
        )
        expect(states).toEqual(['unsent'])
      },
      60_000 + seconds * 1000,
    )
  }
})

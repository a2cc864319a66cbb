import mqttJs, { type MqttClient } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import type { Account } from '#people/roles.ts'
import { makeAct, number } from '#scenarios/Act.ts'
import { openDesk } from '#server/desk/openDesk.ts'
import { openPublisher } from '#server/openPublisher.ts'
import type { Order } from '#twin/Order.ts'
import { mosquittoPath, openMosquitto } from '../../../world/openMosquitto.ts'
import { openProxy } from '../../../world/openProxy.ts'
import { openOwnBroker, openRuledMosquitto } from '../../../world/openRuledBroker.ts'
import { openVisitor, someone } from '../room/openVisitor.ts'
import { makeOrder, watch } from './makeOrder.ts'

const stops: (() => unknown)[] = []
const poll = { timeout: 20_000, interval: 10 }
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

/** A plant with one thing to do, over a link of its own; what it did, in order. */
function openPlant(broker: string, clockError = 0) {
  const done: unknown[] = []
  const said: string[] = []
  const heard: { topic: string; payload: string }[] = []
  const acts = { 'filler.speed': makeAct(number(0, 100, 1), (value) => done.push(value)) }
  const publisher = openPublisher(broker, () => undefined)
  let mute = false
  const link = {
    publish: (...all: Parameters<typeof publisher.publish>) => {
      if (!mute || all[0].endsWith('/clock')) publisher.publish(...all)
    },
    listen: publisher.listen,
  }
  const now = () => Date.now() + clockError
  const open = () => openDesk('bottling', acts, link, (line) => said.push(line), now)
  let close = open()
  publisher.listen(`gemba/bottling/command/#`, (topic, payload) => heard.push({ topic, payload }))
  stops.push(() => {
    close()
    publisher.close()
  })
  return {
    done,
    said,
    heard,
    /** Its answers are lost on the way. */
    setMute: (isMute: boolean) => void (mute = isMute),
    restart() {
      close()
      close = open()
    },
  }
}

/** A page of somebody, who is told of the plant's desk. */
function comeTo(broker: string, user: string, password?: string) {
  const session = `${user.replace('~', '')}0000000`.slice(0, 8)
  const name = password === undefined ? {} : { username: user, password }
  const visitor = openVisitor(
    { broker, session, card: { ...someone, name: user }, user, ...name },
    mqtt,
    systemClock,
  )
  stops.push(() => visitor.core.close())
  visitor.core.receive({ kind: 'command', wish: { kind: 'watch', watch } })
  const isThere = () => visitor.commandNews.findLast((news) => news.kind === 'desk')?.isThere
  return {
    ...visitor,
    isThere,
    isReady: () => visitor.status() === 'joined' && isThere() === true,
    give(change: Partial<Order> = {}) {
      const order = makeOrder({ at: Date.now() + visitor.told.clockError, timeout: 3, ...change })
      visitor.core.receive({ kind: 'command', wish: { kind: 'order', order } })
      return order.id
    },
    /** What was told of a command, in order. */
    states: (id: string) =>
      visitor.commandNews.flatMap((told) =>
        told.kind === 'order' && told.news.id === id ? [told.news.state] : [],
      ),
    reason: (id: string) =>
      visitor.commandNews
        .flatMap((told) => (told.kind === 'order' && told.news.id === id ? [told.news] : []))
        .at(-1)?.reason,
  }
}

async function connect(broker: string, options: mqttJs.IClientOptions = {}): Promise<MqttClient> {
  const client = await mqttJs.connectAsync(broker, { reconnectPeriod: 0, ...options })
  stops.push(() => client.end(true))
  return client
}

const users: { name: string; account: Account }[] = [
  { name: 'ute', account: 'operator' },
  { name: 'vera', account: 'viewer' },
  { name: 'gate', account: 'plant' },
]
const ruled = [
  { name: 'the embedded broker', open: openOwnBroker, isThere: true },
  { name: 'mosquitto', open: openRuledMosquitto, isThere: mosquittoPath !== undefined },
]

describe.each(ruled)('commands on $name with an access file', ({ open, isThere }) => {
  it.runIf(isThere)(
    'are carried out once for who may, refused with the reason, and reach the plant from nobody else',
    async () => {
      const broker = await open(users)
      stops.push(() => broker.close())
      const plant = openPlant(broker.ws.replace('//', '//gate:password@'))
      const ute = comeTo(broker.ws, 'ute', 'password')
      const vera = comeTo(broker.ws, 'vera', 'password')
      await expect.poll(() => [ute.isReady(), vera.isReady()], poll).toEqual([true, true])
      const first = ute.give({ value: 60 })
      await expect.poll(() => ute.states(first), poll).toEqual(['pending', 'accepted', 'done'])
      const second = ute.give({ value: 101 })
      await expect.poll(() => ute.states(second), poll).toEqual(['pending', 'refused'])
      expect(ute.reason(second)).toBe('It takes a number from 0 to 100.')
      const third = vera.give({ value: 70 })
      await expect.poll(() => vera.states(third), poll).toEqual(['unsent'])

      // Whoever writes past the page is stopped by the broker: in another's name, in a role they have not, in the plant's place.
      const { topic, payload } = plant.heard.find((one) => one.topic.includes('/operator/ute/'))!
      const forger = await connect(broker.ws, {
        clientId: 'forger00',
        username: 'vera',
        password: 'password',
      })
      const forged = payload.replace(first, 'forged0000000000')
      for (const target of [
        topic,
        topic.replace('/ute/', '/vera/'),
        'gemba/bottling/command/filler.speed/viewer/vera/forger00',
        'gemba/bottling/command/filler.speed/operator/vera/forger00',
      ]) {
        await forger.publishAsync(target, forged)
      }
      const spoof = JSON.stringify({ id: second, state: 'done' })
      await forger.publishAsync('gemba/bottling/desk/answer', spoof)
      const last = ute.give({ value: 80 })
      await expect.poll(() => ute.states(last), poll).toEqual(['pending', 'accepted', 'done'])
      expect(plant.done).toEqual([60, 80])
      expect(plant.heard).toHaveLength(3)
      expect(ute.states(second)).toEqual(['pending', 'refused'])
    },
  )
})

async function openWorld(clockError = 0) {
  const broker = await openMosquitto()
  stops.push(() => broker.close())
  const plant = openPlant(broker.tcp, clockError)
  const anna = comeTo(broker.ws, '~annaanna')
  await expect.poll(anna.isReady, poll).toBe(true)
  return { broker, plant, anna }
}

describe.runIf(mosquittoPath !== undefined)('commands on a real broker (R18)', () => {
  it('given while the broker is down are not sent, then or later; those on their way may be lost, never doubled', async () => {
    const { broker, plant, anna } = await openWorld()
    const before = anna.give({ value: 1 })
    await expect.poll(() => anna.states(before), poll).toContain('done')
    await broker.kill()
    await expect.poll(anna.isThere, poll).toBe(false)
    const ids = [anna.give({ value: 2 }), anna.give({ value: 3 })]
    expect(ids.map((id) => anna.states(id))).toEqual([['unsent'], ['unsent']])
    await broker.start()
    await expect.poll(anna.isReady, poll).toBe(true)
    const after = anna.give({ value: 4 })
    await expect.poll(() => anna.states(after), poll).toContain('done')
    // A kill in the middle of many: each is carried out once or not at all, and nobody says done of what was not.
    const many = Array.from({ length: 40 }, (_, i) => anna.give({ value: 10 + i, timeout: 2 }))
    await broker.kill()
    await broker.start()
    await expect.poll(anna.isReady, poll).toBe(true)
    await expect
      .poll(
        () => many.every((id) => /done|refused|unknown|unsent/.test(anna.states(id).at(-1)!)),
        poll,
      )
      .toBe(true)
    expect(new Set(plant.done).size).toBe(plant.done.length)
    const ended = (state: string) =>
      many.flatMap((id, i) => (anna.states(id).at(-1) === state ? [10 + i] : []))
    expect(ended('done').filter((value) => !plant.done.includes(value))).toEqual([])
    expect(ended('unsent').filter((value) => plant.done.includes(value))).toEqual([])
    expect(plant.done.slice(0, 2)).toEqual([1, 4])
  })

  it('that arrive too late are refused: a broker that was frozen hands them on after their time', async () => {
    const { broker, plant, anna } = await openWorld()
    broker.freeze(true)
    const late = anna.give({ value: 9, expiry: 1, timeout: 1 })
    await expect.poll(() => anna.states(late), poll).toEqual(['pending', 'unknown'])
    await pause(300)
    broker.freeze(false)
    // The broker itself keeps it back (MQTT 5), or the plant refuses it: in neither case is it carried out.
    await expect.poll(anna.isReady, poll).toBe(true)
    const next = anna.give({ value: 5 })
    await expect.poll(() => anna.states(next), poll).toContain('done')
    expect(plant.done).toEqual([5])
    expect(['unknown', 'refused']).toContain(anna.states(late).at(-1))
  })

  it('that come twice, are played again, or were kept, are carried out once, after a restart of the desk too', async () => {
    const { broker, plant, anna } = await openWorld()
    const id = anna.give({ value: 60, expiry: 10 })
    await expect.poll(() => anna.states(id), poll).toContain('done')
    const [{ topic, payload }] = plant.heard
    const again = await connect(broker.tcp)
    for (let i = 0; i < 3; i++) await again.publishAsync(topic, payload, { qos: 1 })
    await again.publishAsync(topic, payload, { qos: 1, retain: true })
    await expect.poll(() => plant.heard.length, poll).toBe(5)
    plant.restart()
    await expect
      .poll(() => plant.said.some((line) => /started anew|kept by/.test(line)), poll)
      .toBe(true)
    await again.publishAsync(topic, payload, { qos: 1 })
    const last = anna.give({ value: 61 })
    await expect.poll(() => anna.states(last).at(-1), poll).toMatch(/done|refused/)
    expect(plant.done.filter((value) => value === 60)).toEqual([60])
    expect(anna.states(id)).toEqual(['pending', 'accepted', 'done'])
  })

  it('whose answers are lost end in an unknown outcome, and nothing is sent again', async () => {
    const { plant, anna } = await openWorld()
    plant.setMute(true)
    const id = anna.give({ value: 60, timeout: 1 })
    await expect.poll(() => anna.states(id), poll).toEqual(['pending', 'unknown'])
    expect(anna.reason(id)).toMatch(/No answer within 1 s. Look at the plant/)
    await pause(300)
    expect(plant.done).toEqual([60])
    expect(plant.heard).toHaveLength(1)
  })

  it('given just before the link is cut are carried out once, and their outcome is told unknown', async () => {
    const broker = await openMosquitto()
    stops.push(() => broker.close())
    const plant = openPlant(broker.tcp)
    const proxy = await openProxy(Number(new URL(broker.ws).port))
    stops.push(() => proxy.close())
    const anna = comeTo(`ws://127.0.0.1:${proxy.port}`, '~annaanna')
    await expect.poll(anna.isReady, poll).toBe(true)
    plant.setMute(true)
    const id = anna.give({ value: 60, timeout: 1 })
    await expect.poll(() => plant.done, poll).toEqual([60])
    proxy.cut()
    await expect.poll(() => anna.states(id), poll).toEqual(['pending', 'unknown'])
    const offline = anna.give({ value: 70 })
    expect(anna.states(offline)).toEqual(['unsent'])
    proxy.heal()
    await expect.poll(anna.isReady, poll).toBe(true)
    expect(plant.done).toEqual([60])
  })

  it.each([600_000, -600_000])(
    'are carried out although the clocks of page and plant are %s ms apart',
    async (clockError) => {
      const { plant, anna } = await openWorld(clockError)
      anna.told.clockError = -clockError
      const id = anna.give({ value: 60 })
      await expect.poll(() => anna.states(id), poll).toEqual(['pending', 'accepted', 'done'])
      expect(plant.done).toEqual([60])
      // Its clock is put right while the page is open: a click from before that is not sent, the next one is.
      anna.told.clockError = 0
      const stale = anna.give({ value: 61, at: Date.now() - clockError })
      expect(anna.states(stale)).toEqual(['unsent'])
      const next = anna.give({ value: 62 })
      await expect.poll(() => anna.states(next), poll).toContain('done')
      expect(plant.done).toEqual([60, 62])
    },
  )
})

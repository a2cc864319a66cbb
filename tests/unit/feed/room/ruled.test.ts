import { afterEach, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import type { Role } from '#people/roles.ts'
import { mosquittoPath } from '../../../world/openMosquitto.ts'
import { openProxy } from '../../../world/openProxy.ts'
import { openOwnBroker, openRuledMosquitto } from '../../../world/openRuledBroker.ts'
import { openVisitor, someone } from './openVisitor.ts'

const stops: (() => unknown)[] = []
const poll = { timeout: 15_000, interval: 20 }

afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

const users: { name: string; account: Role }[] = [
  { name: 'ute', account: 'operator' },
  { name: 'vera', account: 'viewer' },
  { name: 'hall', account: 'kiosk' },
]

function come(broker: string, user: string, password = 'password') {
  const session = `${user}0000000`.slice(0, 8)
  const card = { ...someone, name: user }
  const visitor = openVisitor(
    { broker, session, card, user, username: user, password },
    mqtt,
    systemClock,
  )
  stops.push(() => visitor.core.close())
  return visitor
}

const brokers = [
  { name: 'the embedded broker', open: openOwnBroker, isThere: true },
  { name: 'mosquitto', open: openRuledMosquitto, isThere: mosquittoPath !== undefined },
]

describe.each(brokers)('a room on $name with an access file', ({ open, isThere }) => {
  it.runIf(isThere)(
    'makes of each what their credentials say, and refuses them the rest',
    async () => {
      const broker = await open(users)
      stops.push(() => broker.close())
      const ute = come(broker.ws, 'ute')
      const vera = come(broker.ws, 'vera')
      const hall = come(broker.ws, 'hall')
      await expect.poll(ute.names, poll).toEqual(['hall', 'vera'])
      await expect.poll(hall.names, poll).toEqual(['ute', 'vera'])
      const role = (name: string) =>
        [...vera.people.values()].find((one) => one.name === name)?.role
      await expect.poll(() => [role('ute'), role('hall')], poll).toEqual(['operator', 'kiosk'])
      expect([ute.told.role, vera.told.role, hall.told.role]).toEqual([
        'operator',
        'viewer',
        'kiosk',
      ])
      for (const one of [ute, vera, hall]) expect(one.standings).toEqual(['joined'])

      vera.send('note', 'n1', 'a viewer may not')
      ute.send('note', 'n1', 'an operator may')
      hall.send('say', '-', 'a kiosk says nothing')
      await expect
        .poll(() => [vera.results[0], ute.results[0], hall.results[0]], poll)
        .toEqual(['refused', 'sent', 'refused'])
      await expect
        .poll(() => vera.letters.map(({ text }) => text), poll)
        .toEqual(['an operator may'])

      const stranger = come(broker.ws, 'vera', 'wrong')
      await expect.poll(stranger.status, poll).toBe('refused')
      expect(stranger.told.reason).toMatch(/password|not allowed/)
    },
  )

  it.runIf(isThere)(
    'is left by who is cut off within two seconds, and joined when it is healed',
    async () => {
      const broker = await open(users)
      stops.push(() => broker.close())
      const { port, pathname } = new URL(broker.ws)
      const proxy = await openProxy(Number(port))
      stops.push(() => proxy.close())
      const ute = come(broker.ws, 'ute')
      const vera = come(`ws://127.0.0.1:${proxy.port}${pathname}`, 'vera')
      await expect.poll(ute.names, poll).toEqual(['vera'])
      await expect.poll(vera.names, poll).toEqual(['ute'])
      await expect.poll(vera.status, poll).toBe('joined')
      proxy.cut()
      await expect.poll(ute.names, { timeout: 2000, interval: 20 }).toEqual([])
      expect(vera.status()).toBe('lost')
      vera.send('say', '-', 'into nowhere')
      await expect.poll(() => vera.results[0], poll).toBe('offline')
      proxy.heal()
      await expect.poll(ute.names, poll).toEqual(['vera'])
      expect(ute.letters).toEqual([])
    },
  )
})

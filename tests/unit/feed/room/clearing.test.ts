import { expect, it } from 'vitest'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { Role } from '#people/roles.ts'
import { readRoomTopic } from '#people/roomTopics.ts'
import { ManualClock } from '../ManualClock.ts'
import { openVisitor, someone } from './openVisitor.ts'

/** Who is what, as their broker knows. */
const roles: Record<string, Role> = { 'u-anna': 'engineer', 'u-bo': 'viewer' }

it('takes back what somebody else has drawn for an engineer alone', async () => {
  const bus = new LoopbackBus()
  const clock = new ManualClock()
  const kind = {
    open: (...all: Parameters<LoopbackBus['open']>) => {
      const link = bus.open(...all)
      const publish = (topic: string, payload: Uint8Array): boolean => {
        const { user, family, key } = readRoomTopic(topic)!
        return family !== 'who' || key === roles[user] ? link.publish(topic, payload) : true
      }
      return { ...link, publish }
    },
  }
  const come = (session: string) =>
    openVisitor({ session, user: `u-${session}`, card: { ...someone, name: session } }, kind, clock)
  const settle = async () => {
    for (let i = 0; i < 5; i++) await Promise.resolve()
    clock.advance(1000)
  }
  const anna = come('anna')
  const bo = come('bo')
  await settle()
  const clear = async (visitor: typeof anna, owner: string, text = '') => {
    visitor.core.receive({ kind: 'send', id: 90, family: 'ink', key: 'one', text, owner })
    await settle()
    return visitor.results[90]
  }
  bo.send('ink', 'one', 'a stroke')
  await settle()
  expect(anna.letters.at(-1)).toMatchObject({ family: 'ink', user: 'u-bo', text: 'a stroke' })
  expect(await clear(bo, 'u-anna')).toBe('refused')
  expect(await clear(anna, 'u-bo', 'not hers')).toBe('refused')
  expect(await clear(anna, 'u-bo')).toBe('sent')
  expect(bo.letters.at(-1)).toMatchObject({ family: 'ink', key: 'one', user: 'u-bo', text: '' })
})

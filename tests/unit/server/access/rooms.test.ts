import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '#feed/Clock.ts'
import { mqtt } from '#feed/transports/mqtt.ts'
import { mayWrite, roles, type Role } from '#people/roles.ts'
import { openVisitor, someone } from '../../feed/room/openVisitor.ts'
import { mosquittoPath } from '../../../world/openMosquitto.ts'
import {
  openOwnBroker,
  openRuledMosquitto,
  type RuledBroker,
} from '../../../world/openRuledBroker.ts'

const users = roles.map((role) => ({ name: `u-${role}`, account: role }))
const poll = { timeout: 20_000, interval: 20 }
type Visitor = ReturnType<typeof openVisitor>

// Without mosquitto on this machine its half is skipped, and the report says so.
describe.each([
  ['the broker of npm start', false, openOwnBroker],
  ['mosquitto', !mosquittoPath, openRuledMosquitto],
] as const)('people on %s', (_name, isAbsent, open) => {
  let broker: RuledBroker
  const visitors = new Map<Role, Visitor>()
  beforeAll(async () => {
    if (isAbsent) return
    broker = await open(users)
    for (const role of roles) {
      const [username, password] = [`u-${role}`, 'password']
      const session = `${role}12345678`.slice(0, 8)
      const card = { ...someone, name: role }
      const wish = { broker: broker.ws, username, password, user: username, session, card }
      visitors.set(role, openVisitor(wish, mqtt, systemClock))
    }
  })
  afterAll(async () => {
    for (const { core } of visitors.values()) core.close()
    await broker?.close()
  })

  it.skipIf(isAbsent)('learn from it what they are, and what the others are', async () => {
    for (const [role, { told, people }] of visitors) {
      await expect.poll(() => told.role, poll).toBe(role)
      const others = roles.filter((other) => other !== role)
      const seen = () =>
        [...people.values()].map(({ name, role: seenAs }) => `${name}: ${seenAs}`).sort()
      await expect.poll(seen, poll).toEqual(others.map((other) => `${other}: ${other}`).sort())
    }
  })

  it.skipIf(isAbsent)('have notes and scenarios kept as far as their role goes', async () => {
    const listener = visitors.get('kiosk')!
    const families = ['note', 'run', 'ink', 'mod'] as const
    for (const [role, visitor] of visitors) {
      for (const family of families) visitor.send(family, `of-${role}`, `{"by":"${role}"}`)
    }
    const allowed = roles.flatMap((role) =>
      families.filter((family) => mayWrite(role, family)).map((family) => `${family} of-${role}`),
    )
    const came = () => listener.letters.map(({ family, key }) => `${family} ${key}`).sort()
    await expect.poll(came, poll).toEqual(allowed.sort())
    for (const [role, { results }] of visitors) {
      const expected = families.map((family) => (mayWrite(role, family) ? 'sent' : 'refused'))
      await expect.poll(() => results, poll).toEqual(expected)
    }
  })

  it.skipIf(isAbsent)('see who goes', async () => {
    const guest = visitors.get('guest')!
    guest.core.close()
    visitors.delete('guest')
    for (const { people } of visitors.values()) {
      await expect
        .poll(() => [...people.values()].some(({ name }) => name === 'guest'), poll)
        .toBe(false)
    }
  })
})

import { describe, expect, it } from 'vitest'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { writeCard } from '#people/Card.ts'
import { mayWrite, type Role } from '#people/roles.ts'
import { makeRoomTopic, readRoomTopic } from '#people/roomTopics.ts'
import { ManualClock } from '../ManualClock.ts'
import { openVisitor, someone } from './openVisitor.ts'

/** A broker in memory. `rule` is its access rule: whether it lets a message through. */
function openWorld(rule: (topic: string) => boolean = () => true) {
  const bus = new LoopbackBus()
  const clock = new ManualClock()
  const said: string[] = []
  const kind = {
    open: (...all: Parameters<LoopbackBus['open']>) => {
      const link = bus.open(...all)
      return {
        ...link,
        publish(topic: string, payload: Uint8Array) {
          if (!rule(topic)) return true
          said.push(topic)
          return link.publish(topic, payload)
        },
      }
    },
  }
  const come = (session: string, name = session, user?: string) =>
    openVisitor({ session, user, card: { ...someone, name } }, kind, clock)
  return { bus, clock, said, come }
}

const seconds = (world: { clock: ManualClock }, many: number) => world.clock.advance(many * 1000)

describe('a room', () => {
  it('shows each other those who come, also those who come late, within half a second', () => {
    const world = openWorld()
    const anna = world.come('anna')
    seconds(world, 1.1)
    const bo = world.come('bo')
    seconds(world, 0.5)
    expect(anna.status()).toBe('joined')
    expect(anna.names()).toEqual(['bo'])
    expect(bo.names()).toEqual(['anna'])
  })

  it('lets those go who leave at once, and those who say nothing after six seconds', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bo = world.come('bo')
    world.come('eve')
    seconds(world, 1)
    expect(anna.names()).toEqual(['bo', 'eve'])
    bo.core.close()
    seconds(world, 0.3)
    expect(anna.names()).toEqual(['eve'])
    const topic = makeRoomTopic({
      room: 'main',
      family: 'who',
      key: 'guest',
      user: '~z',
      session: 'z',
    })
    world.bus.publish(topic, writeCard({ ...someone, name: 'Z', latency: null, ask: false }))
    seconds(world, 5)
    expect(anna.names()).toEqual(['Z', 'eve'])
    seconds(world, 2)
    expect(anna.names()).toEqual(['eve'])
  })

  it('is told by the broker what somebody may be, and believes nobody else', () => {
    const of: Record<string, Role> = { 'u-anna': 'operator', 'u-bo': 'viewer', 'u-kiosk': 'kiosk' }
    const world = openWorld((topic) => {
      const address = readRoomTopic(topic)!
      const role = of[address.user]
      return mayWrite(role, address.family) && (address.family !== 'who' || address.key === role)
    })
    const anna = world.come('anna', 'anna', 'u-anna')
    const bo = world.come('bo', 'bo', 'u-bo')
    const hall = world.come('hall', 'hall', 'u-kiosk')
    seconds(world, 1)
    expect(anna.told.role).toBe('operator')
    expect(hall.told.role).toBe('kiosk')
    expect(anna.people.get('bo')?.role).toBe('viewer')
    expect(bo.people.get('anna')?.role).toBe('operator')
    expect(bo.people.get('hall')?.role).toBe('kiosk')
    expect(anna.standings).toEqual(['joined'])
  })

  it('says so when the broker lets this page say nothing, and joins when it does', () => {
    let isOpen = false
    const world = openWorld(() => isOpen)
    const anna = world.come('anna')
    seconds(world, 7)
    expect(anna.status()).toBe('refused')
    expect(anna.told.reason).toContain('does not let')
    isOpen = true
    seconds(world, 2)
    expect(anna.status()).toBe('joined')
  })

  it('tells a change of name or microphone soon, and a flickering one a few times a second', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bo = world.come('bo')
    seconds(world, 1)
    anna.call({ name: 'Anna B', muted: false })
    seconds(world, 0.5)
    expect(bo.people.get('anna')).toMatchObject({ name: 'Anna B', muted: false })
    const before = world.said.length
    for (let i = 0; i < 100; i++) {
      anna.call({ speaking: i % 2 === 0 })
      world.clock.advance(10)
    }
    expect(world.said.length - before).toBeLessThan(10)
  })

  it('sends poses only while somebody else is there', () => {
    const world = openWorld()
    const poses = () => world.said.filter((topic) => topic.includes('/pose/')).length
    const anna = world.come('anna')
    for (let i = 0; i < 20; i++) {
      anna.stand(i)
      world.clock.advance(50)
    }
    expect(poses()).toBe(0)
    const bo = world.come('bo')
    seconds(world, 0.5)
    expect(bo.places.get('anna')).toMatchObject({ x: 19 })
    bo.core.close()
    seconds(world, 0.5)
    const before = poses()
    anna.stand(30)
    expect(poses()).toBe(before)
  })

  it('hands poses on in one batch a frame, and what somebody points at with them', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const others = ['b', 'c', 'd', 'e'].map((name) => world.come(name))
    seconds(world, 1)
    const before = anna.told.batches
    for (let i = 0; i < 100; i++) {
      world.clock.advance(50)
      for (const other of others) other.stand(i)
    }
    seconds(world, 0.1)
    expect(anna.told.batches - before).toBe(100)
    expect(anna.places.get('c')?.count).toBeGreaterThanOrEqual(100)
    others[0].core.receive({ kind: 'mark', text: '{"pointing":"hall/pump","picked":["x"]}' })
    seconds(world, 0.5)
    expect(anna.people.get('b')).toMatchObject({ pointing: 'hall/pump', picked: ['x'] })
    const late = world.come('late')
    seconds(world, 0.5)
    expect(late.people.get('b')).toMatchObject({ pointing: 'hall/pump' })
    expect(late.places.get('c')).toMatchObject({ x: 99 })
  })

  it('measures how long the way to the broker and back is', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bo = world.come('bo')
    seconds(world, 3)
    expect(anna.told.latency).toBe(0)
    expect(bo.people.get('anna')?.latency).toBe(0)
  })

  it('is joined anew when the broker is back, without ghosts', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bo = world.come('bo')
    const eve = world.come('eve')
    seconds(world, 1)
    world.bus.lose()
    expect(anna.status()).toBe('lost')
    eve.core.close()
    seconds(world, 3)
    expect(anna.names()).toEqual(['bo', 'eve'])
    world.bus.restore()
    seconds(world, 0.5)
    expect(anna.status()).toBe('joined')
    seconds(world, 4)
    expect(anna.names()).toEqual(['bo'])
    expect(bo.names()).toEqual(['anna'])
    world.bus.lose()
    seconds(world, 7)
    expect(anna.names()).toEqual([])
  })

  it('has the broker keep what is kept, and hands it to those who come later', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    anna.send('note', 'n1', 'the pump drips')
    anna.send('say', '-', 'hello')
    await Promise.resolve()
    seconds(world, 1)
    const bo = world.come('bo')
    seconds(world, 1)
    expect(anna.letters.map(({ text }) => text)).toEqual(['the pump drips', 'hello'])
    expect(bo.letters).toEqual([
      {
        family: 'note',
        key: 'n1',
        user: '~anna',
        session: '',
        text: 'the pump drips',
        isRetained: true,
      },
    ])
  })

  it('gets pictures of notes after all else, a few at a time, and first the one that is looked at', async () => {
    const world = openWorld()
    const bo = world.come('bo')
    seconds(world, 1)
    const ids = Array.from({ length: 6 }, (_, i) => `note0000${i}`)
    for (const id of ids) {
      bo.send('picture', id, 'what bo saw')
      bo.send('note', id, 'the pump drips')
    }
    await Promise.resolve()
    const anna = world.come('anna')
    const of = (family: string) =>
      anna.letters.filter((each) => each.family === family).map(({ key }) => key)
    seconds(world, 1)
    expect([of('note'), of('picture')]).toEqual([ids, []])
    anna.core.receive({ kind: 'want', id: ids[4] })
    seconds(world, 0.1)
    expect(of('picture')).toEqual([ids[4]])
    seconds(world, 2.2)
    expect(of('picture').length).toBeLessThan(5)
    seconds(world, 5)
    expect(of('picture').sort()).toEqual(ids)
    // One that is new comes with its note, and nothing comes again.
    bo.send('picture', 'note00009', 'a new one')
    bo.send('note', 'note00009', 'a new one')
    await Promise.resolve()
    seconds(world, 5)
    expect(of('picture')).toHaveLength(7)
  })

  it('notices what was taken back while the broker was away, but for notes', async () => {
    const world = openWorld()
    const anna = world.come('anna')
    const bo = world.come('bo')
    seconds(world, 1)
    for (const key of ['one', 'two']) bo.send('ink', key, 'a stroke')
    bo.send('note', 'n1', 'the pump drips')
    await Promise.resolve()
    seconds(world, 1)
    world.bus.lose()
    seconds(world, 1)
    world.bus.forget(/ink\/one|note/)
    world.bus.restore()
    seconds(world, 1)
    const before = anna.letters.length
    seconds(world, 6)
    expect(anna.letters.slice(before)).toMatchObject([{ family: 'ink', key: 'one', text: '' }])
  })

  it('says of each message whether it went: not offline, not where one may not write, not too large', async () => {
    const world = openWorld((topic) => !topic.includes('/who/') || topic.includes('/who/guest/'))
    const anna = world.come('anna')
    const send = async (...all: Parameters<typeof anna.send>) => {
      anna.send(...all)
      for (let i = 0; i < 5; i++) await Promise.resolve()
      return anna.results.at(-1)
    }
    expect(await send('say', '-', 'hello')).toBe('sent')
    expect(await send('note', 'n', 'a guest may not')).toBe('refused')
    expect(await send('say', 'a/b', 'no key')).toBe('refused')
    expect(await send('say', '-', 'x'.repeat(5000))).toBe('refused')
    world.bus.lose()
    expect(await send('say', '-', 'hello')).toBe('offline')
  })

  it('follows a crowd by place: those near at the full rate, those far away once a second', () => {
    const world = openWorld()
    const anna = world.come('anna')
    const near = world.come('near')
    const far = world.come('far')
    for (let i = 0; i < 70; i++) world.come(`p${i}`)
    anna.stand(0)
    seconds(world, 3)
    const before = {
      near: anna.places.get('near')?.count ?? 0,
      far: anna.places.get('far')?.count ?? 0,
    }
    for (let i = 0; i < 100; i++) {
      anna.stand(i / 100)
      near.stand(10 + i / 100)
      far.stand(300 + i / 100)
      world.clock.advance(50)
    }
    seconds(world, 0.1)
    expect(anna.places.get('near')!.count - before.near).toBeGreaterThanOrEqual(95)
    const came = anna.places.get('far')!.count - before.far
    expect(came).toBeGreaterThanOrEqual(4)
    expect(came).toBeLessThanOrEqual(6)
  })
})

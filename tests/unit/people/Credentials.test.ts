import { array, assert, boolean, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayPublish, mayReceive, maySubscribe, type Credentials } from '#people/Credentials.ts'
import { may, roles } from '#people/roles.ts'
import { makeRoomTopic, roomFamilies, type RoomFamily } from '#people/roomTopics.ts'

const of = (account: Credentials['accounts'][number], user: string | null = 'anna') => ({
  accounts: [account],
  user,
  session: 'abcd1234',
})

function offer(key: string): string {
  return makeRoomTopic({ room: 'main', family: 'rtc', key, user: 'bob', session: 'bobs1234' })
}

describe('mayPublish', () => {
  it('holds everybody to their own user, session and role', () => {
    const anna = of('viewer')
    expect(mayPublish(anna, 'gemba/main/say/-/anna/abcd1234', false)).toBe(true)
    expect(mayPublish(anna, 'gemba/main/say/-/bob/abcd1234', false)).toBe(false)
    expect(mayPublish(anna, 'gemba/main/say/-/anna/other123', false)).toBe(false)
    expect(mayPublish(anna, 'gemba/main/who/viewer/anna/abcd1234', false)).toBe(true)
    for (const role of roles.filter((name) => name !== 'viewer')) {
      expect(mayPublish(anna, `gemba/main/who/${role}/anna/abcd1234`, false)).toBe(false)
    }
  })

  it('lets who has no credentials go by an anonymous name alone', () => {
    const somebody = of('engineer', null)
    expect(mayPublish(somebody, 'gemba/main/note/n1/~abcd1234', false)).toBe(true)
    for (const user of ['anna', '~', '~abcd123', '~ABCD1234', '~abcd12345', '~abcd123/']) {
      expect(mayPublish(somebody, `gemba/main/note/n1/${user}`, false)).toBe(false)
    }
  })

  it('lets an engineer take back the ink of others, and draw none in their name', () => {
    const engineer = of('engineer')
    expect(mayPublish(engineer, 'gemba/main/ink/k/bob', true)).toBe(true)
    expect(mayPublish(engineer, 'gemba/main/ink/k/bob', false)).toBe(false)
    expect(mayPublish(engineer, 'gemba/main/note/k/bob', true)).toBe(false)
    expect(mayPublish(of('operator'), 'gemba/main/ink/k/bob', true)).toBe(false)
  })

  it('takes telemetry from the plant alone, and what looks like a room’s or the broker’s from nobody', () => {
    const plant = of('plant')
    for (const topic of ['gemba/bottling/line1/filler', 'site/pump1', 'spBv1.0/g/NDATA/n', 'who']) {
      expect(mayPublish(plant, topic, false)).toBe(true)
      expect(mayPublish(of('engineer'), topic, false)).toBe(false)
    }
    for (const topic of ['$SYS/x', '$share/a', 'gemba/main/who', 'gemba/main/note/a/b/c/d']) {
      for (const account of [plant, of('engineer')]) {
        expect(mayPublish(account, topic, false)).toBe(false)
      }
    }
    expect(mayPublish(of('operator'), 'spBv1.0/g/NCMD/n', false)).toBe(true)
    expect(mayPublish(of('viewer'), 'spBv1.0/g/NCMD/n', false)).toBe(false)
  })

  it('lets a command be given in one’s own role, name and session alone, and by nobody without the right', () => {
    const ute = of('operator', 'ute')
    const command = 'gemba/hall/command/filler.speed'
    expect(mayPublish(ute, `${command}/operator/ute/abcd1234`, false)).toBe(true)
    const forged = [
      'engineer/ute/abcd1234',
      'operator/anna/abcd1234',
      'operator/ute/other123',
      'operator/ute',
      'operator/ute/abcd1234/more',
      '/operator/ute/abcd1234',
    ]
    for (const rest of forged)
      expect([rest, mayPublish(ute, `${command}/${rest}`, false)]).toEqual([rest, false])
    expect(mayPublish(of('inspector', 'ute'), `${command}/inspector/ute/abcd1234`, false)).toBe(
      false,
    )
    expect(mayPublish(of('plant', 'ute'), `${command}/operator/ute/abcd1234`, false)).toBe(false)
    expect(mayPublish(of('engineer', null), `${command}/engineer/~abcd1234/abcd1234`, false)).toBe(
      true,
    )
    expect(mayPublish(of('engineer', null), `${command}/engineer/anna/abcd1234`, false)).toBe(false)
    // Not as telemetry either.
    expect(mayPublish(of('plant'), 'gemba/hall/command', false)).toBe(false)
  })

  it('never lets anybody but an engineer with an empty message write under another’s name, whatever the topic', () => {
    const level = oneof(constantFrom('anna', 'bob', '-', 'abcd1234', 'viewer'), string())
    const families = constantFrom(...(Object.keys(roomFamilies) as RoomFamily[]))
    const levels = array(level, { minLength: 1, maxLength: 4 })
    assert(
      property(
        constantFrom(...roles),
        families,
        level,
        levels,
        boolean(),
        (role, family, room, rest, isEmpty) => {
          const topic = ['gemba', room, family, ...rest].join('/')
          const isAllowed = mayPublish(of(role), topic, isEmpty)
          const isCleared = isEmpty && may(role, 'clear', family)
          expect(isAllowed && !isCleared && !topic.includes('/anna')).toBe(false)
        },
      ),
    )
  })
})

describe('mayReceive and maySubscribe', () => {
  const me = of('guest')

  it('hands offers to talk to those alone for whom they are', () => {
    expect(mayReceive(me, offer('abcd1234'))).toBe(true)
    expect(mayReceive(me, offer('other123'))).toBe(false)
    expect(mayReceive(of('kiosk'), offer('abcd1234'))).toBe(false)
  })

  it('refuses a subscription of which nothing could come', () => {
    const empty = ['gemba/main/rtc/other123/+/+', 'gemba/+/rtc/other123/#', '$SYS/#', '$share/g/#']
    const some = [
      '#',
      'gemba/#',
      'gemba/main/rtc/+/+/+',
      'gemba/main/rtc/abcd1234/+/+',
      'gemba/main/note/+/+',
      'site/pump1',
    ]
    expect([...empty, ...some].filter((filter) => maySubscribe(me, filter))).toEqual(some)
    expect(maySubscribe(of('kiosk'), 'gemba/main/rtc/+/+/+')).toBe(false)
    expect(maySubscribe(of('plant'), 'gemba/main/note/+/+')).toBe(false)
    expect(maySubscribe(of('plant'), 'gemba/bottling/line1/+')).toBe(true)
  })
})

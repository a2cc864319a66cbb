import { afterEach, describe, expect, it, vi } from 'vitest'
import { personColours } from '#people/personColours.ts'
import { isTopicLevel } from '#people/roomTopics.ts'
import { readMe } from '../../../src/readMe.ts'

/** What a browser keeps; `kept` is what it has of this person. */
function keep(kept: string | null): Map<string, string> {
  const places = new Map(kept === null ? [] : [['gemba.person', kept]])
  vi.stubGlobal('localStorage', {
    getItem: (place: string) => places.get(place) ?? null,
    setItem: (place: string, text: string) => places.set(place, text),
  })
  return places
}

afterEach(() => vi.unstubAllGlobals())

describe('who this page is', () => {
  it('is a visitor in the main room, in a colour of ours, known again the next time', () => {
    const places = keep(null)
    const { me, room } = readMe('')
    expect(room).toBe('main')
    expect(me).toMatchObject({ name: 'Visitor', isNamed: false, device: 'desktop', role: null })
    expect(Object.values(personColours)).toContain(me.colour)
    expect(me.user).toMatch(/^~[a-z0-9]{8}$/)
    const again = readMe('').me
    expect(again).toMatchObject({ user: me.user, colour: me.colour })
    expect(again.id).not.toBe(me.id)
    expect(JSON.parse(places.get('gemba.person')!)).toMatchObject({ colour: me.colour })
  })

  it('has the name of the address rather than the kept one, without what is not seen', () => {
    keep('{"name": "Bo", "colour": "#4fb8ad", "key": "abcd1234"}')
    expect(readMe('').me).toMatchObject({ name: 'Bo', isNamed: true, user: '~abcd1234' })
    expect(readMe('?name=%E2%80%AEAnna%0A').me).toMatchObject({ name: 'Anna', colour: '#4fb8ad' })
    expect(readMe(`?name=${'x'.repeat(100)}`).me.name.length).toBe(40)
  })

  it('is in the room of the address, and in the main one where there can be none of that name', () => {
    keep(null)
    expect(readMe('?room=hall%202')).toMatchObject({ room: 'hall 2', wrongRoom: '' })
    for (const room of ['a/b', '+', '#', 'x'.repeat(65)]) {
      expect(readMe(`?room=${encodeURIComponent(room)}`)).toMatchObject({
        room: 'main',
        wrongRoom: room,
      })
    }
  })

  it('is a kiosk when the address says so', () => {
    keep(null)
    expect(readMe('?kiosk').me).toMatchObject({ name: 'Kiosk', device: 'kiosk' })
  })

  it('is somebody whatever the browser has kept, and when it keeps nothing', () => {
    for (const kept of ['', '[]', '7', '{"name": 7, "colour": "red", "key": "../x"}', '{']) {
      keep(kept)
      const { me } = readMe('')
      expect(me.name).toBe('Visitor')
      expect(isTopicLevel(me.user)).toBe(true)
    }
    vi.unstubAllGlobals()
    vi.stubGlobal('localStorage', undefined)
    expect(readMe('').me.name).toBe('Visitor')
  })
})

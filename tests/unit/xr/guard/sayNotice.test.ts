import { describe, expect, it } from 'vitest'
import { sayNotice, type NoticeFacts } from '#xr/guard/sayNotice.ts'

const calm: NoticeFacts = {
  mode: 'vr',
  status: 'connected',
  simulated: null,
  wasConnected: true,
  dataAge: 0.4,
  isAllStale: false,
  stoodStill: 0,
  said: [],
}
const say = (change: Partial<NoticeFacts>) => sayNotice({ ...calm, ...change }).map((l) => l.text)

describe('sayNotice', () => {
  it('says nothing in VR while all is well', () => {
    expect(say({})).toEqual([])
  })

  it('always says in AR that it is no safety display', () => {
    expect(sayNotice({ ...calm, mode: 'ar' })).toEqual([
      { text: 'Not a safety display', isWarning: false },
    ])
    expect(say({ mode: 'ar', status: 'lost', dataAge: 8 })[0]).toBe('Not a safety display')
  })

  it('says that the link is gone, and how old the values are', () => {
    expect(say({ status: 'lost', dataAge: 8.9 })).toEqual([
      'Connection lost. Values are 8\u202fs old',
    ])
    expect(say({ status: 'connecting', dataAge: 190 })).toEqual([
      'Connection lost. Values are 3\u202fmin old',
    ])
    expect(say({ status: 'lost', dataAge: 0.4 })).toEqual([
      'Connection lost. Values are a moment old',
    ])
    expect(say({ status: 'refused', dataAge: Infinity })).toEqual([
      'The broker refuses the connection. No values yet',
    ])
  })

  it('says above all that what is seen is simulated', () => {
    expect(
      say({ simulated: 'Night shift ×600', status: 'lost', mode: 'ar', stoodStill: 3, dataAge: 8 }),
    ).toEqual([
      'Not a safety display',
      'Simulated: Night shift ×600',
      'Connection lost. Values are 8\u202fs old',
    ])
  })

  it('says what others say as far as there is room below what must not be missed', () => {
    const said = ['one', 'two', 'three', 'four'].map((text) => ({ text, isWarning: false }))
    expect(say({ said })).toEqual(['two', 'three', 'four'])
    expect(say({ said, mode: 'ar' })).toEqual(['Not a safety display', 'three', 'four'])
    const all = say({ said, mode: 'ar', status: 'lost', stoodStill: 5 })
    expect(all.length).toBe(3)
    expect(all).not.toContain('four')
  })

  it('waits with words while the first connection is made', () => {
    expect(say({ status: 'connecting', wasConnected: false, dataAge: Infinity })).toEqual([])
  })

  it('says when nothing new arrives although the link stands', () => {
    expect(say({ isAllStale: true, dataAge: 45 })).toEqual([
      'Nothing new arrives. Values are 45\u202fs old',
    ])
  })

  it('says that the picture stood still', () => {
    expect(say({ stoodStill: 3.2 })).toEqual(['The picture stood still for 3\u202fs'])
  })
})

import { expect, it } from 'vitest'
import { personLine } from '#xr/panels/menu/personLine.ts'
import { makePerson } from '../../state/makePerson.ts'

const nobody = new Set<string>()

it('says of a person what they are, in their colour and by its name', () => {
  const anna = makePerson({ name: 'Anna', role: 'engineer', device: 'headset', latency: 41.6 })
  expect(personLine(anna, nobody)).toEqual({
    text: 'Anna',
    below: 'Blue · Engineer · in a headset',
    value: '42\u202fms',
    icon: 'glasses',
    dot: '#6aa5e8',
  })
})

it('calls by their colour who has a name in letters that panels cannot write', () => {
  expect(personLine(makePerson({ name: 'كريم' }), nobody).text).toBe('Blue visitor')
  expect(personLine(makePerson({ name: 'Zoë' }), nobody).text).toBe('Zoë')
})

it('says first what is not as usual', () => {
  const below = (change: object) => personLine(makePerson(change), nobody).below
  expect(below({ away: true })).toMatch(/^Away · /)
  expect(below({ muted: false, speaking: true })).toMatch(/^Speaks · /)
  expect(below({ muted: false })).toMatch(/^Microphone on · /)
  const muted = new Set(['someone1'])
  expect(personLine(makePerson({ speaking: true, muted: false }), muted).below).toMatch(
    /^Not heard/,
  )
  expect(personLine(makePerson({ latency: null }), nobody).value).toBe('')
})

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { colourOf, readCard, writeCard, type Card } from '#people/Card.ts'
import { personColours } from '#people/personColours.ts'

const anna: Card = {
  name: 'Anna',
  colour: personColours.teal,
  device: 'headset',
  latency: 12,
  muted: false,
  speaking: true,
  away: false,
  ask: true,
}

describe('a card', () => {
  it('says again what it was made of', () => {
    expect(readCard(writeCard(anna), 's')).toEqual(anna)
  })

  it('keeps markup as text, and takes out what is not seen or turns the text around it', () => {
    const name = '\u202e<img src=x onerror=alert(1)>\u0007\n\u200b Bo'
    expect(readCard(JSON.stringify({ name }), 's')?.name).toBe('<img src=x onerror=alert(1)> Bo')
  })

  it('cuts a long name to 40 characters, and calls who has none a visitor', () => {
    expect(readCard(JSON.stringify({ name: '👷'.repeat(90) }), 's')?.name.length).toBe(39 * 2 + 1)
    for (const name of [undefined, '', ' \u200b', 7, null, {}]) {
      expect(readCard(JSON.stringify({ name }), 's')?.name).toBe('Visitor')
    }
  })

  it('has one of our colours, whatever they say', () => {
    for (const colour of ['red', '#ff0000', 'url(x)', undefined, 7]) {
      expect(readCard(JSON.stringify({ colour }), 'abc')?.colour).toBe(colourOf('abc'))
    }
    expect(Object.values(personColours)).toContain(colourOf('abc'))
  })

  it('is none when it is no record, or longer than a card can be', () => {
    for (const text of ['', 'x', 'null', '7', '"x"', JSON.stringify({ name: 'x'.repeat(3000) })]) {
      expect(readCard(text, 's')).toBeNull()
    }
  })

  it('of any kind is harmless', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, session) => {
        const card = readCard(text, session)
        expect(card === null || Object.values(personColours).some((c) => c === card.colour)).toBe(
          true,
        )
        expect(card === null || (card.latency ?? 0) >= 0).toBe(true)
      }),
    )
  })
})

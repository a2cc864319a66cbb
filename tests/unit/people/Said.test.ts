import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from '#people/cleanText.ts'
import { longestLine, readSaid } from '#people/Said.ts'

const text = (line: string) => readSaid(JSON.stringify({ text: line }))

describe('what somebody said', () => {
  it('reads a text and a phrase', () => {
    expect(text('Look at the filler: it drips.')).toEqual({ text: 'Look at the filler: it drips.' })
    expect(readSaid('{"phrase":"look"}')).toEqual({ phrase: 'look' })
  })

  it('keeps markup as the text that it is', () => {
    expect(text('<img src=x onerror=alert(1)>')).toEqual({ text: '<img src=x onerror=alert(1)>' })
  })

  it('reads nothing into what is none', () => {
    const others = ['', 'hello', '[]', 'null', '{}', '{"text":7}', '{"text":" \\n "}']
    for (const message of [...others, '{"phrase":"__proto__"}', '{"phrase":"nothing"}'])
      expect(readSaid(message)).toBeNull()
  })

  it('takes out what turns the text around it, breaks the line or is not seen', () => {
    expect(text('a\u202eb\u2066c\u0000d\r\ne\u200b\ufefff')).toEqual({ text: 'abc d ef' })
    expect(text('Zoe\u0301 👩‍🔧 naïve नमस्ते')).toEqual({ text: 'Zoe\u0301 👩‍🔧 naïve नमस्ते' })
    expect(text(`a${'\u0301'.repeat(60)}b`)).toEqual({ text: `a${'\u0301'.repeat(4)}b` })
  })

  it('cuts a long line, and reads a very long one no further than it has to', () => {
    const long = text('x'.repeat(1_000_000))
    expect(long).toEqual({ text: `${'x'.repeat(longestLine - 1)}…` })
  })

  it('makes of any text one that is short, in one line, and stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.nat(60), (made, most) => {
        const clean = cleanText(made, most + 1)
        expect(Array.from(clean).length).toBeLessThanOrEqual(most + 1)
        expect(clean).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
        expect(cleanText(clean, most + 1)).toBe(clean)
      }),
    )
  })
})

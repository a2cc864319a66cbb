import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mostPicked, readMark, writeMark } from '#people/Mark.ts'

describe('what somebody points at', () => {
  it('is read again as it was written', () => {
    const mark = { pointing: 'hall/pump', picked: ['hall/pump', 'hall/tank'] }
    expect(readMark(writeMark(mark))).toEqual(mark)
    expect(readMark(writeMark({ pointing: null, picked: [] }))).toEqual({
      pointing: null,
      picked: [],
    })
  })

  it('of a great many parts is as many as the others read', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 500 }), { maxLength: 200 }), (picked) => {
        const read = readMark(writeMark({ pointing: picked[0] ?? null, picked }))
        expect(read?.picked.length).toBeLessThanOrEqual(mostPicked)
      }),
    )
  })

  it('leaves out what cannot be a part, and is none of what is no record', () => {
    expect(readMark('{"pointing": 7, "picked": ["a", null, {}, ""]}')).toEqual({
      pointing: null,
      picked: ['a'],
    })
    for (const text of ['', 'null', '[', '7', `{"pointing":"${'x'.repeat(9000)}"}`]) {
      expect(readMark(text)).toBeNull()
    }
  })
})

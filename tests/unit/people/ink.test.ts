import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InkBook } from '#people/InkBook.ts'
import { LineWriter } from '#people/LineWriter.ts'
import { personColours } from '#people/personColours.ts'
import { inkLimits, readStroke, writeStroke, type StrokeHead } from '#people/Stroke.ts'
import { thinOut } from '#people/thinOut.ts'

const now = Date.UTC(2026, 10, 30)
const head: StrokeHead = {
  name: 'Anna',
  colour: personColours.teal,
  plant: 'Bottling hall',
  at: now - 1000,
  width: 0.008,
  part: 'hall/Filler/Body',
}
const key = 'abcdefghijkl.0'
const read = (text: string) => readStroke(key, '~anna0000', text, now)

/** What a steady hand draws: many points on a circle of a metre, at a far corner of the site. */
function circle(count: number): number[] {
  return Array.from({ length: count }, (_, i) => (i / count) * 2 * Math.PI).flatMap((angle) => [
    250 + Math.cos(angle),
    1.2,
    -90 + Math.sin(angle),
  ])
}

describe('a stroke', () => {
  it('is read again as it was written, to the millimetre', () => {
    const point = fc.tuple(...[0, 1, 2].map(() => fc.double({ min: -400, max: 400, noNaN: true })))
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const flat = points.flat()
        const { text, used } = writeStroke(head, flat)
        expect(used).toBe(points.length)
        const stroke = read(text)!
        expect(stroke).toMatchObject({ ...head, key, user: '~anna0000' })
        flat.forEach((metres, i) => expect(Math.abs(stroke.points[i] - metres)).toBeLessThan(6e-4))
      }),
    )
  })

  it('is drawn by few points, within a fifth of its width, and no message is larger than 4 kB', () => {
    const points = circle(2000)
    const kept = thinOut(points, 0.0016)
    expect(kept.length).toBeLessThan(80)
    const writer = new LineWriter('abcdefghijkl')
    writer.begin({ ...head, width: 0.001 })
    for (let i = 0; i < 1000; i++) {
      for (let j = 0; j < 3; j++) writer.add(i * 0.01, Math.sin(i * 7) * 0.3, j * 0.1)
    }
    const pieces = writer.take()
    expect(pieces.length).toBeGreaterThan(5)
    const strokes = pieces.map((piece) => readStroke(piece.key, '~a', piece.text, now)!)
    for (const { text } of pieces) expect(new TextEncoder().encode(text).length).toBeLessThan(4001)
    // Each piece goes on where the last one ended.
    strokes.slice(1).forEach(({ points: line }, i) => {
      expect(line.slice(0, 3)).toEqual(strokes[i].points.slice(-3))
    })
    expect(strokes.at(-1)!.points.at(-3)).toBeCloseTo(9.99, 3)
  })

  it('grows under one key while it is drawn, and goes on under the next where the pen was lifted', () => {
    const writer = new LineWriter('abcdefghijkl')
    writer.begin(head)
    writer.add(0, 0, 0)
    writer.add(1, 0, 0)
    expect(writer.take().map((piece) => piece.key)).toEqual(['abcdefghijkl.0'])
    writer.add(1, 1, 0)
    const [grown] = writer.take()
    expect(read(grown.text)!.points).toHaveLength(9)
    expect(writer.take()).toEqual([])
    writer.begin({ ...head, part: null })
    writer.add(5, 0, 0)
    expect(writer.take().map((piece) => piece.key)).toEqual(['abcdefghijkl.1'])
  })

  it('is refused when it is nowhere, and made harmless when it is odd', () => {
    const wrong = (change: object) =>
      read(JSON.stringify({ v: 1, ...head, points: [0, 0, 0], width: 8, ...change }))
    for (const points of [
      [1e38, 0, 0],
      [0, 0],
      [],
      'x',
      [0.5, 0, 0],
      [null, 0, 0],
      [0, 0, 0, 2e6, 0, 0],
    ]) {
      expect(wrong({ points })).toBeNull()
    }
    // Many steps end far away, too.
    expect(wrong({ points: Array.from({ length: 60 }, () => [900_000, 0, 0]).flat() })).toBeNull()
    for (const change of [{ width: 1e38 }, { width: -1 }, { part: {} }, { v: 2 }]) {
      expect(wrong(change)).toBeNull()
    }
    for (const text of ['', 'null', '[', '{', 'x'.repeat(5000)]) expect(read(text)).toBeNull()
    expect(readStroke('../x', '~a', writeStroke(head, [0, 0, 0]).text, now)).toBeNull()
    const odd = wrong({ name: 'A\u202Enna\n', colour: 'url(x)', at: 9e15, width: 0 })!
    expect(odd).toMatchObject({ name: 'Anna', at: now, width: inkLimits.thinnest })
    expect(Object.values(personColours)).toContain(odd.colour)
  })
})

describe('the ink of a room', () => {
  it('has what somebody drew until they take it back', () => {
    const book = new InkBook()
    const { text } = writeStroke(head, [0, 0, 0])
    expect(book.put(key, 'anna', text, now)).toBe('new')
    expect(book.put(key, 'anna', text, now)).toBe('same')
    expect(book.put(key, 'bob', text, now)).toBe('new')
    expect(book.put(key, 'anna', '', now)).toBe('new')
    expect(book.put(key, 'anna', '', now)).toBe('same')
    expect(book.list.map(({ user }) => user)).toEqual(['bob'])
  })

  it('keeps a flood of strokes of one person from filling it, and says of the rest that it is full', () => {
    const book = new InkBook()
    const { text } = writeStroke(head, [0, 0, 0])
    const fates = Array.from({ length: 3000 }, (_, i) =>
      book.put(`flood${String(i).padStart(4, '0')}.0`, 'eve', text, now),
    )
    expect(fates.filter((fate) => fate === 'new')).toHaveLength(inkLimits.own.strokes)
    expect(fates.at(-1)).toBe('full')
    expect(book.isFull('eve')).toBe(true)
    expect(book.isFull('anna')).toBe(false)
    expect(book.put(key, 'anna', text, now)).toBe('new')
    // What is there may change, and makes room when it goes.
    expect(book.put('flood0000.0', 'eve', writeStroke(head, [1, 1, 1]).text, now)).toBe('new')
    book.put('flood0000.0', 'eve', '', now)
    expect(book.put('floodnew1.0', 'eve', text, now)).toBe('new')
    const long = writeStroke(head, circle(200)).text
    for (let user = 0; user < 60; user++) {
      for (let i = 0; i < 60; i++)
        book.put(`many${user}x${i}abcd`.slice(0, 12) + `.${i}`, `u${user}`, long, now)
    }
    const points = book.list.reduce((sum, stroke) => sum + stroke.points.length / 3, 0)
    expect(points).toBeLessThanOrEqual(inkLimits.all.points)
  })
})

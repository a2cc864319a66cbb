import { expect, it } from 'vitest'
import { DisplayBook } from '#people/DisplayBook.ts'
import { readHealth, writeHealth, type Health } from '#people/Health.ts'
import { sayDisplay } from '#people/sayDisplay.ts'
import { makeFigures } from '../feed/watch/makeFigures.ts'

const well: Health = {
  ...makeFigures(),
  name: 'Hall east',
  state: 'well',
  lasts: 60,
  every: 10,
  trouble: '',
}

it('says which displays are silent, and which their last will calls gone, and puts them first', () => {
  const book = new DisplayBook()
  book.hear('a', 'kiosk', writeHealth(well), false, 0)
  book.hear('b', 'kiosk', writeHealth({ ...well, name: 'Hall west' }), false, 20)
  book.hear('c', 'kiosk', writeHealth({ ...well, name: 'Gate' }), false, 20)
  book.hear('c', 'kiosk', writeHealth({ ...well, name: 'Gate', state: 'gone' }), false, 25)
  const list = book.list(30)
  expect(list.map(({ key, state, lasts }) => [key, state, lasts])).toEqual([
    ['c', 'gone', 5],
    ['a', 'silent', 30],
    ['b', 'well', 70],
  ])
  expect(sayDisplay(list[1])).toBe('It says nothing any more: look whether it is on.')
  book.hear('c', 'kiosk', '', false, 31)
  expect(book.list(31)).toHaveLength(2)
})

it('waits for the next word of a display that only the broker tells of', () => {
  const book = new DisplayBook()
  book.hear('a', 'kiosk', writeHealth(well), true, 0)
  expect(book.list(20)[0]).toMatchObject({ state: 'unheard', lasts: null })
  expect(book.list(26)[0]).toMatchObject({ state: 'silent', lasts: null })
  book.hear('a', 'kiosk', writeHealth(well), false, 27)
  expect(book.list(27)[0]).toMatchObject({ state: 'well', lasts: 60 })
})

it('makes harmless what makes no sense', () => {
  const book = new DisplayBook()
  for (const text of [
    '{',
    '[]',
    '3',
    '{"state":"happy"}',
    `{"state":"well","name":"${'x'.repeat(2000)}"}`,
  ]) {
    book.hear('a', 'eve', text, false, 0)
  }
  expect([book.refused, book.list(0)]).toEqual([5, []])
  const odd = { state: 'well', name: 7, fps: -1, dataAge: 'old', every: 0, uptime: 1e300, link: 1 }
  expect(readHealth(JSON.stringify(odd))).toMatchObject({
    name: 'Display',
    fps: 0,
    dataAge: null,
    every: 1,
    uptime: 0,
    link: 'lost',
  })
  expect(readHealth(writeHealth(well))).toEqual(well)
})

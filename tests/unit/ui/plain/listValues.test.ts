import { expect, test } from 'vitest'
import { listValues } from '#ui/plain/listValues.ts'
import { smallTwin } from '../smallTwin.ts'

test('lists every signal under the nearest place above it', () => {
  expect(listValues(smallTwin, '')).toEqual([
    { place: 1, count: 4 },
    { slot: 0 },
    { slot: 1 },
    { slot: 2 },
    { slot: 3 },
  ])
})

test('a search finds by machine and signal together, whatever the case', () => {
  expect(listValues(smallTwin, 'FILLER  mode')).toEqual([{ place: 1, count: 1 }, { slot: 1 }])
  expect(listValues(smallTwin, 'nothing')).toEqual([])
})

import { beforeEach, expect, test } from 'vitest'
import {
  hideParts,
  isolateParts,
  showAll,
  showParts,
  undoLooking,
  useLooking,
} from '#state/looking.ts'

beforeEach(() => {
  showAll()
  while (undoLooking()) continue
})
const sight = () => {
  const { hidden, only, rest } = useLooking.getState()
  return { hidden: [...hidden], only: only && [...only], rest }
}

test('hides one thing after the other', () => {
  hideParts(['a'])
  hideParts(['b', 'a'])
  expect(sight().hidden).toEqual(['a', 'b'])
})

test('isolates what was hidden before: it is shown', () => {
  hideParts(['a', 'b'])
  isolateParts(['a'], 'ghosted')
  expect(sight()).toEqual({ hidden: ['b'], only: ['a'], rest: 'ghosted' })
})

test('shows hidden things again and keeps what is isolated', () => {
  isolateParts(['a'], 'hidden')
  hideParts(['a'])
  showParts(['a', 'c'])
  expect(sight()).toEqual({ hidden: [], only: ['a', 'c'], rest: 'hidden' })
})

test('takes back one change after the other', () => {
  hideParts(['a'])
  isolateParts(['b'], 'hidden')
  showAll()
  expect(undoLooking()).toBe(true)
  expect(sight()).toEqual({ hidden: ['a'], only: ['b'], rest: 'hidden' })
  undoLooking()
  undoLooking()
  expect(sight()).toEqual({ hidden: [], only: null, rest: 'hidden' })
  expect(undoLooking()).toBe(false)
})

test('nothing happens without parts', () => {
  hideParts([])
  isolateParts([], 'hidden')
  expect(undoLooking()).toBe(false)
})

test('what is isolated is seen, though it or a group around it was hidden; what is hidden beside it stays so', () => {
  hideParts(['hall/Line', 'hall/Tank/Body', 'hall/Roof'])
  isolateParts(['hall/Line/Filler', 'hall/Tank'], 'ghosted')
  expect([...useLooking.getState().hidden]).toEqual(['hall/Roof'])
})

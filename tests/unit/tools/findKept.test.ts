import { expect, test } from 'vitest'
import { doNow } from '#twin/Work.ts'
import { findKept } from '../../../src/findKept.ts'
import { smallTwin } from '../ui/smallTwin.ts'

test('signals that are just the same are kept, wherever they stand now', () => {
  const after = structuredClone(smallTwin)
  after.signals.reverse()
  after.signals.forEach((signal) => (signal.asset = 0))
  const last = smallTwin.signals.length - 1
  const turned = smallTwin.signals.map((_, slot) => last - slot)
  expect([...doNow(findKept(smallTwin, after))]).toEqual(turned)
})

test('a signal that is new, or read otherwise, begins anew', () => {
  const after = structuredClone(smallTwin)
  after.signals[0] = { ...after.signals[0], id: 'new' }
  after.signals[1] = { ...after.signals[1], unit: 'mbar' }
  expect([...doNow(findKept(smallTwin, after))].slice(0, 3)).toEqual([-1, -1, 2])
})

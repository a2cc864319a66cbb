import { expect, test } from 'vitest'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { AssetMarks } from '#twin/AssetMarks.ts'
import { smallTwin } from '../ui/smallTwin.ts'

function filled() {
  const signals = new SignalTable(smallTwin.signals.length)
  for (let slot = 0; slot < signals.size; slot++) signals.write(slot, 1, NaN, 0, Quality.good)
  return signals
}

test('carries the worst quality up to every asset above', () => {
  const marks = new AssetMarks(smallTwin)
  const signals = filled()
  signals.setQuality(3, Quality.stale)
  signals.setQuality(1, Quality.bad)
  marks.update(signals)
  expect([...marks.worst]).toEqual([
    Quality.bad,
    Quality.bad,
    Quality.bad,
    Quality.stale,
    Quality.stale,
  ])
})

test('counts the signals of the worst quality below', () => {
  const marks = new AssetMarks(smallTwin)
  const signals = filled()
  signals.setQuality(3, Quality.stale)
  signals.setQuality(1, Quality.stale)
  marks.update(signals)
  expect([...marks.count]).toEqual([2, 2, 1, 1, 1])
  signals.setQuality(0, Quality.bad)
  marks.update(signals)
  expect([...marks.count]).toEqual([1, 1, 1, 1, 1])
})

test('goes back to good when the signals do', () => {
  const marks = new AssetMarks(smallTwin)
  const signals = filled()
  marks.update(new SignalTable(smallTwin.signals.length))
  expect(marks.worst[0]).toBe(Quality.never)
  marks.update(signals)
  expect([...new Set(marks.worst)]).toEqual([Quality.good])
})

test('takes the signal named state before another with states', () => {
  expect([...new AssetMarks(smallTwin).stateSlot]).toEqual([-1, -1, 2, -1, -1])
})

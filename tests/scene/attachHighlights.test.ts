import { afterEach, expect, test } from 'vitest'
import { attachHighlights } from '#scene/attachHighlights.ts'
import { clearSelection, hoverPart, selectMany } from '#state/selection.ts'
import { Look, lookStride } from '#twin/PartTable.ts'
import { makeWorld } from './makeWorld.ts'

const size = 30_000
const blocks = Array.from({ length: size }, (_, i) => {
  return { at: [i, 0, 0] as [number, number, number], size: [1, 1, 1] as [number, number, number] }
})
const all = blocks.map((_, i) => ({ asset: null, part: `test/block${i}` }))

afterEach(() => {
  clearSelection()
  hoverPart(null)
})

test('thousands of things are marked in turns, and only those that were chosen last', async () => {
  const world = makeWorld(blocks)
  const { look } = world.placed[0].model.parts
  const marks = () => blocks.map((_, row) => look[row * lookStride + Look.highlight])
  const stop = attachHighlights(world)
  selectMany(all)
  selectMany(all.slice(0, size - 1))
  hoverPart('test/block7')
  const isDone = () => marks()[size - 2] === 2
  await expect.poll(isDone).toBe(true)
  expect(marks().filter((mark) => mark === 2)).toHaveLength(size - 1)
  expect(marks()[size - 1]).toBe(0)
  stop()
  expect(marks().every((mark) => mark === 0)).toBe(true)
})

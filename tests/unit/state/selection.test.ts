import { beforeEach, expect, test } from 'vitest'
import {
  clearSelection,
  selectAsset,
  selected,
  selectMany,
  selectPart,
  toggleSelected,
  useSelection,
} from '#state/selection.ts'

beforeEach(clearSelection)
const all = () => selected(useSelection.getState())
const filler = { asset: 'filler', part: null }
const body = { asset: 'capper', part: 'hall/Capper/Body' }

test('adds things to what is selected, the last one leading', () => {
  selectAsset('filler')
  toggleSelected(body)
  expect(all()).toEqual([filler, body])
  expect(useSelection.getState()).toMatchObject(body)
})

test('takes a thing out again, and then the one before it leads', () => {
  selectMany([filler, body])
  toggleSelected(body)
  expect(all()).toEqual([filler])
  expect(useSelection.getState()).toMatchObject(filler)
  toggleSelected(filler)
  expect(all()).toEqual([])
})

test('knows a part again whatever asset it was chosen with', () => {
  selectPart('hall/Capper/Body', null)
  toggleSelected(body)
  expect(all()).toEqual([])
})

test('selects one thing alone in place of many', () => {
  selectMany([filler, body])
  selectAsset('works')
  expect(all()).toEqual([{ asset: 'works', part: null }])
})

import { expect, test } from 'vitest'
import type { Asset } from '#twin/Twin.ts'
import { planBoxes } from '#ui/plain/planBoxes.ts'
import { smallTwin } from '../smallTwin.ts'

const make = (kind: Asset['kind'], parent: number, elevation?: number): Asset => ({
  ...smallTwin.assets[0],
  kind,
  parent,
  elevation,
})

test('machines stand in their line, and components are not drawn', () => {
  expect(planBoxes(smallTwin)).toEqual([{ place: 1, assets: [2, 3], more: 0 }])
})

test('the top storey comes first, rooms are its tiles, and what is too much is counted', () => {
  const rooms = Array.from({ length: 50 }, () => make('room', 2))
  const assets = [make('site', -1), make('storey', 0, 0), make('storey', 0, 3.5), ...rooms]
  assets.push(make('room', 1), make('asset', 0))
  const boxes = planBoxes({ ...smallTwin, assets })
  expect(boxes.map(({ place }) => place)).toEqual([2, 1, 0])
  expect(boxes.map(({ assets: all, more }) => [all.length, more])).toEqual([
    [48, 2],
    [1, 0],
    [1, 0],
  ])
})

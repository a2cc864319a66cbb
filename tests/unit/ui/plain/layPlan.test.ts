import { afterEach, expect, test, vi } from 'vitest'
import { forgetPlaces, keepPlaces, recallPlaces, useAssetPlaces } from '#state/assetPlaces.ts'
import { layPlan } from '#ui/plain/layPlan.ts'
import { smallTwin } from '../smallTwin.ts'

const [a, b] = [smallTwin.assets[2].id, smallTwin.assets[3].id]
const places = new Map([
  [a, [0, 0, 10, 5] as const],
  [b, [2, 1, 4, 3] as const],
])

afterEach(() => {
  vi.unstubAllGlobals()
  useAssetPlaces.setState({ known: null })
})

test('machines lie on the map as they stand, small ones on large ones', () => {
  const map = layPlan(smallTwin, [3, 2], [2, 3], places)!
  expect(map.ratio).toBe(2)
  expect(map.spots.map(({ asset }) => asset)).toEqual([2, 3])
  expect(map.spots[0]).toMatchObject({ left: 2, top: 2, width: 96, height: 96 })
  expect(map.spots.map(({ isGround }) => isGround)).toEqual([true, false])
  expect(map.spots[1].left).toBeCloseTo(2 + 0.2 * 96)
  expect(map.spots[1].width).toBeCloseTo(0.2 * 96)
})

test('a storey keeps its place over the others, and without places there is no map', () => {
  expect(layPlan(smallTwin, [3], [2, 3], places)?.spots[0].left).toBeCloseTo(2 + 0.2 * 96)
  expect(layPlan(smallTwin, [0], [2, 3], places)).toBeNull()
  expect(layPlan(smallTwin, [2], [2], new Map())).toBeNull()
})

test('places are kept by plant, six of them, and odd ones are nothing', () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
  })
  for (let i = 0; i < 8; i++) keepPlaces({ address: `p${i}`, at: i, places })
  recallPlaces('p7')
  expect(useAssetPlaces.getState().known?.places.get(b)).toEqual([2, 1, 4, 3])
  recallPlaces('p1')
  expect(useAssetPlaces.getState().known).toBeNull()
  recallPlaces('p2')
  expect(useAssetPlaces.getState().known?.at).toBe(2)
  forgetPlaces('p3')
  recallPlaces('p3')
  expect(useAssetPlaces.getState().known).toBeNull()
  const odd = [{ address: 'p', at: 1, places: [['a', 0, 0, 1, 'x']] }, null, 5]
  for (const text of ['{', '{}', JSON.stringify(odd)]) {
    kept.set('gemba.places', text)
    recallPlaces('p')
    expect(useAssetPlaces.getState().known).toBeNull()
  }
})

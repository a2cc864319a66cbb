import { afterEach, expect, test } from 'vitest'
import { PerspectiveCamera } from 'three'
import { partsInRectangle, type Rectangle } from '#scene/partsInRectangle.ts'
import { setPlant, usePlant } from '#state/plant.ts'
import { Look } from '#twin/PartTable.ts'
import type { Asset } from '#twin/Twin.ts'
import { makeWorld } from './makeWorld.ts'

afterEach(() => setPlant(usePlant.getInitialState()))

/** Three cubes beside each other, seen from ten metres before them; the first two are a machine. */
function open() {
  const world = makeWorld([
    { at: [-2, 0, 0], size: [1, 1, 1] },
    { at: [0, 0, 0], size: [1, 1, 1] },
    { at: [2, 0, 0], size: [1, 1, 1] },
  ])
  const camera = new PerspectiveCamera(60, 1, 0.1, 100)
  camera.position.set(0, 0, 10)
  const assets = [{ id: 'pump', name: 'Pump' } as Asset]
  setPlant({
    twin: { name: 'House', models: [], assets, signals: [], shows: [], views: [] },
    assetOfPart: (part) => (part === 'test/block2' ? -1 : 0),
    partsOfAsset: () => ['test/block0', 'test/block1'],
  })
  const find = (rectangle: Partial<Rectangle>, touching = false) =>
    partsInRectangle(
      world,
      camera,
      { left: -1, right: 1, bottom: -1, top: 1, ...rectangle },
      touching,
    ).map(({ asset, part }) => part ?? asset)
  return { world, find }
}

test('a machine that lies in it whole is selected as one, what belongs to none as a part', () => {
  const { find } = open()
  expect(find({})).toEqual(['pump', 'test/block2'])
  expect(find({ right: 0.2 })).toEqual(['pump'])
})

test('of a machine that is cut only the parts inside are selected', () => {
  const { find } = open()
  expect(find({ left: -0.15, right: 0.15 })).toEqual(['test/block1'])
  expect(find({ bottom: 0 })).toEqual([])
  expect(find({ left: 0.9 })).toEqual([])
})

test('touching is enough where that is asked for', () => {
  const { find } = open()
  expect(find({ left: 0, right: 0.01, bottom: 0, top: 0.01 }, true)).toEqual(['test/block1'])
  expect(find({ left: 0, right: 0.4, bottom: 0, top: 0.01 }, true)).toEqual([
    'test/block1',
    'test/block2',
  ])
  expect(find({ left: 0.9 }, true)).toEqual([])
})

test('what a person has hidden is not selected', () => {
  const { world, find } = open()
  world.placed[0].model.parts.set(2, Look.visible, 0)
  expect(find({ left: 0.2 }, true)).toEqual([])
})

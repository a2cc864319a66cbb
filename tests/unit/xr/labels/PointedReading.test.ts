import { Matrix4, Vector3 } from 'three'
import { beforeEach, expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { World } from '#scene/World.ts'
import { setPlant, usePlant } from '#state/plant.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { useWorldPanels } from '#state/worldPanels.ts'
import { Quality } from '#twin/Quality.ts'
import { readTwin } from '#twin/readTwin.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import { PointedReading, readingCell } from '#xr/labels/PointedReading.ts'
import type { Rays } from '#xr/Rays.ts'
import { boxTwin } from '../../../e2e/boxTwin.ts'
import { makeSolid } from '../../../scene/makeWorld.ts'

const floor = 0
const machine = 1
const post = 2
const read = readTwin(JSON.stringify(boxTwin), 'twin.json', { behaviours, codecs })
if (!('twin' in read)) throw new Error('the twin of the box world cannot be read')
const { twin } = read
const world = new World([
  {
    model: makeSolid([
      { at: [0, 0, 0], size: [20, 0.1, 20] },
      { at: [0, 1, -3], size: [1, 1, 1] },
      { at: [3, 1, -3], size: [0.1, 2, 0.1] },
    ]),
    placement: new Matrix4(),
  },
])
const rays = { item: -1, point: new Vector3() }
let reading: PointedReading

/** Points at an item of the world for so many pulses. */
function point(item: number, pulses = 2): string | null {
  rays.item = item
  for (let i = 0; i < pulses; i++) reading.pulse(world, 10)
  return wornLabels.reading
}

beforeEach(() => {
  const signals = new SignalTable(twin.signals.length)
  signals.write(0, 84.24, 0, 7000, Quality.good)
  setPlant(usePlant.getInitialState())
  setPlant({ twin, signals, assetOfPart: (part) => (part.endsWith('block1') ? 0 : -1) })
  useWorldPanels.setState({ standing: [] })
  reading = new PointedReading(rays as Rays, { ...readingCell, left: 0, top: 0 })
})

test('says name, values with unit, quality and age of what the ray rests on', () => {
  expect(point(machine, 1)).toBeNull()
  expect(point(machine, 1)?.replaceAll('\u202f', ' ')).toBe(
    'Oven\nTemperature 84.2 °C 3 s\nLevel – no data',
  )
})

test('says nothing of a floor, of nothing, and of what has no signals, however long one points there', () => {
  for (const other of [floor, -1, post]) {
    expect(point(machine)).toContain('Oven')
    expect(point(other, 1)).toBeNull()
    expect(point(other, 4)).toBeNull()
  }
})

test('is silent while a panel about the same machine stands there', () => {
  useWorldPanels.setState({ standing: [{ name: 'part:oven', title: 'Oven' }] })
  expect(point(machine, 4)).toBeNull()
})

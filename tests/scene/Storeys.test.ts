import { afterEach, describe, expect, test } from 'vitest'
import { setReducedMotion } from '#behaviours/reducedMotion.ts'
import { attachLooking, type Aside } from '#scene/attachLooking.ts'
import { Storeys } from '#scene/Storeys.ts'
import { useLooking } from '#state/looking.ts'
import { flyTo, useStage } from '#state/stage.ts'
import { restoreStoreys, setApart, showUpTo, toggleStorey, useStoreys } from '#state/storeys.ts'
import { Look, lookStride, matrixStride } from '#twin/PartTable.ts'
import type { Asset, Twin, View } from '#twin/Twin.ts'
import { makeWorld } from './makeWorld.ts'

const stops: (() => void)[] = []

afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  useStoreys.setState(useStoreys.getInitialState())
  useStage.setState(useStage.getInitialState())
  setReducedMotion(false)
})

describe('the storeys of a house of three, with a lamp on the first and a mast through all', () => {
  test('above the chosen one are out of the way, and so is what passes them', () => {
    const house = open()
    expect(house.hidden()).toEqual([])
    showUpTo('first')
    expect(house.hidden()).toEqual(['second', 'mast'])
    showUpTo('ground')
    expect(house.hidden()).toEqual(['first', 'second', 'lamp', 'mast'])
    showUpTo(null)
    expect(house.hidden()).toEqual([])
  })

  test('show in a plan only what does not hang from the ceiling', () => {
    const house = open()
    showUpTo('first', true)
    expect(house.hidden()).toEqual(['second', 'lamp', 'mast'])
  })

  test('can be hidden one by one, which is not counted as what a person hid', () => {
    const house = open()
    toggleStorey('first')
    expect(house.hidden()).toEqual(['first', 'lamp'])
    expect(useLooking.getState().hiddenParts).toBe(0)
    toggleStorey('first')
    expect(house.hidden()).toEqual([])
  })

  test('follow a view that names a storey, and come back with one that names none', () => {
    const house = open()
    const view: View = { id: 'plan', name: 'Plan', position: [0, 9, 0], target: [0, 0, 0] }
    flyTo({ view: { ...view, storey: 'ground' } })
    expect(house.hidden()).toEqual(['first', 'second', 'lamp', 'mast'])
    // A link's place says nothing about storeys.
    flyTo({ view: { position: [1, 1, 1], target: [0, 0, 0] } })
    expect(house.hidden().length).toBe(4)
    flyTo({ view })
    expect(house.hidden()).toEqual([])
  })

  test('are lifted apart evenly and step by step, and put down where they were', () => {
    const house = open()
    setApart(true)
    expect(useStage.getState().flight?.view).toBeDefined()
    house.run(0.5)
    expect(house.height('second')).toBeGreaterThan(6)
    house.run(3)
    const [ground, first, second] = ['ground', 'first', 'second'].map((name) => house.height(name))
    expect(ground).toBeCloseTo(0, 5)
    expect(first - 3).toBeGreaterThan(2)
    expect(second - 6).toBeCloseTo(2 * (first - 3), 4)
    expect(house.hidden()).toEqual(['mast'])
    setApart(false)
    house.run(3)
    expect(house.height('second')).toBeCloseTo(6, 5)
    expect(house.hidden()).toEqual([])
  })

  test('come down for a view that somebody asks for, which is then what is looked at', () => {
    const house = open()
    setApart(true)
    house.run(3)
    const view: View = { id: 'roof', name: 'Roof', position: [0, 9, 0], target: [0, 0, 0] }
    flyTo({ view })
    expect(useStage.getState().flight?.view).toBe(view)
    house.run(3)
    expect(house.height('second')).toBeCloseTo(6, 5)
  })

  test('stand apart at once where a link says so, and the camera stays where the link put it', () => {
    restoreStoreys({ top: null, isPlan: false, hidden: ['ground'], isApart: true })
    flyTo({ view: { position: [1, 1, 1], target: [0, 0, 0] } })
    const { flight } = useStage.getState()
    const house = open()
    house.run(0)
    expect(house.height('second')).toBeGreaterThan(10)
    expect(house.hidden()).toEqual(['ground', 'mast'])
    expect(useStage.getState().flight).toBe(flight)
    restoreStoreys(null)
    house.run(3)
    expect(house.height('second')).toBeCloseTo(6, 5)
    expect(house.hidden()).toEqual([])
  })

  test('jump when less motion is asked for', () => {
    setReducedMotion(true)
    const house = open()
    setApart(true)
    house.run(0.02)
    expect(house.height('second')).toBeGreaterThan(10)
  })

  test('stand as before when they are closed while apart', () => {
    const house = open()
    setApart(true)
    house.run(3)
    house.storeys.close()
    house.run(0.1)
    expect(house.height('second')).toBeCloseTo(6, 5)
  })
})

test('a house of one storey is left alone', () => {
  const { storeys, hidden } = open(['ground'])
  showUpTo('ground')
  expect(hidden()).toEqual([])
  storeys.close()
})

const names = ['ground', 'first', 'second', 'lamp', 'mast']

function open(levels: readonly string[] = ['ground', 'first', 'second']) {
  const world = makeWorld([
    { at: [0, 0, 0], size: [10, 1, 10] },
    { at: [0, 3, 0], size: [10, 1, 10] },
    { at: [0, 6, 0], size: [10, 1, 10] },
    { at: [2, 5.6, 0], size: [0.2, 0.2, 0.2] },
    { at: [3, 4, 0], size: [0.2, 9, 0.2] },
  ])
  const assets = levels.map((id, level): Asset => {
    const parts = id === 'first' ? ['block1', 'block3'] : [`block${level}`]
    return {
      id,
      name: id,
      kind: 'storey',
      elevation: level * 3,
      parent: -1,
      parts: { storey: parts },
      signals: [],
      shows: [],
    }
  })
  const twin: Twin = { name: 'House', models: [], assets, signals: [], shows: [], views: [] }
  const aside: Aside = { rows: [], tell: () => undefined }
  const storeys = new Storeys(world, twin, aside)
  stops.push(attachLooking(world, aside), () => storeys.close())
  const { parts } = world.placed[0].model
  return {
    storeys,
    hidden: () => names.filter((_, row) => parts.look[row * lookStride + Look.ghost] === 2),
    height: (name: string) => parts.matrix[names.indexOf(name) * matrixStride + 7],
    run: (seconds: number) => {
      for (let t = 0; t < seconds; t += 0.02) storeys.step(0.02)
      parts.motions.update()
    },
  }
}

import { expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { readTwin } from '#twin/readTwin.ts'

const view = { id: 'plan', name: 'Plan', position: [0, 9, 0], target: [0, 0, 0] }

test('a view names the storey above which nothing is shown, and may be a plan', () => {
  const { twin, texts } = read([
    { ...view, storey: 'first', plan: true },
    { ...view, id: 'all' },
  ])
  expect(texts).toEqual([])
  expect(twin?.views.map(({ storey, plan }) => [storey, plan])).toEqual([
    ['first', true],
    [undefined, undefined],
  ])
  expect(twin?.assets[0]).toMatchObject({ kind: 'storey', elevation: 4.5 })
})

test('a view of a storey that is none stays a view, and the nearest one is named', () => {
  const { twin, texts } = read([{ ...view, storey: 'frist' }])
  expect(texts).toEqual(['There is no storey “frist”. Did you mean “first”?'])
  expect(twin?.views[0]).toEqual(view)
})

function read(views: object[]) {
  const file = {
    gemba: 1,
    name: 'House',
    models: [{ id: 'house', file: 'house.glb' }],
    assets: [{ id: 'first', kind: 'storey', elevation: 4.5 }, { id: 'room' }],
    views,
  }
  const result = readTwin(JSON.stringify(file), 'twin.json', { behaviours, codecs })
  if ('problems' in result) throw new Error(result.problems[0].text)
  const texts = result.warnings.map(({ text, advice }) => [text, advice].filter(Boolean).join(' '))
  return { twin: result.twin, texts }
}

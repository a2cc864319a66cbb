import { expect, test } from 'vitest'
import { headsetBudget } from '#twin/headsetBudget.ts'

const figures = { drawCalls: 0, triangles: 0, textureBytes: 0, geometryBytes: 0 }
const verdicts = (change: Partial<typeof figures>, line: number) =>
  headsetBudget({ ...figures, ...change })[line].limits.map(({ verdict }) => verdict)

test('counts draw calls for both eyes', () => {
  expect(headsetBudget({ ...figures, drawCalls: 100 })[0].value).toBe(200)
})

test('bears less at 90 Hz than at 72, and less on the older headset', () => {
  expect(verdicts({ drawCalls: 100 }, 0)).toEqual(['ok', 'tight', 'ok', 'ok'])
  expect(verdicts({ triangles: 900_000 }, 1)).toEqual(['tight', 'over', 'ok', 'ok'])
  expect(verdicts({ triangles: 1e7 }, 1)).toEqual(['over', 'over', 'over', 'over'])
})

test('needs the memory it needs at any rate', () => {
  expect(verdicts({ textureBytes: 400e6 }, 2)).toEqual(['tight', 'tight', 'tight', 'tight'])
  expect(verdicts({ geometryBytes: 200e6 }, 3)).toEqual(['tight', 'tight', 'tight', 'tight'])
})

import { describe, expect, it } from 'vitest'
import { headsetBudget } from '#twin/headsetBudget.ts'
import { sayBudget } from '#ui/sayBudget.ts'

const light = { drawCalls: 20, triangles: 300_000, textureBytes: 1e6, geometryBytes: 1e6 }

describe('sayBudget', () => {
  it('says nothing of a model that fits, or is tight', () => {
    expect(sayBudget(headsetBudget(light))).toBeNull()
    expect(sayBudget(headsetBudget({ ...light, triangles: 900_000 }))).toBeNull()
    expect(sayBudget([])).toBeNull()
  })

  it('says what is too much for the smaller headset', () => {
    const words = sayBudget(headsetBudget({ ...light, drawCalls: 200 }))
    expect(words).toMatch(
      /^More than a Quest 2 bears at 72 frames a second: 400 draw calls, at most 300\./,
    )
  })

  it('speaks of the larger headset when that one does not bear it either', () => {
    const words = sayBudget(headsetBudget({ ...light, triangles: 5e6, textureBytes: 900e6 }))
    expect(words).toMatch(
      /^More than a Quest 3 bears .*triangles, at most .*; 900.* of texture memory/,
    )
  })
})

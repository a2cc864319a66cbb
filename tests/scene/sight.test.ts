import { expect, test } from 'vitest'
import { sight } from '#scene/sight.ts'

test('takes nothing out of the picture before somebody asks for it', () => {
  const { gembaCut, gembaTorch, gembaLeast } = sight.uniforms
  expect(gembaCut.value.toArray()).toEqual([0, 0, 0, 1])
  expect([gembaTorch.value.w, gembaLeast.value.w]).toEqual([0, 0])
})

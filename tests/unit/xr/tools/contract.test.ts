import { describe, expect, it } from 'vitest'
import { tools } from '#xr/tools/index.ts'

describe('every tool', () => {
  it('has a name of its own, a short title and a sentence that says what the hand does', () => {
    expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length)
    for (const { name, title, words, mode } of tools) {
      expect(name).toMatch(/^[a-z][A-Za-z]+$/)
      expect(title).toMatch(/^[A-Z][\w -]{2,23}$/)
      expect(words).toMatch(/^[A-Z].{10,120}\.$/)
      expect([undefined, 'vr', 'ar']).toContain(mode)
    }
  })
})

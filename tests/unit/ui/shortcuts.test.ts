import { expect, test } from 'vitest'
import { shortcuts } from '#ui/shortcuts.ts'

test('gives no key two meanings', () => {
  const keys = shortcuts.flatMap((group) => group.shortcuts).flatMap((shortcut) => shortcut.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('says what each key does', () => {
  for (const group of shortcuts) {
    for (const { keys, does } of group.shortcuts) {
      expect(keys.length).toBeGreaterThan(0)
      expect(does).toMatch(/^[A-Z]/)
    }
  }
})

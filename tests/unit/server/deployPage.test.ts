import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

it('the page about deployment names tests that there are, in every row of what is protected', () => {
  const page = readFileSync(join(root, 'public/deploy/README.md'), 'utf8')
  const chapter = page.slice(page.indexOf('## What is protected'))
  const rows = chapter.slice(0, chapter.indexOf('\n\n', chapter.indexOf('| --- |'))).split('\n')
  const protectedThings = rows.filter((row) => row.startsWith('| ')).slice(2)
  expect(protectedThings.length).toBeGreaterThan(8)
  const files = new Set(
    readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' }).map((path) =>
      basename(path),
    ),
  )
  for (const row of protectedThings) {
    const named = row.match(/[\w-]+\.(test|spec)\.tsx?/g) ?? []
    expect([row, named.length > 0]).toEqual([row, true])
    expect(named.filter((name) => !files.has(name))).toEqual([])
  }
})

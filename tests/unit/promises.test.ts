import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { promises } from '../promises.mjs'
import { sayPromises } from '../sayPromises.mjs'

const tests = join(import.meta.dirname, '..')

describe('the table of promises', () => {
  it('has each promise once, in order, with a test in the suite or a long one', () => {
    expect(promises.map(({ id }) => id)).toEqual(promises.map((_, i) => `R${i + 1}`))
    const soak = readFileSync(join(tests, 'soak/soak.ts'), 'utf8')
    const untested = promises.filter(({ tests: named, long }) => named.length === 0 && !long)
    expect(untested).toEqual([])
    const long = promises.filter((promised) => promised.long).map(({ id }) => id)
    expect(long.filter((id) => !soak.includes(`  ${id}: `))).toEqual([])
  })

  it('names tests that there are', () => {
    const gone = promises.flatMap(({ id, tests: named }) => {
      return named
        .filter(([file, title]) => {
          const path = join(tests, file)
          return !existsSync(path) || !readFileSync(path, 'utf8').includes(title)
        })
        .map(([file, title]) => `${id}: ${file} “${title}”`)
    })
    expect(gone).toEqual([])
  })

  it('says what became of them, and the figures that they noted', () => {
    const [file, title] = promises[3].tests[0]
    const figures = join(mkdtempSync(join(tmpdir(), 'gemba-figures-')), 'figures.jsonl')
    writeFileSync(
      figures,
      '{"id":"R4","words":"all there after","value":1.93,"unit":"s"}\n{"id":"R',
    )
    const said = sayPromises([[`/x/tests/${file}`, `${title}!`, 'failed']], figures)
    expect(said).toMatch(/^R4 .*\n +1 FAILED; all there after 1\.93 s$/m)
    expect(said).toMatch(/^R6 .*\n +not run$/m)
    expect(said).toMatch(/^R2 .*\n +long: npm run soak$/m)
  })
})

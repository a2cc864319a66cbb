import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makePartMatcher } from '#twin/PartPattern.ts'
import { readModelFile } from '../../../src/readModelFile.ts'

/** Buildings that nobody here drew; where they are absent these tests are skipped. */
const folder = new URL('../../../../shared/data/models/', import.meta.url)
const isThere = existsSync(folder)
if (!isThere) console.warn('Skipped: the collection of real models is not beside this checkout.')

test.skipIf(!isThere).each(['ifc-duplex.glb', 'ifc-fzk-haus.glb'])(
  'finds the doors and every GlobalId of %s, as names and as properties',
  async (name) => {
    const model = await readModelFile(fileURLToPath(new URL(name, folder)), 'house')
    if (model.signs === null) throw new Error(model.problems[0].text)
    const paths = model.signs.map(({ path }) => path)
    const all = paths.map((_, row) => model.extras(row))
    const matcher = makePartMatcher(paths, model.extras)
    const rowsWhere = (key: string, value: unknown) =>
      all.flatMap((own, row) => (own?.[key] === value ? [row] : []))
    for (const kind of ['IfcDoor', 'IfcSlab', 'IfcWindow'])
      expect(matcher.match(`[ifcClass=${kind}]`)).toEqual(rowsWhere('ifcClass', kind))
    expect(matcher.match('**[ifcclass=IfcDoor]').length).toBeGreaterThan(3)
    const ids = new Set(all.flatMap((own) => (own ? [String(own.globalId)] : [])))
    expect(ids.size).toBeGreaterThan(50)
    const unnamed = makePartMatcher(
      paths.map((_, row) => `Node${row}`),
      model.extras,
    )
    for (const id of ids) {
      const rows = rowsWhere('globalId', id)
      expect(matcher.match(`[globalId=${id}]`)).toEqual(rows)
      expect(matcher.match(`*${id}*`)).toEqual(expect.arrayContaining(rows))
      expect(matcher.match(id).length).toBeGreaterThan(0)
      expect(unnamed.match(id)).toEqual(rows)
    }
  },
)

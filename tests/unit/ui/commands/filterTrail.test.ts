import { expect, it } from 'vitest'
import type { AuditRecord } from '#people/AuditRecord.ts'
import { filterTrail, joinTrail, wholeTrail } from '#ui/commands/filterTrail.ts'
import { writeTrail } from '#ui/commands/writeTrail.ts'

function record(id: string, change: Partial<AuditRecord> = {}): AuditRecord {
  return {
    id,
    user: '~anna',
    name: 'Anna',
    role: 'operator',
    command: 'filler.speed',
    what: 'Filler: Speed',
    target: '60 %',
    before: '80 %',
    at: 1000,
    stateAt: 2000,
    state: 'done',
    reason: '',
    ...change,
  }
}

const all = [
  record('a'),
  record('b', { user: 'bo', name: 'Bo', state: 'refused', reason: 'The guard is open.' }),
  record('c', { what: 'Pump 1: Limit', at: 3000 }),
]

/** Ids of what passes a filter, for Bo. */
function find(change: Partial<typeof wholeTrail>): string[] {
  return filterTrail(all, { ...wholeTrail, ...change }, 'bo').map(({ id }) => id)
}

it('finds by machine, person, reason and outcome, and one’s own', () => {
  expect(find({})).toEqual(['a', 'b', 'c'])
  expect(find({ query: 'GUARD filler' })).toEqual(['b'])
  expect(find({ query: 'pump anna' })).toEqual(['c'])
  expect(find({ state: 'refused' })).toEqual(['b'])
  expect(find({ isMine: true })).toEqual(['b'])
})

it('adds what never left this page, the newest first, and does not wait for ever for a page that has gone', () => {
  const own = record('own', { state: 'unsent', at: 2000 })
  const me = { user: '~me', name: 'Me', role: null }
  const joined = joinTrail(
    [...all, record('lost', { state: 'pending', at: 500 })],
    [own],
    me,
    200_000,
  )
  expect(joined.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'c done',
    'own unsent',
    'a done',
    'b refused',
    'lost unknown',
  ])
  expect(joined[1]).toMatchObject({ user: '~me', name: 'Me' })
})

it('writes CSV that a spreadsheet reads as what it is', () => {
  const text = writeTrail([record('a', { name: '=1+1', reason: 'He said "no", twice' })])
  expect(text.split('\r\n')[1]).toBe(
    `1970-01-01T00:00:01.000Z,'=1+1,~anna,operator,filler.speed,Filler: Speed,80 %,60 %,done,1970-01-01T00:00:02.000Z,"He said ""no"", twice",a`,
  )
})

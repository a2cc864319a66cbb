import { describe, expect, test } from 'vitest'
import { checkParts } from '#twin/checkParts.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow } from '#twin/Work.ts'

const paths = [
  'Line1',
  'Line1/Filler',
  'Line1/Filler/Body',
  'Line1/Capper/Body',
  'Hall/Lamp_1',
  'Hall/Lamp_2',
]

const extras = (row: number) => (row === 1 ? { tag: 'P-110', ifcClass: 'IfcDoor' } : null)

function twin(patterns: string[], models = ['hall']): Twin {
  return {
    name: 'T',
    models: models.map((id) => ({
      id,
      url: `${id}.glb`,
      position: [0, 0, 0],
      rotation: [0, 0, 0],
      scale: 1,
    })),
    assets: [
      {
        id: 'a',
        name: 'A',
        kind: 'asset',
        parent: -1,
        parts: { body: patterns },
        signals: [],
        shows: [],
      },
    ],
    signals: [],
    shows: [],
    views: [],
  }
}

describe('checkParts', () => {
  test('is silent about patterns that match', () => {
    expect(
      doNow(checkParts(twin(['Body', 'Lamp_*', '/Line1/**', 'hall:Line1']), paths, 'hall')),
    ).toEqual([])
  })

  test.each([
    ['Line1/Filer/Body', 'Line1/Filler/Body'],
    ['Line1/Filler/Bdoy', 'Line1/Filler/Body'],
    ['/Line1/filler/body', '/Line1/Filler/Body'],
    ['Lmap_*', 'Lamp_*'],
    ['/Hal/**/Lamp_?', '/Hall/**/Lamp_?'],
    ['hall:Filer/Body', 'hall:Filler/Body'],
    ['Line1/Tapper/Body', 'Line1/Capper/Body'],
    ['Line1/Xyzzy/Body', 'Line1/Filler/Body'],
  ])('%s: did you mean %s', (pattern, near) => {
    const [problem] = doNow(checkParts(twin([pattern]), paths, 'hall'))
    expect(problem.text).toContain(`“${pattern}” matches no part of the model`)
    expect(problem.advice).toBe(`Did you mean “${near}”?`)
    expect(problem.where).toBe('asset “a”, parts “body”')
  })

  test.each([
    ['[tag=P-11O]', 'Did you mean “[tag=P-110]”?'],
    ['hall:[tagg=P-110]', 'Did you mean “hall:[tag=P-110]”?'],
    ['[ifcClass=IfcDor]', 'Did you mean “[ifcClass=IfcDoor]”?'],
    ['[ifcClass=Ifk*]', 'Did you mean “[ifcClass=Ifc*]”?'],
    ['Line1/Filer[tag=P-110]', 'Did you mean “Line1/Filler[tag=P-110]”?'],
    ['[colour=red]', 'No part has a property “colour”. Its parts have “tag”, “ifcClass”.'],
  ])('%s: %s', (pattern, advice) => {
    const matcher = makePartMatcher(paths, extras)
    expect(doNow(checkParts(twin(['[tag=P-1*]']), paths, 'hall', matcher))).toEqual([])
    const [problem] = doNow(checkParts(twin([pattern]), paths, 'hall', matcher))
    expect(problem.text).toContain(`“${pattern}” matches no part of the model`)
    expect(problem.advice).toBe(advice)
  })

  test('gives no advice where nothing is near', () => {
    const [problem] = doNow(checkParts(twin(['Nothing/Alike/Zzz']), paths))
    expect(problem).not.toHaveProperty('advice')
  })

  test('checks for one of several models only what can mean no other', () => {
    const two = twin(['hall:X', 'yard:X', 'X'], ['hall', 'yard'])
    expect(doNow(checkParts(two, paths, 'hall')).map(({ text }) => text)).toEqual([
      '“hall:X” matches no part of the model “hall”.',
    ])
    expect(doNow(checkParts(two, paths))).toHaveLength(3)
  })

  test('copes with 1,000 patterns that all miss 20,000 parts', () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) => `Plant/Line${i % 50}/Machine${i % 2000}/Part${i}`,
    )
    const wrong = Array.from({ length: 1000 }, (_, i) => `Plant/Lin${i % 50}/Mashine${i}/Prt${i}`)
    expect(doNow(checkParts(twin(wrong), many))).toHaveLength(1000)
  })
})

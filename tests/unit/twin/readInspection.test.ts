import { describe, expect, it } from 'vitest'
import { readInspection } from '#twin/readInspection.ts'
import { readInspections } from '#twin/readInspections.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { readChanged } from './smallFile.ts'

const { twin } = readChanged(() => undefined)
if (!twin) throw new Error('no twin')
const [signal] = twin.signals

const file = {
  inspection: 1,
  id: 'walk',
  title: 'Walk-round',
  version: 2,
  steps: [
    {
      id: 'first',
      title: 'First',
      asset: twin.assets[0].id,
      view: 'all',
      look: 'Is it there?',
      expect: [{ signal: signal.id, below: 4.5 }],
      answer: { type: 'number', unit: 'bar', from: 1, to: 2 },
    },
  ],
}

/** The file with one of its texts replaced by another. */
function read(from = '', to = '') {
  const text = JSON.stringify(file, null, 2)
  expect(text).toContain(from)
  const { template, problems } = readInspection(text.replace(from, to), 'walk.json', twin!)
  return { template, said: problems.map(({ where, text: words }) => `${where}: ${words}`) }
}

describe('a file of an inspection', () => {
  it('becomes questions that know their asset, view and signal', () => {
    const { template, said } = read()
    expect(said).toEqual([])
    expect(template).toMatchObject({
      sign: ['inspector', 'operator', 'engineer'],
      steps: [{ asset: 0, expect: [{ signal: 0, below: 4.5 }], answer: { type: 'number', to: 2 } }],
    })
  })

  it.each([
    ['an unknown asset', `"asset": "${twin.assets[0].id}"`, '"asset": "x"', 'line 10: There is no'],
    ['an unknown view', '"view": "all"', '"view": "x"', 'line 11: There is no view'],
    ['an unknown signal', `"signal": "${signal.id}"`, '"signal": "a.b"', 'There is no signal'],
    ['no bound', ',\n          "below": 4.5', '', 'It says nothing of the value'],
    ['limits the wrong way', '"from": 1', '"from": 3', '“from” that is less'],
    ['a role that writes nothing', '"version"', '"sign": ["kiosk"], "version"', '“sign[0]” must'],
    ['a newer format', '"inspection": 1', '"inspection": 2', 'version 2 of the format'],
    ['a property that is none', '"steps"', '"stepz": 1, "steps"', '“stepz” is not known here'],
    ['a step without words', '"look": "Is it there?",', '', '“look” is missing'],
  ])('says in words and with its line what is wrong with %s', (_, from, to, words) => {
    const { said } = read(from, to)
    expect(said.join('\n')).toContain(words)
    for (const each of said) expect(each).toMatch(/^walk\.json/)
  })

  it('is never thrown over, whatever it is', () => {
    for (const text of ['', '[]', 'null', '<html>', '{"inspection":1,"steps":[null,3,{}]}', '{']) {
      const { template, problems } = readInspection(text, 'walk.json', twin)
      expect(template).toBeNull()
      expect(problems.length).toBeGreaterThan(0)
    }
  })

  it('is found beside the twin file, and nowhere that is not allowed', () => {
    const problems = new TwinProblems()
    const inspections = ['inspections/walk.json', 'javascript:alert(1)', 7]
    const found = readInspections({ ...twin, inspections }, 'http://x/models/a/twin.json', problems)
    expect(found.map(({ url }) => url)).toEqual(['http://x/models/a/inspections/walk.json'])
    expect(problems.list().length).toBe(2)
  })
})

import { describe, expect, it, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { linksOf } from '#twin/linksOf.ts'
import { readTwin } from '#twin/readTwin.ts'

function read(links: unknown, own: unknown = [], name = 'Höhe & "Tiefe"/..') {
  const pump = { id: 'pump', name, links: own, children: [{ id: 'seal' }] }
  const file = {
    gemba: 1,
    name: 'Werk 7',
    models: [{ id: 'hall', file: 'hall.glb' }],
    assets: [pump],
    links,
  }
  const result = readTwin(JSON.stringify(file, null, 1), 'twin.json', { behaviours, codecs })
  if ('problems' in result) throw new Error(result.problems[0].text)
  return result
}

test('an asset has its own documents, those of the assets above it and those of the file, the nearer of two with one name', () => {
  const { twin, warnings } = read(
    [
      { name: 'Orders', url: 'https://erp.example.com/?a={asset}&n={name}&p={plant}#{kind}' },
      { name: 'Manual', url: 'https://docs.example.com/{asset}' },
    ],
    [{ name: 'Manual', url: 'http://docs.example.com:8080/pumps/{name}.pdf' }],
  )
  expect(warnings).toEqual([])
  expect(linksOf(twin, 0)).toEqual([
    {
      name: 'Manual',
      url: 'http://docs.example.com:8080/pumps/H%C3%B6he%20%26%20%22Tiefe%22%2F...pdf',
      host: 'docs.example.com:8080',
    },
    {
      name: 'Orders',
      url: 'https://erp.example.com/?a=pump&n=H%C3%B6he%20%26%20%22Tiefe%22%2F..&p=Werk%207#asset',
      host: 'erp.example.com',
    },
  ])
  expect(linksOf(twin, 1).map(({ url }) => url)).toEqual([
    'http://docs.example.com:8080/pumps/seal.pdf',
    'https://erp.example.com/?a=seal&n=seal&p=Werk%207#asset',
  ])
})

describe('a link that is not right', () => {
  it.each([
    'javascript:alert(1)',
    'docs/manual.pdf',
    '//docs.example.com',
    'https://{asset}.example.com/',
    'https://user:pass@example.com/',
    'https://example.com\\@evil.example/',
    'https://example.com/a b',
  ])('such as %s is left out, with the line that it stands in', (url) => {
    const { twin, warnings } = read([{ name: 'Manual', url }])
    expect(twin.links).toBeUndefined()
    expect(warnings).toMatchObject([
      { text: expect.stringContaining('https://'), where: expect.stringMatching(/line \d+/) },
    ])
  })

  it('names the nearest right word, and the others stay', () => {
    const good = { name: 'Orders', url: 'https://erp.example.com/{asset}' }
    const { twin, warnings } = read(undefined, [
      { name: 'Manual', url: 'https://example.com/{aset}' },
      good,
      { nme: 'x' },
    ])
    expect(twin.assets[0].links).toEqual([good])
    const texts = warnings.map(({ text, advice }) => [text, advice].join(' '))
    expect(texts[0]).toBe('“{aset}” means nothing in an address. Did you mean “asset”?')
    expect(texts.length).toBeGreaterThan(1)
  })

  it('may have any name filled in: half a letter is left out', () => {
    const { twin } = read([{ name: 'M', url: 'https://example.com/{name}' }], [], 'a\ud800b')
    expect(linksOf(twin, 0)[0].url).toBe('https://example.com/ab')
  })
})

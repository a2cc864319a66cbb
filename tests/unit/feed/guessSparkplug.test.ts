import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { guessPayload } from '#feed/guessPayload.ts'
import { birthTopic, readBirths, trySparkplug } from '#feed/guessSparkplug.ts'

const file = join(import.meta.dirname, '../../../../shared/data/sparkplug/messages.json')
const list: { name: string; topic: string; hex: string }[] = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : []
const bytesOf = (name: string) =>
  Uint8Array.from(Buffer.from(list.find((one) => one.name === name)!.hex, 'hex'))

test('knows the birth that names what a topic carries', () => {
  expect(birthTopic('spBv1.0/G1/DDATA/E1/Mixer1')).toBe('spBv1.0/G1/DBIRTH/E1/Mixer1')
  expect(birthTopic('spBv1.0/G1/NDATA/E1')).toBe('spBv1.0/G1/NBIRTH/E1')
  expect(birthTopic('spBv1.0/G1/NDEATH/E1')).toBeNull()
  expect(birthTopic('spBv1.0/STATE/host')).toBeNull()
  expect(birthTopic('other/G1/NDATA/E1')).toBeNull()
})

test.skipIf(list.length === 0)('lists the metrics of births (skipped without shared data)', () => {
  const birth = bytesOf('DBIRTH')
  const topic = 'spBv1.0/G1/DBIRTH/E1/Mixer1'
  const { format, leaves } = guessPayload(topic, birth, birth.length)
  expect(format).toBe('Sparkplug B')
  const leaf = (name: string) => leaves.find(({ path }) => path === name)
  expect(leaf('Temperature')).toMatchObject({
    text: '98.6',
    refusal: '',
    guess: {
      codec: 'sparkplug',
      options: { group: 'G1', node: 'E1', device: 'Mixer1', metric: 'Temperature' },
      key: 'temperature',
      unit: '°C',
    },
  })
  expect(leaf('State')).toMatchObject({ text: '-2' })
  expect(leaf('Running')).toMatchObject({ kind: 'boolean', text: 'true' })
  expect(leaf('Nothing')).toMatchObject({ kind: 'null' })
})

test.skipIf(list.length === 0)('names data by its birth (skipped without shared data)', () => {
  const data = bytesOf('DDATA')
  const topic = 'spBv1.0/G1/DDATA/E1/Mixer1'
  const unheard = guessPayload(topic, data, data.length)
  expect(unheard.leaves[0]).toMatchObject({ refusal: expect.stringMatching(/birth/) })
  const births = readBirths(bytesOf('DBIRTH'))
  const { leaves } = guessPayload(topic, data, data.length, births)
  expect(leaves.map(({ refusal }) => refusal)).toEqual(leaves.map(() => ''))
  for (const { path, kind, text } of leaves.filter((one) => one.kind === 'number')) {
    expect(kind).toBe('number')
    expect(String(trySparkplug(data, births, path, undefined).value)).toBe(text)
  }
  expect(trySparkplug(data, births, 'Nowhere', undefined).reason).toMatch(/not carry/)
})

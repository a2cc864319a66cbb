import { beforeEach, expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { describePicked } from '#state/describePicked.ts'
import { setPlant, usePlant } from '#state/plant.ts'
import { limitsOf } from '#twin/limitsOf.ts'
import { readTwin } from '#twin/readTwin.ts'
import { boxTwin } from '../../e2e/boxTwin.ts'

const read = readTwin(JSON.stringify(boxTwin), 'twin.json', { behaviours, codecs })
if (!('twin' in read)) throw new Error('the twin of the box world cannot be read')
const { twin } = read
const slot = (id: string) => twin.signals.findIndex((signal) => signal.id === id)

beforeEach(() => {
  setPlant(usePlant.getInitialState())
  setPlant({
    explain: (part) =>
      part.endsWith('Body') ? [{ behaviour: 'label', signal: 'oven.level', text: '' }] : [],
    partsOfAsset: () => ['hall/Line/Oven/Body'],
  })
})

test('says of an asset all its signals, and of a part first those that act on it', () => {
  const oven = describePicked(twin, { asset: 'oven', part: null })
  expect(oven).toMatchObject({ name: 'Oven', kind: 'asset', parts: ['hall/Line/Oven/Body'] })
  expect(oven?.slots).toEqual([slot('oven.temperature'), slot('oven.level')])
  const body = describePicked(twin, { asset: 'oven', part: 'hall/Line/Oven/Body' })
  expect(body).toMatchObject({ name: 'Body', kind: 'part', path: ['Oven'] })
  expect(body?.slots).toEqual([slot('oven.level'), slot('oven.temperature')])
})

test('knows parts of no asset, and says nothing of what the twin does not know', () => {
  const part = describePicked(twin, { asset: null, part: 'hall/Wall' })
  expect(part).toMatchObject({ name: 'Wall', path: [], slots: [] })
  expect(describePicked(twin, { asset: 'nowhere', part: null })).toBeNull()
})

test('tells the limits at which something begins to look different', () => {
  expect(limitsOf(twin, slot('oven.temperature'))).toEqual([100, 200])
  expect(limitsOf(twin, slot('fan.speed'))).toEqual([])
})

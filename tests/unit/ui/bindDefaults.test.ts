import { describe, expect, test } from 'vitest'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { guessPayload } from '#feed/guessPayload.ts'
import { addSignal } from '#twin/addSignal.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { firstFields, groupOf, signalOf, type BindFields } from '#ui/bindDefaults.ts'
import { bindShows } from '#ui/bindShows.ts'

const part = 'hall/Line/Pump [2]/Motor'
const file = JSON.stringify({
  gemba: 1,
  name: 'Hall',
  models: [{ id: 'hall', file: 'hall.glb' }],
  assets: [
    { id: 'site', name: 'Site', kind: 'site', children: [{ id: 'pump', parts: { body: 'Body' } }] },
  ],
})

function read(text: string): Twin {
  const result = readTwin(text, 'twin.json', { behaviours, codecs })
  if (!('twin' in result)) throw new Error(result.problems[0].text)
  expect(result.warnings).toEqual([])
  return result.twin
}

function leafOf(topic: string, payload: string, path: string) {
  const bytes = new TextEncoder().encode(payload)
  const leaf = guessPayload(topic, bytes, bytes.length).leaves.find((one) => one.path === path)
  if (!leaf) throw new Error(`no ${path}`)
  return leaf
}

function bind(change: Partial<BindFields>, selected: string | null = part) {
  const leaf = leafOf('a/pump', '{"ts": 1733904005123, "speed_rpm": 7}', 'speed_rpm')
  const fields = { ...firstFields(leaf, 1, false), asset: 'pump', ...change }
  const wish = signalOf(fields, 'a/pump', read(file), selected, 'site')
  const made = 'reason' in wish ? wish : addSignal(file, wish)
  return 'reason' in made ? made.reason : read(made.text)
}

describe('what the form begins with', () => {
  test.each(bindShows)('can be shown as “$as” with a range', ({ as }) => {
    const twin = bind({ as, from: '0', to: '100' })
    expect(twin).toMatchObject({
      signals: [{ id: 'pump.speed', unit: 'rpm', codecOptions: { path: 'speed_rpm', time: 'ts' } }],
      shows: as === '' ? [] : [{ behaviour: as, parts: ['/Line/Pump [2]/Motor'] }],
    })
  })

  test('can be bound to a new asset below the selected one', () => {
    const twin = bind({ as: 'label', asset: '', newName: 'Motor Nº 2' }) as Twin
    expect(twin.assets.at(-1)).toMatchObject({ name: 'Motor Nº 2', parent: 0 })
    expect(twin.assets.at(-1)!.id).toMatch(/^motor/)
  })
})

describe('the form says what is missing', () => {
  test.each<[Partial<BindFields>, RegExp]>([
    [{ key: 'a b' }, /key is a name without spaces/],
    [{ name: ' ' }, /needs a name/],
    [{ asset: '' }, /new asset needs a name/],
    [{ as: 'colour' }, /needs the smallest and the largest/],
    [{ from: '3', to: '1' }, /smaller and a larger/],
    [{ staleAfter: 'soon' }, /Stale after/],
  ])('%j', (change, words) => {
    expect(bind(change)).toMatch(words)
  })

  test('a part, where the asset has none', () => {
    expect(bind({ as: 'label', asset: 'site' }, null)).toMatch(/select a part first/)
  })
})

test('uses a group of parts again that means just this part', () => {
  const twin = read(file)
  twin.assets[1].parts.motor = ['/Line/Pump [2]/Motor']
  expect(groupOf(twin, 1, part)).toEqual({ group: 'motor', pattern: '/Line/Pump [2]/Motor' })
  twin.assets[1].parts.motor = ['Motor']
  expect(groupOf(twin, 1, part).group).toBe('motor2')
})

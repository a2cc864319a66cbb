import { sparkplugBytes } from '../world/sparkplugBytes.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

/** Signals of all kinds that the box world does not have: one line for two assets, Sparkplug, and a formula over both. */
const cell = {
  id: 'cell',
  each: { heat: { topic: 'cell/+/heat', codec: 'number', unit: '°C', sourceUnit: '°F' } },
  children: [
    { id: 'left' },
    {
      id: 'right',
      source: { codec: 'sparkplug', group: 'G1', node: 'E1', device: 'D1' },
      signals: {
        speed: { metric: 'Motor/Speed', unit: 'rpm' },
        mode: { metric: 'Mode', states: ['off', 'on'] },
        load: { formula: 'mode == "on" ? speed * 2 + left.heat : 0' },
      },
    },
  ],
}

const read = (id: string) => {
  const { value, quality } = window.gemba.signal(id) ?? {}
  return { value, quality }
}

test('reads Sparkplug, fills one line in for many assets, and computes, under the strict content policy', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const files = await makeBoxFiles((twin) => {
    ;(twin.assets as object[]).push(cell)
    return twin
  })
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  const node = await connect(gemba.mqtt)
  let asked = 0
  const send = (type: string, end: string, ...[metrics, seq]: Parameters<typeof sparkplugBytes>) =>
    node.publish(`spBv1.0/G1/${type}/${end}`, Buffer.from(sparkplugBytes(metrics, seq)))
  node.on('message', () => {
    asked++
    send('NBIRTH', 'E1', [{ name: 'bdSeq', type: 8, long: 0 }], 0)
    const metrics = [
      { name: 'Motor/Speed', alias: 1, type: 3, int: 4_294_967_286 },
      { name: 'Mode', alias: 2, type: 12, text: 'ON' },
    ]
    send('DBIRTH', 'E1/D1', metrics, 1)
  })
  await node.subscribeAsync('spBv1.0/G1/NCMD/E1')
  await open(page, `${gemba.url}#v=&asset=right`)
  await node.publishAsync('cell/left/heat', '50', { retain: true })
  await node.publishAsync('cell/right/heat', '212', { retain: true })
  // The page asks for births by itself: the node was there before.
  const signal = (id: string) => page.evaluate(read, id)
  await expect.poll(() => signal('right.speed')).toEqual({ value: -10, quality: 'good' })
  await expect.poll(() => signal('right.mode')).toEqual({ value: 'on', quality: 'good' })
  expect((await signal('left.heat')).value).toBeCloseTo(10, 6)
  expect((await signal('right.heat')).value).toBeCloseTo(100, 6)
  await expect.poll(async () => (await signal('right.load')).value).toBeCloseTo(-10, 6)
  send('DDATA', 'E1/D1', [{ alias: 1, int: 20 }], 2)
  await expect.poll(async () => (await signal('right.load')).value).toBeCloseTo(50, 6)
  send('DDEATH', 'E1/D1', [], 3)
  await expect.poll(() => signal('right.speed')).toEqual({ value: 20, quality: 'stale' })
  await expect.poll(async () => (await signal('right.load')).quality).toBe('stale')
  expect(asked).toBe(1)
  await page.getByRole('button', { name: /^speed/ }).click()
  await expect(page.getByText('its device has gone (DDEATH)')).toBeVisible()
  expect(await page.evaluate(() => window.gemba.problems())).toEqual([])
})

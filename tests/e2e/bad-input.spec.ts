import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const problems = () =>
  window.gemba.problems().map(({ text, where, advice }) => [text, where, advice].join(' '))

test('says in words that the twin file is missing, and reads it when it is there', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/404/)
  const dist = await makeSite(await makeBoxFiles())
  const gemba = await startGemba(['--plant', 'world'], dist)
  await page.goto(`${gemba.url}?twin=models/elsewhere/twin.json`)
  await expect(page.getByRole('heading', { name: 'This plant cannot be opened' })).toBeVisible()
  await expect(page.getByText(/404/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
})

test('says where a twin file is broken', async ({ page, makeSite, startGemba }) => {
  const files = await makeBoxFiles()
  const dist = await makeSite({
    ...files,
    'twin.json': files['twin.json'].replace('"gemba": 1,', '"gemba": 1'),
  })
  const gemba = await startGemba(['--plant', 'world'], dist)
  await page.goto(gemba.url)
  await expect(page.getByText(/line 3/i).first()).toBeVisible()
})

test('leaves out what is misspelt, names the nearest right name, and shows the rest', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const files = await makeBoxFiles((twin) => {
    twin.assets[0].parts.body = 'Oven/Bodi'
    twin.assets[1].show[0].signal = 'sped'
    return twin
  })
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await open(page, gemba.url)
  const said = (await page.evaluate(problems)).join('\n')
  expect(said).toMatch(/Oven\/Bodi/)
  expect(said).toMatch(/Oven\/Body/)
  expect(said).toMatch(/sped/)
  expect(said).toMatch(/speed/)
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/fan', '{"place": 2}', { retain: true })
  await expect.poll(() => page.evaluate(() => window.gemba.signal('fan.place')?.value)).toBe(2)
  await page
    .getByRole('button', { name: /problem/i })
    .first()
    .click()
  await expect(page.getByText(/Oven\/Body/).first()).toBeVisible()
})

test.describe('a model that is none', () => {
  const spoilt: Record<string, (glb: Uint8Array) => string | Uint8Array> = {
    'an HTML page': () => '<!doctype html><html><body>Not found</body></html>',
    'cut short': (glb) => glb.slice(0, Math.floor(glb.length / 2)),
    empty: () => new Uint8Array(0),
  }
  for (const [name, spoil] of Object.entries(spoilt)) {
    test(`that is ${name} is said in words, and the other one is shown`, async ({
      page,
      makeSite,
      startGemba,
      connect,
    }) => {
      const files = await makeBoxFiles((twin) => {
        twin.models.push({ id: 'annex', file: 'annex.glb' })
        return twin
      })
      const dist = await makeSite({ ...files, 'annex.glb': spoil(files['boxes.glb']) })
      const gemba = await startGemba(['--plant', 'world'], dist)
      await open(page, gemba.url)
      const said = await page.evaluate(problems)
      expect(said.some((text) => text.includes('annex'))).toBe(true)
      expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBe(3)
      const client = await connect(gemba.mqtt)
      await client.publishAsync('world/oven', '{"temperature": 150}', { retain: true })
      await expect
        .poll(() => page.evaluate(() => window.gemba.part('hall/Line/Oven/Body')?.colour))
        .toBe('#00a0ff')
    })
  }
})

test('counts payloads that cannot be read, marks the signal bad, and lets others go on', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/oven', '{"temperature": 150}', { retain: true })
  const quality = () => page.evaluate(() => window.gemba.signal('oven.temperature')?.quality)
  await expect.poll(quality).toBe('good')
  const payloads = [
    'not json',
    '{"temperature": "warm"}',
    '{"temperature": 1e308}',
    '',
    '{"__proto__": 1',
    Buffer.from([0xff, 0xfe, 0x00]),
  ]
  for (const payload of payloads) await client.publishAsync('world/oven', payload)
  await expect.poll(quality).toBe('bad')
  await expect
    .poll(() => page.evaluate(() => window.gemba.stats().malformed))
    .toBeGreaterThanOrEqual(4)
  expect(await page.evaluate((id) => window.gemba.part(id)?.quality, 'hall/Line/Oven/Body')).toBe(
    'bad',
  )
  await client.publishAsync('world/oven/level', '7')
  await expect.poll(() => page.evaluate(() => window.gemba.signal('oven.level')?.value)).toBe(7)
  await client.publishAsync('world/oven', '{"temperature": 40}')
  await expect.poll(quality).toBe('good')
})

test('keeps trying a broker that is not there', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/WebSocket connection to .* failed/)
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', 'ws://127.0.0.1:9']
  const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await expect(page.getByRole('alert').first()).toBeVisible()
  expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBe(3)
})

import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { readTwin } from '#twin/readTwin.ts'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const retained = { retain: true }

test('finds a topic that no signal uses, binds a value of it to an asset, and saves the twin file', async ({
  page,
  makeSite,
  startGemba,
  startMosquitto,
  connect,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  await page.setViewportSize({ width: 1280, height: 720 })
  const mosquitto = await startMosquitto()
  const client = await connect(mosquitto.tcp)
  const boiler = (bar: number) =>
    client.publishAsync(
      'site/boiler room/feed',
      JSON.stringify({ ts: Date.now(), pressure_bar: bar, note: '<b>hot</b>' }),
      retained,
    )
  await boiler(4.2)
  await client.publishAsync('world/oven', '{"temperature": 20}', retained)
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws]
  const files = await makeBoxFiles()
  const gemba = await startGemba(args, await makeSite(files))
  await open(page, gemba.url)
  const messages = () => page.evaluate(() => window.gemba.stats().messages)
  await expect.poll(messages).toBe(1)

  await page.getByRole('treeitem', { name: /^Oven/ }).click()
  await page.keyboard.press('m')
  const panel = page.getByRole('region', { name: 'Topics' })
  await expect(panel.getByText('2 topics', { exact: false })).toBeVisible()
  await expect(panel.getByRole('treeitem', { name: /^world/ })).toBeVisible()
  await panel.getByRole('treeitem', { name: /^site/ }).click()
  // The levels below have nothing beside them: the tree opens on by itself.
  await panel.getByRole('treeitem', { name: /^feed/ }).click()
  const details = panel.getByRole('region', { name: 'Topic', exact: true })
  await expect(details.getByRole('heading', { name: 'site/boiler room/feed' })).toBeVisible()
  await expect(details.getByText('retained', { exact: false })).toBeVisible()
  await expect(details.getByText('<b>hot</b>')).toBeVisible()
  await boiler(4.5)
  await expect(details.getByText('4.5', { exact: true })).toBeVisible()

  await details.getByRole('button', { name: 'Bind pressure_bar…' }).click()
  const form = panel.getByRole('form', { name: 'Bind a signal' })
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Pressure')
  await expect(form.getByLabel('Unit')).toHaveValue('bar')
  await expect(form.getByRole('status')).toHaveText('4.5 bar')
  await form.getByLabel('Key').fill('temperature')
  await form.getByRole('button', { name: 'Bind' }).click()
  await expect(form.getByRole('alert')).toContainText('has a signal “temperature” already')
  await form.getByLabel('Key').fill('feedPressure')
  await form.getByRole('button', { name: 'Bind' }).click()
  await expect(panel.getByText('1 change not saved')).toBeVisible()

  await expect
    .poll(() => page.evaluate(() => window.gemba.signal('oven.feedPressure')?.value))
    .toBe(4.5)
  const shownBy = () => page.evaluate(() => window.gemba.part('hall/Line/Oven/Body')?.shownBy)
  await expect.poll(shownBy).toContain('label oven.feedPressure')
  await expect(page.getByText('4.5 bar').first()).toBeVisible()
  await expect(details.getByText('Read by Oven · Pressure')).toBeVisible()

  // The survey has a link of its own: what it hears is not counted twice for the signals.
  const before = await messages()
  await boiler(4.7)
  await expect
    .poll(() => page.evaluate(() => window.gemba.signal('oven.feedPressure')?.value))
    .toBe(4.7)
  expect(await messages()).toBe(before + 1)

  const saving = page.waitForEvent('download')
  await panel.getByRole('button', { name: 'Save twin.json' }).click()
  const download = await saving
  expect(download.suggestedFilename()).toBe('twin.json')
  await expect(panel.getByText('not saved')).toHaveCount(0)
  const text = await readFile(await download.path(), 'utf8')
  const read = readTwin(text, 'twin.json', { behaviours, codecs })
  expect(read).toMatchObject({ warnings: [] })
  // Nothing else was touched: without the new lines it is the file that was served.
  const served = files['twin.json'].split('\n')
  const saved = new Set(text.split('\n').map((line) => line.replace(/,$/, '')))
  expect(served.filter((line) => !saved.has(line.replace(/,$/, '')))).toEqual([])

  const surveys = () => page.workers().filter((worker) => worker.url().includes('survey')).length
  expect(surveys()).toBe(1)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect.poll(surveys).toBe(0)
})

test('stays calm and harmless whatever comes, and says what it leaves out', async ({
  page,
  makeSite,
  startGemba,
  startMosquitto,
  connect,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  await page.setViewportSize({ width: 1280, height: 720 })
  const mosquitto = await startMosquitto(['max_queued_messages 0'])
  const client = await connect(mosquitto.tcp)
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws]
  const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
  await client.publishAsync('evil/<img src=x onerror="x()">', '<script>x()</script>', retained)
  await client.publishAsync('evil/bytes', Buffer.from([0, 255, 1, 254]), retained)
  await client.publishAsync('evil/deep', `${'['.repeat(9000)}${']'.repeat(9000)}`, retained)
  await client.publishAsync('evil/large', 'x'.repeat(200_000), retained)
  await client.publishAsync('evil//\u202eelif', '1', retained)
  await open(page, gemba.url)
  await page.keyboard.press('m')
  const panel = page.getByRole('region', { name: 'Topics' })
  const row = (name: string | RegExp) => panel.getByRole('treeitem', { name })
  await expect(row(/^<img src=x/)).toBeVisible()
  await row(/^<img src=x/).click()
  await expect(panel.getByText('<script>x()</script>')).toBeVisible()
  await row(/^bytes/).click()
  await expect(panel.getByText('00 ff 01 fe')).toBeVisible()
  await row(/^deep/).click()
  await expect(panel.getByText(/the first 4\skB kept/)).toBeVisible()
  await client.publishAsync('evil/deep', `${'['.repeat(9000)}${']'.repeat(9000)}`)
  await expect(panel.getByText(/1 more line is not shown/)).toBeVisible()
  await row(/^\(empty\)/).click()
  await expect(row(/·elif/)).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('[aria-label="Topics"]').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([])

  await panel.getByLabel('Filter').fill('evil/#/x')
  await expect(panel.getByRole('alert')).toContainText('“#” before its end')
  await panel.getByLabel('Filter').fill('many/#')
  await panel.getByLabel('Filter').press('Enter')
  await expect(row(/^evil/)).toHaveCount(0)
  // What a broker cannot send on at once it drops: then once more.
  await expect(async () => {
    for (let i = 0; i < 20_500; i++) client.publish(`many/${i % 100}/${i}`, String(i))
    const notice = panel.getByText(/further topics are not listed/)
    await expect(notice).toBeVisible({ timeout: 10_000 })
  }).toPass()
  await expect(row(/^0/)).toBeVisible()
})

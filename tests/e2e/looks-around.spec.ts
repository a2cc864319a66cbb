import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { listen } from '#server/listen.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, root, test } from './world.ts'

const body = 'hall/Line/Oven/Body'
const picture = (page: Page) => page.getByRole('application')
const camera = async (page: Page) => {
  await page.getByRole('button', { name: /Copy a link|Link copied/ }).click()
  return page.evaluate(() => navigator.clipboard.readText())
}

/** Where the camera stands and looks, as a link says it. */
const place = async (page: Page) => (await camera(page)).match(/#v=[^&]+/)?.[0]

test.use({ draws: false })

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

test('finds an asset by its name and says why its part looks as it does', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  // Wide enough for the tree to stay beside the picture.
  await page.setViewportSize({ width: 1280, height: 720 })
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/oven', '{"temperature": 230}', { retain: true })
  await expect
    .poll(() => page.evaluate((id) => window.gemba.part(id)?.colour, body))
    .toBe('#ff2000')

  await page.keyboard.press('/')
  await page.keyboard.type('oven')
  await page.keyboard.press('Enter')
  // The field has given the keys back: this selects the next part.
  await page.keyboard.press('Shift+N')
  await expect(page.getByRole('combobox')).toHaveValue('')
  await page.getByRole('treeitem', { name: /^Oven/ }).click()
  // The search goes to it; back to the first view, and there once more.
  const front = /,0,0\.5,0$/
  await expect.poll(() => place(page)).not.toMatch(front)
  await page.keyboard.press('1')
  await expect.poll(() => place(page)).toMatch(front)
  await page.keyboard.press('f')
  await expect.poll(() => place(page)).not.toMatch(front)
  const panel = page.getByRole('complementary', { name: 'Selection' })
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()
  await expect(panel.getByText('230.0', { exact: false }).first()).toBeVisible()

  await page.keyboard.press('/')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('Body')
  await page.getByRole('option', { name: /Body/ }).first().click()
  await expect(panel.getByText(/at or above 200/)).toBeVisible()
  await page.keyboard.press('Escape')
})

test('picks the machine under the pointer, then its part, and the next one by keyboard', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  const { width, height } = page.viewportSize()!
  const panel = page.getByRole('complementary', { name: 'Selection' })
  await expect(async () => {
    await page.mouse.click(width * 0.5 - height * 0.29, height * 0.55)
    await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible({ timeout: 3000 })
  }).toPass()
  await page.mouse.click(width * 0.5 - height * 0.29, height * 0.55)
  await expect(panel.getByRole('heading', { name: 'Body' })).toBeVisible()
  await picture(page).focus()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+N')
  await expect(panel).toBeVisible()
})

test('restores a view from its link', async ({ page, makeSite, startGemba }) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await picture(page).focus()
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowLeft', { delay: 60 })
  await page.keyboard.press('Shift+N')
  await page.waitForTimeout(1500)
  const link = await camera(page)
  expect(link).toMatch(/#v=[-\d.]+(,[-\d.]+){5}/)
  expect(link).toContain('part=hall/')
  await page.goto('about:blank')
  await open(page, link)
  await expect(page.getByRole('complementary', { name: 'Selection' })).toBeVisible()
  await expect.poll(() => place(page)).toBe(link.match(/#v=[^&]+/)?.[0])
})

test('says so when a link asks for an asset that is gone, and opens the rest of the view', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, `${gemba.url}#v=3,2,4,0,0.5,0&asset=mixer`)
  const texts = () => page.evaluate(() => window.gemba.problems().map(({ text }) => text))
  expect(await texts()).toEqual([
    'The link asks for the asset “mixer”, which this plant does not have.',
  ])
  expect(await camera(page)).toContain('#v=3,2,4')
})

test('walks on the floor and is stopped by what stands there', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await picture(page).focus()
  const numbers = async () => (await place(page))!.slice('#v='.length).split(',').map(Number)
  const orbit = await numbers()
  await page.keyboard.press('g')
  await picture(page).focus()
  await expect.poll(async () => (await numbers())[1]).toBeLessThan(orbit[1] + 1)
  const before = await numbers()
  await picture(page).focus()
  await page.keyboard.down('s')
  await page.waitForTimeout(1200)
  await page.keyboard.up('s')
  await expect
    .poll(async () =>
      Math.hypot((await numbers())[0] - before[0], (await numbers())[2] - before[2]),
    )
    .toBeGreaterThan(0.3)
})

test('lists its shortcuts, and everything on the page is reachable and legible', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/oven', '{"temperature": 230}', { retain: true })
  await picture(page).focus()
  await page.keyboard.press('Shift+N')
  const main = await new AxeBuilder({ page }).analyze()
  expect(main.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Walk or orbit')
  const sheet = await new AxeBuilder({ page }).analyze()
  expect(sheet.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('is a static site that works below any path, with twin and broker in its address', async ({
  page,
  startGemba,
  makeSite,
  connect,
}) => {
  const dist = await makeSite(await makeBoxFiles())
  const gemba = await startGemba(['--plant', 'world'], dist)
  const host = await mkdtemp(join(tmpdir(), 'gemba-host-'))
  await symlink(dist, join(host, 'twins'))
  const serve = makeStaticHost(host)
  const server = createServer((request, response) => void serve(request, response))
  const port = await listen(server, '127.0.0.1', 0, '--port')
  const broker = encodeURIComponent(`${gemba.url.replace('http', 'ws')}mqtt`)
  await open(page, `http://127.0.0.1:${port}/twins/?twin=models/world/twin.json&broker=${broker}`)
  expect(await page.evaluate(() => window.gemba.twin.name)).toBe('Box world')
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/oven', '{"temperature": 150}', { retain: true })
  await expect
    .poll(() => page.evaluate((id) => window.gemba.part(id)?.colour, body))
    .toBe('#00a0ff')
  const schema = await page.evaluate(async () => (await fetch('twin.schema.json')).json())
  expect(schema.$schema ?? schema.$id).toBeTruthy()

  // A link to a broker elsewhere asks first and names the host; refused, the site's own is used.
  const asked: string[] = []
  page.once('dialog', (dialog) => {
    asked.push(dialog.message())
    void dialog.dismiss()
  })
  await open(page, `${gemba.url}?broker=wss://broker.invalid/mqtt`)
  expect(asked).toEqual([expect.stringContaining('broker.invalid')])
  const problems = await page.evaluate(() => window.gemba.problems())
  expect(problems).toEqual([
    expect.objectContaining({
      text: expect.stringContaining('broker.invalid, which was not used'),
    }),
  ])
  await expect
    .poll(() => page.evaluate((id) => window.gemba.part(id)?.colour, body))
    .toBe('#00a0ff')
  // What the page still loads for later would be cut.
  await page.goto('about:blank')
  server.close()
  server.closeAllConnections()
  await rm(host, { recursive: true, force: true })
})

test('says that a machine has failed although other values are missing', async ({
  page,
  startGemba,
  connect,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 })
  const gemba = await startGemba(['--no-simulator'])
  await open(page, gemba.url)
  const row = page.getByRole('treeitem', { name: /Rotary filler/ })
  await expect(row).toContainText('no data')
  const client = await connect(gemba.mqtt)
  const fault = JSON.stringify({ ts: Date.now(), state: 'faulted' })
  await client.publishAsync('gemba/bottling/line1/filler', fault, { retain: true })
  await expect(row).toContainText('faulted')
  await expect(row).not.toContainText('no data')
})

test.describe('with every pixel', () => {
  test.use({ draws: true })

  test('shows the bottling hall at work', async ({ page, startGemba }) => {
    test.setTimeout(240_000)
    await page.setViewportSize({ width: 480, height: 320 })
    const gemba = await startGemba()
    await open(page, gemba.url)
    const twin = await page.evaluate(() => window.gemba.twin)
    expect(twin.parts.length).toBeGreaterThanOrEqual(1200)
    expect(twin.signals.length).toBeGreaterThanOrEqual(250)
    expect(await page.evaluate(() => window.gemba.problems())).toEqual([])
    const good = () =>
      page.evaluate(
        () =>
          window.gemba.twin.signals.filter((id) => window.gemba.signal(id)?.quality === 'good')
            .length,
      )
    await expect.poll(good, { timeout: 60_000 }).toBe(twin.signals.length)
    const stats = await page.evaluate(() => window.gemba.stats())
    expect(stats.malformed).toBe(0)
    expect(stats.drawCalls).toBeLessThan(40)
    const matrix = () =>
      page.evaluate(() => window.gemba.part('hall/Line1/Filler/Carousel')!.matrix)
    const before = await matrix()
    await expect.poll(async () => Math.abs((await matrix())[0] - before[0])).toBeGreaterThan(0.01)
    const png = await page.screenshot()
    expect(png.length).toBeGreaterThan(20_000)
    const size = (await readFile(join(root, 'dist/models/bottling/bottling.glb'))).length
    expect(size).toBeLessThan(6_000_000)
  })
})

import type { BrowserContext, Page } from '@playwright/test'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { putVersion } from './putVersion.ts'
import { expect, open, test } from './world.ts'

const health = (page: Page) => page.evaluate(() => window.gemba.health())
const said = (page: Page) =>
  page.evaluate(() =>
    window.gemba
      .problems()
      .map(({ text }) => text)
      .join('\n'),
  )

test('a display tells how it is, and everybody is told when it is gone', async ({
  page,
  context,
  makeSite,
  startGemba,
}) => {
  await drawNothing(context)
  const site = await makeSite(await makeBoxFiles(() => boxTwin))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(page, `${gemba.url}?display=Hall+east`)
  await page.waitForFunction(() => typeof window.gemba.health()?.pictureAge === 'number')
  const before = await page.evaluate(() => window.gemba.health())
  expect(before).toMatchObject({ state: 'well', display: 'Hall east', view: '3d', reloads: 0 })
  expect(before!.version).toMatch(/^\d+\.\d+\.\d+ [\w-]{8}$/)

  const other = await context.newPage()
  await open(other, `${gemba.url}?view=displays`)
  const displays = other.getByRole('region', { name: 'List of displays' })
  await expect(displays).toContainText('Hall east')
  await expect(displays).toContainText('Well')
  await page.close()
  await expect(displays).toContainText('Gone')
  await displays.getByRole('button', { name: 'Take Hall east out of the list' }).press('Enter')
  await expect(displays).toContainText('No displays yet')
})

test('a page that stands still is loaded anew when nobody is there, and after three times is a plain list', async ({
  page,
  context,
  makeSite,
  startGemba,
}) => {
  await drawNothing(context)
  await hurryWatch(context)
  const site = await makeSite(await makeBoxFiles(() => boxTwin))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  // Two reloads were half an hour ago.
  await page.addInitScript(() => {
    const tries = [1, 2].map((i) => ({ at: Date.now() - 18e5 - i, act: 'reload', why: 'a test' }))
    if (!sessionStorage['gemba.tries']) sessionStorage['gemba.tries'] = JSON.stringify(tries)
  })
  await open(page, `${gemba.url}#v=3,4,5,0,1,0&asset=oven`)
  // Its picture stands still. Somebody types: it waits.
  await page.evaluate(() => {
    document.body.append(document.createElement('textarea'))
    document.querySelector('textarea')!.focus()
  })
  await standStill(page)
  await expect
    .poll(async () => (await health(page))?.trouble)
    .toMatch(/the page has stood still for (1[4-9]|[2-9]\d) s/)
  expect((await health(page))?.tries.at(-1)?.act).toBe('remount')
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => document.querySelector('textarea')!.remove()),
  ])
  await page.waitForFunction(() => window.gemba !== undefined)
  await page.evaluate(() => window.gemba.ready)
  await expect.poll(() => said(page)).toContain('The page was loaded anew by itself')
  expect(page.url()).toMatch(/#v=3,4,5,0,1,0&asset=oven$/)

  // Reloads do not help.
  await standStill(page)
  await expect.poll(async () => (await health(page))?.view).toBe('2d')
  const acts = (await health(page))?.tries.map(({ act }) => act).join(' ')
  expect(acts).toBe('reload reload remount reload remount plain')
  await expect(page.getByText(/three reloads did not help/)).toBeVisible()
  await expect(page.getByText('Oven').first()).toBeVisible()
})

/** No frame comes any more, as where a graphics driver hangs. */
async function standStill(page: Page): Promise<void> {
  await page.evaluate(() => void (window.requestAnimationFrame = () => 0))
}

/** The watchdog takes a second for six. */
async function hurryWatch(context: BrowserContext): Promise<void> {
  await context.route('**/assets/watch.worker-*.js', async (route) => {
    const response = await route.fetch()
    const hurry = `{
      const now = performance.now.bind(performance)
      performance.now = () => now() * 6
      const every = setInterval
      self.setInterval = (run, pause) => every(run, pause / 6)
    }`
    const { 'content-encoding': _encoding, ...headers } = response.headers()
    await route.fulfill({ response, headers, body: hurry + (await response.text()) })
  })
}

test.describe('with a browser that may keep it', () => {
  test.use({ serviceWorkers: 'allow', draws: false })

  test('a full disk is said and does no harm; once kept, the page opens without its host and the internet', async ({
    page,
    context,
    connect,
    makeSite,
    startGemba,
    expectedErrors,
  }) => {
    const site = await makeSite(await makeBoxFiles(() => boxTwin))
    const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
    const { origin } = new URL(gemba.url)
    const session = await context.newCDPSession(page)
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 100_000 })
    await open(page, gemba.url)
    await page.waitForFunction(() => /full/.test(window.gemba.health()?.offline ?? ''))
    const problems = await page.evaluate(() => window.gemba.problems().map(({ text }) => text))
    expect(problems).toEqual([
      'This browser could not keep the page for offline use: its place on the disk is full.',
    ])

    await session.send('Storage.overrideQuotaForOrigin', { origin })
    const client = await connect(gemba.mqtt)
    await open(page, gemba.url)
    await page.waitForFunction(() => window.gemba.health()?.offline === 'kept')

    // The host has a newer version: it waits while somebody types, and comes when nobody does.
    const version = async () => (await health(page))?.version
    const update = () =>
      page.evaluate(async () => {
        await (await navigator.serviceWorker.ready).update()
      })
    const first = await version()
    await putVersion(site, 'SecondV2')
    await page.evaluate(() => {
      document.body.append(document.createElement('textarea'))
      document.querySelector('textarea')!.focus()
    })
    await Promise.all([
      page.evaluate(
        () =>
          new Promise((resolve) => {
            navigator.serviceWorker.addEventListener('controllerchange', resolve)
          }),
      ),
      update(),
    ])
    expect(await version()).toBe(first)
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate(() => document.querySelector('textarea')!.remove()),
    ])
    await page.waitForFunction(() => window.gemba?.health()?.version.endsWith('SecondV2'))
    await page.waitForFunction(() => window.gemba.health()?.offline === 'kept')

    // The next one cannot start: the third time there is the last that did.
    expectedErrors.push(/this version cannot start/)
    await putVersion(site, 'BrokenV3', true)
    await Promise.all([page.waitForEvent('load'), update()])
    for (let failed = 0; failed < 2; failed++) {
      expect(await page.evaluate(() => 'gemba' in window)).toBe(false)
      await tenSecondsOfTheWorker(page)
      await page.reload()
    }
    await page.waitForFunction(() => window.gemba?.health()?.version.endsWith('SecondV2'))
    await expect.poll(() => said(page)).toContain('failed to start twice')

    // The last values are kept too; the next page has no broker, and shows them as what they are.
    await client.publishAsync('world/oven', '{"temperature":181}')
    await expect.poll(() => page.evaluate(keptValues)).toContain(181)
    expectedErrors.push(/ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/)
    await gemba.stop()
    await page.reload()
    await page.evaluate(() => window.gemba.ready)
    expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBeGreaterThan(0)
    const oven = () => page.evaluate(() => window.gemba.signal('oven.temperature'))
    await expect.poll(async () => (await oven())?.value).toBe(181)
    expect((await oven())?.quality).toBe('stale')
    await page.evaluate(() => window.gemba.ready)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Plain 2D view' }).click()
    const row = page.getByRole('button', { name: /Oven.*Temperature/ })
    await expect(page.getByText(/Places as of .*, from the model/)).toBeVisible()
    await expect(row).toContainText(/last known\d\d:\d\d/)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Forget this plant here' }).click()
    await expect.poll(() => page.evaluate(keptValues)).toEqual([])
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Displays' }).click()
    await expect(page.getByRole('complementary', { name: 'Displays' })).toContainText(
      'This page has no connection',
    )
  })
})

/** What fails sooner than ten seconds after it was begun, by a clock that goes twenty times as fast, is a person who is impatient. */
async function tenSecondsOfTheWorker(page: Page): Promise<void> {
  const from = Date.now()
  await page.waitForFunction((start) => (Date.now() - start) * 20 > 12_000, from)
}

/** It runs in the page: all values that the browser keeps. */
async function keptValues(): Promise<number[]> {
  const base = await new Promise<IDBDatabase>((resolve) => {
    const asked = indexedDB.open('gemba-last-values')
    asked.addEventListener('success', () => resolve(asked.result))
  })
  const all = await new Promise<{ value: Float64Array }[]>((resolve) => {
    const asked = base.transaction('values').objectStore('values').getAll()
    asked.addEventListener('success', () => resolve(asked.result as { value: Float64Array }[]))
  })
  base.close()
  return all.flatMap(({ value }) => Array.from(value))
}

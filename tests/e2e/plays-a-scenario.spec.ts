import type { Browser, Page } from '@playwright/test'
import type { boxTwin } from './boxTwin.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing, enter, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

/** The box world with a press that is simulated, beside a fan that is not. */
const withPress = (twin: typeof boxTwin) => ({
  ...twin,
  assets: [
    ...twin.assets,
    {
      id: 'press',
      name: 'Press',
      kind: 'asset',
      source: { topic: 'world/press', codec: 'json', staleAfter: 600 },
      signals: {
        count: { name: 'Good count', unit: 'items' },
        state: { states: ['stopped', 'running', 'starved', 'blocked', 'faulted', 'idle'] },
      },
      parts: { cart: 'Line/Cart' },
      show: [
        {
          part: 'cart',
          as: 'colour',
          signal: 'count',
          thresholds: [{ from: 100, colour: '#ff2000' }],
        },
        // A millimetre an item.
        { part: 'cart', as: 'slide', signal: 'count', from: 0, to: 100_000, low: 0, high: 100 },
      ],
    },
  ],
  process: {
    components: [
      { id: 'blanks', is: 'source', to: 'press' },
      {
        id: 'press',
        is: 'machine',
        asset: 'press',
        to: 'store',
        rate: 3600,
        failure: { mtbf: 40, mttr: 5 },
        writes: { count: 'press.count', state: 'press.state' },
      },
      { id: 'store', is: 'sink' },
    ],
  },
  scenarios: [
    {
      id: 'faster',
      name: 'Press 20 % faster',
      description: 'What does it bring?',
      days: 1,
      changes: [{ set: 'press.rate', times: 1.2 }],
      compare: ['output'],
    },
  ],
})

/** Somebody else, whose computer's clock is so many minutes off. */
async function visit(browser: Browser, url: string, minutes: number, isWorn = false) {
  const context = await browser.newContext({ viewport: { width: 480, height: 320 } })
  await drawNothing(context)
  const page = await context.newPage()
  await page.addInitScript((off) => {
    const { now } = Date
    Date.now = () => now() + off * 60_000
  }, minutes)
  if (isWorn) await wearHeadset(page)
  await open(page, url)
  return page
}

/** What a page shows, as far as all must show the same. */
const shown = (page: Page) =>
  page.evaluate(() => {
    const run = window.gemba.run()
    const { value, quality } = window.gemba.signal('press.count')!
    return { digest: run?.digest, time: run?.time, paused: run?.paused, value, quality }
  })

/** Parts that stand on a page as ghosts of the baseline. */
const ghosts = (page: Page) => page.evaluate(() => window.gemba.run()?.ghosts)

test('two visitors and a headset see one scenario at one time, also who comes late and who was cut off; nothing of it reaches the plant', async ({
  page,
  browser,
  makeSite,
  startGemba,
  connect,
}) => {
  const site = await makeSite(await makeBoxFiles(withPress))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  const plant = await connect(gemba.mqtt)
  const heard: string[] = []
  plant.on('message', (topic) => heard.push(topic))
  await plant.subscribeAsync('#')
  await plant.publishAsync('world/press', '{"count": 7, "state": 1}')

  await open(page, `${gemba.url}?name=Anna`)
  const vera = await visit(browser, `${gemba.url}?name=Vera`, 10, true)
  await enter(vera, 'Enter VR')
  await page.keyboard.press('y')
  await page.getByText('Press 20 % faster').click()
  await page.getByRole('button', { name: /Play for everybody/ }).click()
  const time = async (at: Page) => (await shown(at)).time ?? -1
  await expect.poll(() => time(vera)).toBeGreaterThan(600)
  const notices = () => vera.evaluate(() => window.gemba.headset().notices)
  await expect.poll(notices).toContain('Simulated: Press 20 % faster ×600')
  await expect(page.getByLabel('Simulated scenario')).toContainText('For everybody, by Anna')

  // Late, with a clock twenty minutes behind the other's: twenty minutes of a scenario that plays 600 times as fast.
  const bo = await visit(browser, `${gemba.url}?name=Bo`, -10)
  await expect.poll(() => time(bo)).toBeGreaterThan(0)
  await page.keyboard.press('y')
  await page.getByLabel('Simulated scenario').getByRole('button', { name: 'Pause' }).click()
  // What a page has computed comes later than the word that asks for it: nothing is compared with what was shown once.
  const agree = async (others: Page[]) => {
    await expect(async () => {
      const mine = await shown(page)
      expect(mine).toMatchObject({ paused: true, quality: 'simulated' })
      expect(mine.digest).toMatch(/^[0-9a-f]{16}$/)
      for (const other of others) expect(await shown(other)).toEqual(mine)
    }).toPass({ timeout: 30_000 })
    expect((await shown(page)).value).toBeGreaterThan(500)
  }
  await agree([vera, bo])
  // Without the scenario the cart would not be as far: there its ghost stands, unless nobody wants any.
  for (const each of [page, vera]) await expect.poll(() => ghosts(each)).toBe(1)
  await expect(page.getByText('Pale: 1 part of the baseline')).toBeVisible()
  await page.keyboard.press('Shift+G')
  await expect.poll(() => ghosts(page)).toBe(0)
  await page.keyboard.press('Shift+G')
  await expect.poll(() => ghosts(page)).toBe(1)
  expect((await page.evaluate(() => window.gemba.part('hall/Line/Cart')))?.colour).toBe('#ff2000')

  // Cut off, it keeps what it has; back, it has what the others have.
  await bo.context().setOffline(true)
  const before = await shown(page)
  await page.getByLabel('Instant of the scenario').press('End')
  for (const each of [page, vera]) await expect.poll(() => time(each)).toBe(86_400)
  // At its end there is nothing to pause: it can be played again.
  await expect(page.getByRole('button', { name: 'Play again' })).toBeVisible()
  await expect.poll(notices).toContain('Simulated: Press 20 % faster (ended)')
  expect(await shown(bo)).toEqual(before)
  await bo.context().setOffline(false)
  await agree([vera, bo])

  // One leaves for the live plant, which went on underneath, and comes back.
  await plant.publishAsync('world/press', '{"count": 9, "state": 1}')
  await bo.keyboard.press('0')
  await expect.poll(() => shown(bo)).toMatchObject({ value: 9, quality: 'good' })
  expect((await shown(vera)).quality).toBe('simulated')
  await bo.keyboard.press('0')
  await agree([bo])

  await page.getByRole('button', { name: 'Stop for all' }).click()
  for (const each of [page, vera, bo]) {
    await expect.poll(() => shown(each)).toMatchObject({ value: 9, quality: 'good' })
    expect(await each.evaluate(() => window.gemba.run())).toBeNull()
  }
  expect(heard.filter((topic) => !topic.startsWith('gemba/main/'))).toEqual([
    'world/press',
    'world/press',
  ])
})

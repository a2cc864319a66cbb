import type { Page } from '@playwright/test'
import { freePort } from '../world/freePort.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const others = (page: Page) => page.evaluate(() => window.gemba.people())
const names = async (page: Page) => (await others(page)).map(({ name }) => name).sort()

test('two who come see each other and what they point at, also after the broker was away, until they go', async ({
  page,
  browser,
  expectedErrors,
  makeSite,
  startGemba,
}) => {
  expectedErrors.push(/WebSocket connection|ERR_CONNECTION_REFUSED/)
  const site = await makeSite(await makeBoxFiles())
  const args = ['--plant', 'world', '--no-simulator', '--port', String(await freePort())]
  const gemba = await startGemba(args, site)
  const context = await browser.newContext({ viewport: { width: 640, height: 400 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await Promise.all([
    open(page, `${gemba.url}?name=Anna&kiosk`),
    open(bo, `${gemba.url}?name=%3Cb%3EBo`),
  ])
  await expect.poll(() => names(page)).toEqual(['<b>Bo'])
  await expect
    .poll(() => others(bo))
    .toMatchObject([{ name: 'Anna', device: 'kiosk', muted: true }])

  await bo.mouse.move(320, 240)
  await bo.mouse.move(320, 268)
  await expect.poll(async () => (await others(page))[0]?.pointing).toBe('hall/Line/Cart')
  const x = async () => (await others(page))[0]?.position?.[0] ?? NaN
  await expect.poll(x).toBeCloseTo(0, 1)
  await bo.mouse.move(384, 280)
  await bo.mouse.down()
  await bo.mouse.move(512, 288, { steps: 4 })
  await bo.mouse.up()
  await expect.poll(async () => Math.abs(await x())).toBeGreaterThan(1)

  await gemba.stop()
  await expect.poll(() => names(page)).toEqual([])
  await startGemba(args, site)
  await expect.poll(() => names(page)).toEqual(['<b>Bo'])
  await expect.poll(() => names(bo)).toEqual(['Anna'])
  // A wall display is nowhere.
  expect(await others(bo)).toMatchObject([{ position: null, pointing: null }])
  // Into the browser's memory of pages to go back to, and out of it.
  const turn = (name: string) =>
    bo.evaluate((type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })), name)
  await turn('pagehide')
  await expect.poll(() => names(page)).toEqual([])
  await turn('pageshow')
  await expect.poll(() => names(page)).toEqual(['<b>Bo'])
  await context.close()
  await expect.poll(() => names(page), { timeout: 4000 }).toEqual([])
})

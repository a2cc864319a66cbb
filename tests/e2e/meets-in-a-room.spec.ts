import type { Browser, Page } from '@playwright/test'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

const names = (page: Page) =>
  page.evaluate(() =>
    window.gemba
      .people()
      .map(({ name }) => name)
      .sort(),
  )
const other = (page: Page) => page.evaluate(() => window.gemba.people()[0])

/** A page of somebody else: nothing is shared with the first one but the server. */
async function visit(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 640, height: 400 } })).newPage()
  await open(page, url)
  return page
}

test('two who come see each other, where they are and what they point at, until they go', async ({
  page,
  browser,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles()),
  )
  await open(page, `${gemba.url}?name=Anna`)
  const bo = await visit(browser, `${gemba.url}?name=Bo`)
  await expect.poll(() => names(page)).toEqual(['Bo'])
  await expect.poll(() => names(bo)).toEqual(['Anna'])

  const { width, height } = bo.viewportSize()!
  await bo.mouse.move(width * 0.5 - height * 0.29, height * 0.5)
  await bo.mouse.move(width * 0.5 - height * 0.29, height * 0.55)
  await expect.poll(async () => (await other(page))?.pointing).toBe('hall/Line/Oven/Body')
  const before = (await other(page)).position!
  await bo.mouse.move(500, 300)
  await bo.mouse.down()
  await bo.mouse.move(700, 320, { steps: 4 })
  await bo.mouse.up()
  await expect
    .poll(async () => Math.abs((await other(page)).position![0] - before[0]))
    .toBeGreaterThan(1)
  const elsewhere = await visit(browser, `${gemba.url}?name=Eve&room=other`)
  expect(await names(elsewhere)).toEqual([])
  await elsewhere.context().close()

  await bo.context().close()
  await expect.poll(() => names(page), { timeout: 4000 }).toEqual([])
})

test('all are there again, and nobody twice, when the broker is back', async ({
  page,
  browser,
  expectedErrors,
  makeSite,
  startGemba,
  startMosquitto,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  expectedErrors.push(/WebSocket connection/)
  const mosquitto = await startMosquitto()
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws],
    await makeSite(await makeBoxFiles()),
  )
  await open(page, `${gemba.url}?name=Anna`)
  const bo = await visit(browser, `${gemba.url}?name=Bo`)
  const hall = await visit(browser, `${gemba.url}?name=Hall&kiosk`)
  await expect.poll(() => names(page)).toEqual(['Bo', 'Hall'])
  await expect.poll(() => names(hall)).toEqual(['Anna', 'Bo'])
  await mosquitto.kill()
  await hall.context().close()
  await mosquitto.start()
  await expect.poll(() => names(page)).toEqual(['Bo'])
  await expect.poll(() => names(bo)).toEqual(['Anna'])
  expect(await other(bo)).toMatchObject({ device: 'desktop', muted: true })
  await bo.context().close()
})

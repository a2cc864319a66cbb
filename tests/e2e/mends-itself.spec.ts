import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

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

test.describe('with a browser that may keep it', () => {
  test.use({ serviceWorkers: 'allow', draws: false })

  test('a full disk is said and does no harm; once kept, the page opens without its host and the internet', async ({
    page,
    context,
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
    await open(page, gemba.url)
    await page.waitForFunction(() => window.gemba.health()?.offline === 'kept')
    await page.reload()
    await page.evaluate(() => window.gemba.ready)
    expectedErrors.push(/ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/)
    await gemba.stop()
    await page.reload()
    await page.evaluate(() => window.gemba.ready)
    expect(await page.evaluate(() => window.gemba.twin.parts.length)).toBeGreaterThan(0)
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Displays' }).click()
    await expect(page.getByRole('complementary', { name: 'Displays' })).toContainText(
      'This page has no connection',
    )
  })
})

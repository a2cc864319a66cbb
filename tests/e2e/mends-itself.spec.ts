import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test('R11: the picture is back within 3 s after the GPU process was killed; a display tells how it is, and when it is gone', async ({
  page,
  context,
  browser,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  expectedErrors.push(/context lost|CONTEXT_LOST|GPU/i)
  const site = await makeSite(await makeBoxFiles(() => boxTwin))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(page, `${gemba.url}?display=Hall+east`)
  await page.waitForFunction(() => typeof window.gemba.health()?.pictureAge === 'number')
  const before = await page.evaluate(() => window.gemba.health())
  expect(before).toMatchObject({ state: 'well', display: 'Hall east', view: '3d', reloads: 0 })
  expect(before!.version).toMatch(/^\d+\.\d+\.\d+ [\w-]{8}$/)

  const session = await browser.newBrowserCDPSession()
  const killed = Date.now()
  // Its process dies before it can answer.
  await session.send('Browser.crashGpuProcess').catch(() => undefined)
  await page.waitForFunction((since) => {
    const { pictureAge } = window.gemba.health()!
    const canvas = document.querySelector('canvas')!
    const isLost = canvas.getContext('webgl2')?.isContextLost() ?? true
    return !isLost && pictureAge! * 1000 < Date.now() - since
  }, killed)
  expect(Date.now() - killed).toBeLessThan(3000)

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

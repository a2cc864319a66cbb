import type { Page } from '@playwright/test'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const panel = (page: Page) => page.getByRole('complementary', { name: 'Selection' })
const place = async (page: Page) => {
  await page.getByRole('button', { name: /Copy a link|Link copied/ }).click()
  return (await page.evaluate(() => navigator.clipboard.readText())).match(/#v=[^&]+/)?.[0]
}

test('Shift and drag selects what lies in the rectangle, and the camera stays', async ({
  page,
  context,
  makeSite,
  startGemba,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  const { width, height } = page.viewportSize()!
  const before = await place(page)
  const drag = async (from: number, to: number) => {
    await page.mouse.move(width * from, height * 0.12)
    await page.mouse.down()
    await page.mouse.move(width * (from + to) * 0.5, height * 0.5)
    await page.mouse.move(width * to, height * 0.9)
    await page.mouse.up()
  }
  await page.keyboard.down('Shift')
  await drag(0.03, 0.97)
  await page.keyboard.up('Shift')
  await expect(panel(page).getByRole('heading', { name: /^\d+ selected/ })).toBeVisible()
  expect(await place(page)).toBe(before)

  // a rectangle that is given up changes nothing
  await page.getByRole('application').focus()
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await page.keyboard.down('Shift')
  await page.mouse.move(width * 0.03, height * 0.12)
  await page.mouse.down()
  await page.mouse.move(width * 0.9, height * 0.9)
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await page.keyboard.up('Shift')
  await expect(panel(page)).toBeHidden()

  // without Shift it is the camera that is moved
  await drag(0.3, 0.6)
  await expect.poll(() => place(page)).not.toBe(before)
})

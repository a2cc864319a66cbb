import type { Browser, Page } from '@playwright/test'
import { makeBoxFiles } from './boxTwin.ts'
import {
  drawNothing,
  enter,
  pointAt,
  pressTrigger,
  showFrames,
  wearHeadset,
} from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

const ink = (page: Page) => page.evaluate(() => window.gemba.ink())
const authors = async (page: Page) => [...new Set((await ink(page)).map(({ name }) => name))].sort()

/** A page of somebody else, in a small window: all are drawn by one processor here. */
async function visit(browser: Browser, url: string, isWorn = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 400, height: 240 } })
  await drawNothing(context)
  const page = await context.newPage()
  if (isWorn) await wearHeadset(page)
  await open(page, url)
  return page
}

async function hold(page: Page, button: string, value: number): Promise<void> {
  await page.evaluate(
    ([id, pressed]) => window.headset.controllers.right!.updateButtonValue(id, pressed),
    [button, value] as const,
  )
  await showFrames(page, 3)
}

/** Where a control on any panel in the headset is. */
const control = (page: Page, label: string) =>
  page.evaluate((wanted) => {
    const { panels } = window.gemba.headset()
    return panels.flatMap(({ controls }) => controls).find((each) => each.label === wanted)?.at
  }, label)

async function press(page: Page, label: string): Promise<void> {
  await expect.poll(() => control(page, label)).toBeTruthy()
  await pointAt(page, 'right', (await control(page, label))!)
  await pressTrigger(page, 'right')
}

/** Ids of what somebody does not see. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const { parts } = window.gemba.twin
    return parts.filter((id) => window.gemba.part(id)?.sight === 'hidden').join()
  })

test.use({ draws: false })

test('a desktop and a headset draw for each other and for a wall display, and are called together', async ({
  page,
  browser,
  makeSite,
  startGemba,
}) => {
  const site = await makeSite(await makeBoxFiles())
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await page.setViewportSize({ width: 1000, height: 600 })
  await open(page, `${gemba.url}?name=Anna`)
  const vera = await visit(browser, `${gemba.url}?name=Vera`, true)
  const hall = await visit(browser, `${gemba.url}?name=Hall&kiosk`)
  await enter(vera, 'Enter VR')

  // On a page: a drag draws while the pen is in the hand, over what the pointer meets and beyond.
  const camera = () => page.evaluate(() => location.hash)
  const before = await camera()
  await page.getByRole('button', { name: 'Pen: draw for all' }).click()
  await page.locator('.gemba-place.is-drawing').waitFor()
  await page.mouse.move(420, 330)
  await page.mouse.down()
  for (let i = 1; i <= 12; i++) await page.mouse.move(420 + i * 8, 330 + (i % 3) * 10)
  await page.mouse.up()
  await expect.poll(() => authors(hall)).toEqual(['Anna'])
  const parts = (await ink(hall)).map(({ part }) => part)
  expect(parts).toContain('hall/Line/Oven/Body')
  expect(await camera()).toBe(before)
  await expect(hall.getByRole('button', { name: 'Pen: draw for all' })).toHaveCount(0)

  // In a headset: the fourth tool in the hand; the grip draws in the air.
  for (let i = 0; i < 4; i++) {
    await hold(vera, 'a-button', 1)
    await hold(vera, 'a-button', 0)
  }
  expect((await vera.evaluate(() => window.gemba.headset())).tool).toBe('pen')
  await pointAt(vera, 'right', [1.5, 0.5, 0])
  await hold(vera, 'squeeze', 1)
  for (let i = 0; i < 6; i++) {
    await vera.evaluate(() => {
      const { position } = window.headset.controllers.right!
      position.x += 0.04
      position.y += position.x % 0.08
    })
    await showFrames(vera, 2)
  }
  await hold(vera, 'squeeze', 0)
  for (const each of [page, hall]) await expect.poll(() => authors(each)).toEqual(['Anna', 'Vera'])
  const air = (await ink(page)).find(({ name }) => name === 'Vera')!
  expect(air).toMatchObject({ part: null })
  expect(air.points).toBeGreaterThan(2)

  // Anna's own is taken back by her; what Vera drew an engineer may clear.
  await page.keyboard.press('Control+z')
  await expect.poll(() => authors(hall)).toEqual(['Vera'])
  await page.keyboard.press('j')
  await page.getByRole('button', { name: 'Clear what Vera drew' }).click()
  for (const each of [vera, hall]) await expect.poll(() => authors(each)).toEqual([])

  // Who wears a headset is asked to come, there too, and is put beside whoever called.
  await page.getByRole('button', { name: 'Ask everybody to come to you' }).click()
  await expect.poll(() => control(vera, 'Go')).toBeTruthy()
  const away = async () => {
    const { head } = await vera.evaluate(() => window.gemba.headset())
    const [x, , z] = (await vera.evaluate(() => window.gemba.people()))[0].position ?? [99, 0, 99]
    return Math.hypot(head![0] - x, head![2] - z)
  }
  expect(await away()).toBeGreaterThan(2.5)
  await press(vera, 'Go')
  await expect.poll(away).toBeLessThan(2.5)

  // What Anna presents is watched in the headset, and left there; then the one in the headset presents.
  await page.getByRole('button', { name: /^Present/ }).click()
  await press(vera, 'Watch')
  await page.locator('.gemba-place').focus()
  for (const key of ['Shift+N', 'h']) await page.keyboard.press(key)
  await expect.poll(() => hidden(vera)).toMatch(/^hall/)
  await press(vera, 'Leave')
  await page.keyboard.press('u')
  await expect.poll(() => hidden(page)).toBe('')
  await expect.poll(() => control(vera, 'Watch')).toBeTruthy()
  expect(await hidden(vera)).toMatch(/^hall/)
  await press(vera, 'Close')
  await vera.evaluate(() => window.headset.controllers.left!.updateButtonValue('y-button', 1))
  await showFrames(vera, 3)
  await press(vera, 'People')
  await press(vera, 'Present: show all what you see')
  await expect(page.getByText('Vera presents')).toBeVisible()
  await press(vera, 'Stop presenting')
  await expect(page.getByText('Vera presents')).toHaveCount(0)
  await vera.context().close()
  await hall.context().close()
})

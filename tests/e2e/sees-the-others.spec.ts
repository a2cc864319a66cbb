import type { Browser, Page } from '@playwright/test'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing, enter, pointAt, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

// Draws are counted where they are asked for.
test.use({ draws: false })

/** A page of somebody else, in a small window, which draws nothing: one processor would draw for all. */
async function visit(browser: Browser, url: string, isWorn = false): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 480, height: 320 } })
  await drawNothing(context)
  const page = await context.newPage()
  if (isWorn) await wearHeadset(page)
  await open(page, url)
  return page
}

const person = (page: Page, name: string) =>
  page.evaluate((wanted) => window.gemba.people().find((each) => each.name === wanted), name)

const draws = (page: Page) => page.evaluate(() => window.gemba.stats().drawCalls)

/** Ids of what somebody does not see. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const { parts } = window.gemba.twin
    return parts.filter((id) => window.gemba.part(id)?.sight === 'hidden').join()
  })

test('people see each other, go along with one another, and watch what one of them presents', async ({
  page,
  browser,
  makeSite,
  startGemba,
  startMosquitto,
}) => {
  // On mosquitto where there is one; the other tests of people are on the embedded broker.
  const broker = mosquittoPath ? ['--broker-ws', (await startMosquitto()).ws] : []
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator', ...broker],
    await makeSite(await makeBoxFiles()),
  )
  await page.setViewportSize({ width: 1100, height: 600 })
  await open(page, `${gemba.url}?name=Anna`)
  const alone = await draws(page)
  const worn = await visit(browser, `${gemba.url}?name=Vera`, true)

  // In a headset: the head at everybody's height, whoever wears it, and what the hand points at.
  await worn.evaluate(() => window.headset.position.set(0, 1.93, 0))
  await enter(worn, 'Enter VR')
  await pointAt(worn, 'right', [1.5, 0.5, 0])
  const vera = { device: 'headset', pointing: 'hall/Line/Fan/Rotor' }
  await expect.poll(() => person(page, 'Vera')).toMatchObject(vera)
  const { floor } = await worn.evaluate(() => window.gemba.headset())
  const head = (await person(page, 'Vera'))!.position!
  expect(head[1] - floor!).toBeCloseTo(1.6, 1)
  // Body, ray, corners about the part and names.
  await expect.poll(() => draws(page)).toBe(alone + 4)

  // Along with somebody: where they are, until the own hand takes the camera back.
  await page.keyboard.press('j')
  await page.getByRole('button', { name: 'More about Vera' }).click()
  await page.getByRole('menuitem', { name: 'Follow' }).click()
  const away = async () => {
    const [x, y, z] = (await person(worn, 'Anna'))!.position!
    return Math.hypot(x - head[0], y - head[1], z - head[2])
  }
  await expect.poll(away).toBeLessThan(0.1)
  const bar = page.getByText('Following Vera')
  await expect(bar).toBeVisible()
  await page.mouse.click(560, 420)
  await expect(bar).toHaveCount(0)

  await worn.context().close()

  // What one presents is seen by who wants to see it: here on a wall display, which itself is nowhere.
  const hall = await visit(browser, `${gemba.url}?name=Hall&kiosk`)
  await expect.poll(() => person(page, 'Hall')).toMatchObject({ device: 'kiosk', position: null })
  await expect.poll(async () => (await person(hall, 'Anna'))?.position).toHaveLength(3)
  await page.getByRole('button', { name: /^Present/ }).click()
  await page.evaluate(() => document.querySelector<HTMLElement>('.gemba-place')!.focus())
  await page.keyboard.press('1')
  const hide = async () => {
    for (const key of ['Shift+N', 'h']) await page.keyboard.press(key)
    return hidden(page)
  }
  await expect.poll(hide).toMatch(/^hall/)
  expect(await hidden(hall)).toBe('')
  await hall.getByRole('button', { name: 'Watch' }).click()
  await expect.poll(async () => (await hidden(hall)) === (await hidden(page))).toBe(true)
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(hall.getByText('Anna present')).toHaveCount(0)
  await hall.context().close()
})

import type { Page } from '@playwright/test'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 1000, height: 700 }, draws: false })

const temperature = (page: Page) =>
  page.evaluate(() => window.gemba.signal('oven.temperature') ?? null)
const names = (page: Page) => page.evaluate(() => window.gemba.people().map(({ name }) => name))

test('a session is recorded with those who agree, and replayed: values, people and what was written, from any moment', async ({
  page: anna,
  browser,
  connect,
  makeSite,
  startGemba,
}, info) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles()),
  )
  const plant = await connect(gemba.mqtt)
  const publish = (value: number) =>
    plant.publishAsync('world/oven', JSON.stringify({ temperature: value }), {
      retain: true,
      qos: 1,
    })
  await publish(20)
  const context = await browser.newContext({ viewport: { width: 500, height: 400 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await open(anna, `${gemba.url}?name=Anna`)
  await open(bo, `${gemba.url}?name=Bo`)
  await expect.poll(() => names(anna)).toEqual(['Bo'])

  await list(anna)
  await anna.getByRole('button', { name: 'Record now' }).click()
  await bo.getByRole('button', { name: 'Record me' }).click()
  await expect(anna.getByText(/1 of 1 others agreed/)).toBeVisible()
  await expect(bo.getByText(/and you are in it/)).toBeVisible()
  // A replay begins after its first second: what is published from here on is later than that.
  await expect(anna.getByText(/0:0[2-9] ·/)).toBeVisible()
  for (const value of [30, 40, 50]) {
    await publish(value)
    await expect.poll(async () => (await temperature(anna))?.value).toBe(value)
    // What is measured one after the other is apart by more than a step of the slider.
    await anna.waitForTimeout(800)
  }
  await anna.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(anna.getByText('You record')).toBeHidden()
  await publish(99)

  await list(anna)
  const download = anna.waitForEvent('download')
  await anna.getByRole('button', { name: /^Save Box world/ }).click()
  const path = info.outputPath('session.gemba')
  await (await download).saveAs(path)
  await anna.getByRole('button', { name: /^Delete Box world/ }).click()
  await anna.getByRole('button', { name: /for good$/ }).click()
  await expect(anna.getByText('Nothing was recorded on this computer yet.')).toBeVisible()
  const chooser = anna.waitForEvent('filechooser')
  await anna.getByRole('button', { name: 'Open a file…' }).click()
  await (await chooser).setFiles(path)
  await bo.close()
  await anna.getByRole('button', { name: 'Replay' }).click()

  const bar = anna.getByRole('region', { name: 'Replay' })
  await expect(bar).toBeVisible()
  await anna.waitForFunction(() => window.gemba !== undefined)
  await anna.evaluate(() => window.gemba.ready)
  // The end is the last that was published while it was recorded, and the beginning what there was then.
  const slider = bar.getByRole('slider', { name: 'Moment of the recording' })
  await slider.press('End')
  await expect.poll(async () => (await temperature(anna))?.value).toBe(50)
  await expect.poll(async () => (await names(anna)).sort()).toEqual(['Anna', 'Bo'])
  await expect(bar.getByRole('button', { name: 'Play again' })).toBeVisible()
  await slider.press('Home')
  await expect.poll(async () => (await temperature(anna))?.value).toBe(20)
  await bar.getByRole('combobox', { name: 'Speed' }).selectOption('4×')
  await bar.getByRole('button', { name: 'Play' }).click()
  await expect.poll(async () => (await temperature(anna))?.value).toBe(50)
  await expect.poll(() => anna.evaluate(() => window.gemba.problems().length)).toBe(0)

  await bar.getByRole('button', { name: 'Live plant' }).click()
  await expect(bar).toBeHidden()
  await expect.poll(async () => (await temperature(anna))?.value).toBe(99)
  await context.close()
})

async function list(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: 'Recordings' }).click()
}

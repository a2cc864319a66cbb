import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const panel = (page: Page) => page.getByRole('complementary', { name: 'People' })
const log = (page: Page) => page.getByRole('log', { name: 'What was said' })
const field = (page: Page) => page.getByRole('textbox', { name: 'Write to all in the room' })

/** Does something about somebody, by the menu beside their name. */
async function choose(page: Page, person: string, item: string): Promise<void> {
  await panel(page)
    .getByRole('button', { name: `More about ${person}` })
    .click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

test('one invites another by a link; they talk both ways, and an engineer mutes and removes', async ({
  page,
  browser,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles()),
  )
  await page.setViewportSize({ width: 800, height: 600 })
  await open(page, gemba.url)
  await page.getByRole('button', { name: 'People: nobody else here' }).click()
  const card = panel(page).getByRole('form', { name: 'Your name' })
  // Markup in a name is a name.
  await card.getByLabel('What shall the others call you?').fill('<b>Anna</b>')
  await card.getByLabel('violet').check()
  await card.getByRole('button', { name: 'That is me' }).click()
  await panel(page).getByRole('button', { name: 'Invite others' }).click()
  await expect(panel(page).getByRole('img', { name: 'QR code of the link' })).toBeVisible()
  const link = await panel(page).getByLabel('Link', { exact: true }).inputValue()
  expect(link).toBe(`${gemba.url}?room=main`)
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze()
  expect(violations).toEqual([])
  await panel(page).getByRole('button', { name: 'Back to the people' }).click()

  const context = await browser.newContext({ viewport: { width: 700, height: 500 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await open(bo, link)
  const welcome = bo.getByRole('region', { name: 'Welcome' })
  await welcome.getByLabel('What shall the others call you?').fill('Bo')
  await bo.keyboard.press('Enter')
  await expect(welcome).toBeHidden()
  const people = panel(page).getByRole('list')
  await expect(people.getByRole('listitem')).toHaveText(/Bo.*at a screen/)

  // What is said while nobody looks is seen for a moment, and counted.
  await panel(page).getByRole('button', { name: 'Look here' }).click()
  await expect(bo.getByRole('log', { name: 'New lines' })).toContainText('<b>Anna</b>Look here')
  await bo.getByRole('button', { name: 'People: 2 here, 1 new line' }).click()
  await expect(log(bo)).toContainText('Look here')
  await expect(panel(bo).getByRole('listitem')).toHaveText(/<b>Anna<\/b>.*Violet · Engineer/)
  await bo.keyboard.press('k')
  await bo.keyboard.type('Its third head <i>drips</i>')
  await bo.keyboard.press('Enter')
  await expect(log(page)).toContainText('Its third head <i>drips</i>')
  await expect(field(bo)).toHaveValue('')
  const whole = await new AxeBuilder({ page }).include('aside').include('header').analyze()
  expect(whole.violations).toEqual([])

  await choose(page, 'Bo', 'Mute')
  await expect(panel(bo).getByText('<b>Anna</b> has muted you for everyone')).toBeVisible()
  await expect(field(bo)).toBeHidden()
  await expect(log(page)).not.toContainText('drips')
  await panel(page).getByRole('button', { name: 'Undo for Bo' }).click()
  await expect(field(bo)).toBeVisible()
  await expect(log(page)).toContainText('drips')

  await choose(page, 'Bo', 'Remove for an hour')
  await expect(panel(bo)).toContainText('<b>Anna</b> has removed you from this room, until ')
  await expect(page.getByRole('button', { name: 'People: nobody else here' })).toBeVisible()
  expect(await bo.evaluate(() => window.gemba.people())).toEqual([])
  expect(await bo.evaluate(() => window.gemba.part('hall/Line/Oven/Body')?.visible)).toBe(true)
  // It holds as long as it stands: asking again changes nothing before it is undone.
  const ask = panel(bo).getByRole('button', { name: 'Ask again' })
  await ask.click()
  await expect(ask).toBeVisible()
  await panel(page).getByRole('button', { name: 'Undo for Bo' }).click()
  await ask.click()
  await expect(field(bo)).toBeVisible()
  await expect(people.getByRole('listitem')).toHaveText(/Bo/)
  await bo.context().close()
})

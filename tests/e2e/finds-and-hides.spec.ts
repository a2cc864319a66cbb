import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const panel = (page: Page) => page.getByRole('complementary', { name: 'Selection' })
const row = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name })
const chip = (page: Page) => page.getByRole('status').filter({ hasText: /hidden|ghosted/ })
const part = 'hall/Line1/Filler/Carousel'
const ghost = (page: Page, id: string) =>
  page.evaluate((each) => window.gemba.part(each)?.sight, id)
const audit = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
}

test.beforeEach(async ({ page }) => {
  test.setTimeout(240_000)
  // Wide enough for both panels beside the picture.
  await page.setViewportSize({ width: 1100, height: 640 })
})

test('isolates, hides and shows what is selected, and takes it back', async ({
  page,
  startGemba,
}) => {
  const gemba = await startGemba()
  await open(page, gemba.url)
  await row(page, /Rotary filler/).click()
  await panel(page).getByRole('button', { name: 'Isolate' }).click()
  await expect(chip(page)).toContainText('hidden')
  expect(await ghost(page, part)).toBe('solid')
  expect(await ghost(page, 'hall/Line1/Capper/Body')).toBe('hidden')
  await page.keyboard.press('u')
  await expect(chip(page)).toBeHidden()

  await page.keyboard.press('h')
  await expect(chip(page)).toContainText('hidden')
  expect(await ghost(page, part)).toBe('hidden')
  await row(page, /Capper/).click()
  await page.keyboard.press('x')
  await expect(chip(page)).toContainText('ghosted')
  expect(await ghost(page, 'hall/Line1/Rinser/Body')).toBe('ghosted')
  expect(await audit(page)).toEqual([])
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(chip(page)).toBeHidden()
  expect(await ghost(page, part)).toBe('solid')
})

test('filters, selects all that was found, and sums it up', async ({ page, startGemba }) => {
  const gemba = await startGemba()
  await open(page, gemba.url)
  await page.getByRole('button', { name: 'Filter' }).click()
  const filter = page.getByRole('region', { name: 'Filter' })
  await filter.getByRole('button', { name: 'running' }).click()
  await expect(page.getByRole('option', { name: /Rotary filler/ })).toBeVisible()
  await expect(page.getByRole('option', { name: /Tank 1/ })).toBeHidden()
  await page.getByRole('button', { name: 'Select all' }).click()
  await expect(panel(page).getByRole('heading', { name: /^\d+ selected/ })).toBeVisible()
  const power = panel(page).getByRole('row', { name: /^Power/ })
  await expect(power.getByRole('cell').nth(2)).toHaveText(/\d/)
  expect(await audit(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(panel(page)).toBeHidden()
  await filter.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(row(page, /Rotary filler/)).toBeVisible()
  await page.getByRole('button', { name: 'Filter' }).click()

  await row(page, /Tank 1/).click()
  await row(page, /Tank 3/).click({ modifiers: ['Shift'] })
  await row(page, /Tank 2/).click({ modifiers: ['Control'] })
  await expect(panel(page).getByRole('heading', { name: '2 selected' })).toBeVisible()
})

test('forgives a slip of the finger in a search', async ({ page, startGemba }) => {
  const gemba = await startGemba(['--no-simulator'])
  await open(page, gemba.url)
  await page.keyboard.press('/')
  await page.keyboard.type('rotray filller')
  await expect(page.getByRole('option', { name: /^Rotary filler/ })).toBeVisible()
  await expect(page.getByText('for “rotary filler”')).toBeVisible()
})

test('colours everything by temperature, with a legend, and gives it back', async ({
  page,
  startGemba,
}) => {
  const gemba = await startGemba()
  await open(page, gemba.url)
  const colour = (id: string) => page.evaluate((each) => window.gemba.part(each)?.colour, id)
  const wall = await colour('hall/Line1/Filler/Carousel')
  await page.getByRole('button', { name: 'Colour by' }).click()
  const legend = page.getByRole('region', { name: 'Colour by' })
  const choice = legend.getByRole('combobox', { name: 'Colour by' })
  const option = choice.locator('option', { hasText: 'Motor temperature' })
  await choice.selectOption(await option.first().getAttribute('value'))
  await expect(legend.getByText(/parts with a value/)).toBeVisible()
  await expect.poll(() => colour('hall/Line1/Filler/Carousel')).not.toBe(wall)
  const ticks = legend.getByRole('listitem')
  await expect(ticks).toHaveCount(5)
  await expect(ticks.last()).toHaveText(/^\d+$/)
  expect(await audit(page)).toEqual([])
  await legend.getByLabel('Max').fill('200')
  await legend.getByLabel('Max').press('Enter')
  await expect(ticks.last()).toHaveText('200')
  await legend.getByRole('button', { name: /without/ }).click()
  await expect(chip(page)).toContainText('ghosted')
  await legend.getByRole('button', { name: 'Stop colouring' }).click()
  await expect(legend).toBeHidden()
  await expect.poll(() => colour('hall/Line1/Filler/Carousel')).toBe(wall)
})

test('shows the model’s own tree and what its file says of a part', async ({
  page,
  startGemba,
}) => {
  const gemba = await startGemba(['--no-simulator'])
  await open(page, gemba.url)
  await page.getByRole('button', { name: 'Model', exact: true }).click()
  await row(page, 'Line1').click()
  await row(page, 'Line1').press('ArrowRight')
  await expect(row(page, 'Filler')).toBeVisible()
  await row(page, 'Filler').click()
  await expect(panel(page).getByText('Properties')).toBeVisible()
  await expect(panel(page).getByText('Line1/Filler', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Systems' }).click()
  await row(page, /Motor temperature/).click()
  await expect(panel(page).getByRole('heading', { name: /^\d+ selected/ })).toBeVisible()
})

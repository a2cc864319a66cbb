import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const sight = (page: Page, part: string) =>
  page.evaluate((id) => window.gemba.part(`office/${id}`)?.sight, part)
const height = (page: Page, part: string) =>
  page.evaluate((id) => window.gemba.part(`office/${id}`)?.matrix[13] ?? NaN, part)

test('shows the office storey by storey, in plan, lifted apart, and its climate', async ({
  page,
  startGemba,
}) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1280, height: 720 })
  const gemba = await startGemba(['--plant', 'building'])
  await open(page, gemba.url)
  const bar = page.getByRole('region', { name: 'Storeys' })

  await bar.getByRole('button', { name: 'First floor', exact: true }).click()
  await expect.poll(() => sight(page, 'Storey2/Slab')).toBe('hidden')
  expect(await sight(page, 'Storey1/Services/Supply/MainWest')).toBe('solid')

  // By keyboard alone.
  await bar.getByRole('button', { name: 'Plan of First floor' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => sight(page, 'Storey1/Services/Supply/MainWest')).toBe('hidden')
  expect(await sight(page, 'Storey1/Room104/Floor')).toBe('solid')

  await bar.getByRole('button', { name: 'Lift the storeys apart' }).click()
  await expect.poll(() => height(page, 'Storey3/Slab'), { timeout: 20_000 }).toBeGreaterThan(20)
  expect(await sight(page, 'Storey1/Services/Supply/MainWest')).toBe('solid')
  await bar.getByRole('button', { name: 'Put the storeys down' }).click()
  await expect.poll(() => height(page, 'Storey3/Slab'), { timeout: 20_000 }).toBeLessThan(13)

  await bar.getByRole('button', { name: 'Hide Roof' }).click()
  await expect.poll(() => sight(page, 'Roof/AHU1/Fan')).toBe('hidden')
  await bar.getByRole('button', { name: 'Show Roof' }).click()
  await expect.poll(() => sight(page, 'Roof/AHU1/Fan')).toBe('solid')

  const heat = page.getByRole('region', { name: 'Heat map' })
  await heat.getByRole('combobox').selectOption('CO₂')
  await expect(heat.getByText('ppm')).toBeVisible()
  await heat.getByRole('combobox').selectOption('None')
  await expect(heat.getByText('ppm')).toBeHidden()

  // Values of the simulated day arrive and lie within what is possible.
  await expect
    .poll(() => page.evaluate(() => window.gemba.signal('room104.temperature')?.quality))
    .toBe('good')
  expect(await page.evaluate(() => window.gemba.problems())).toEqual([])
  const { violations } = await new AxeBuilder({ page }).include('main + section').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([])
})

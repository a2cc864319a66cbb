import { AxeBuilder } from '@axe-core/playwright'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

test('reads what a model holds and costs, and which binding it has lost', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const files = await makeBoxFiles((twin) => {
    twin.assets[0].parts.body = 'Oven/Bodi'
    return twin
  })
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await open(page, gemba.url)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Model report' }).click()
  const sheet = page.getByRole('dialog', { name: 'Model report' })
  await expect(sheet.getByRole('row', { name: /^Draw calls, both eyes 2/ })).toContainText('Fits')
  await expect(sheet.getByRole('row', { name: /^Triangles 36/ })).toBeVisible()
  await expect(sheet).toContainText('1 binding is lost')
  await expect(sheet).toContainText('Now probably Oven/Body: its name is nearest.')
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
  await page.keyboard.press('r')
  await expect(sheet).toBeVisible()
})

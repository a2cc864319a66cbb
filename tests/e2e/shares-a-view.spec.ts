import type { Page } from '@playwright/test'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drop } from './dropFiles.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']))

const height = (page: Page, part: string) =>
  page.evaluate((id) => window.gemba.part(`office/${id}`)?.matrix[13] ?? NaN, part)
const sight = (page: Page, part: string) =>
  page.evaluate((id) => window.gemba.part(`office/${id}`)?.sight, part)

/** What the button says of it is gone again after a moment: the page itself watches for it, in each of its frames. */
async function copyLink(page: Page): Promise<string> {
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.evaluate(() => navigator.clipboard.writeText('nothing yet'))
  const said = page.waitForFunction(() =>
    document.querySelector('button[aria-label="Link copied"]'),
  )
  await page.getByRole('button', { name: /Copy a link|Link copied/ }).click()
  await said
  await expect.poll(copied).not.toBe('nothing yet')
  return copied()
}

test('says that files of this machine have no link, and links what the address names', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const hall = await makeBoxModel([{ path: 'Hall', at: [0, 1, 0], size: [2, 1, 2] }])
  const files = { ...(await makeBoxFiles()), 'hall.glb': hall }
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await open(page, `${gemba.url}?model=models/world/hall.glb`)
  expect(await copyLink(page)).toContain('?model=models/world/hall.glb#v=')

  const before = page.url()
  await drop(page, { 'other.glb': hall })
  await expect.poll(() => page.evaluate(() => window.gemba.twin.name)).toBe('other')
  await page.getByRole('button', { name: /Copy a link/ }).click()
  await expect(page.getByRole('alert')).toContainText('Files from your machine have no link')
  expect(page.url()).toBe(before)
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
  await expect(page.getByRole('alert')).toBeHidden()
})

test('restores the storeys of a building, also when a link is pasted into the open page', async ({
  page,
  startGemba,
}) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 1280, height: 720 })
  const gemba = await startGemba(['--plant', 'building'])
  await open(page, gemba.url)
  const bar = page.getByRole('region', { name: 'Storeys' })
  await bar.getByRole('button', { name: 'Hide Roof' }).click()
  await bar.getByRole('button', { name: 'Lift the storeys apart' }).click()
  await expect.poll(() => height(page, 'Storey3/Slab'), { timeout: 40_000 }).toBeGreaterThan(20)
  await page.waitForTimeout(2000)
  const link = await copyLink(page)
  expect(link).toMatch(/&hide=\w+&apart=1$/)

  await page.goto('about:blank')
  await open(page, link)
  await expect.poll(() => height(page, 'Storey3/Slab')).toBeGreaterThan(20)
  await expect.poll(() => sight(page, 'Roof/AHU1/Fan')).toBe('hidden')
  expect(await copyLink(page)).toBe(link)

  await page.evaluate(() => (location.hash = 'v=40,30,40,0,5,0'))
  await expect.poll(() => height(page, 'Storey3/Slab'), { timeout: 40_000 }).toBeLessThan(13)
  await expect.poll(() => sight(page, 'Roof/AHU1/Fan')).toBe('solid')
  await expect.poll(() => copyLink(page), { timeout: 40_000 }).toContain('#v=40,30,40,0,5,0')
})

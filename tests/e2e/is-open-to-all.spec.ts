import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 1280, height: 800 }, draws: false })

/** A screen: what opens it, in keys and names of buttons, one after the other, and a name that is to be seen then. */
type Screen = { open: string[]; shows: string | RegExp }

const keys = /^(.|Escape)$/
/** What each opens stays as long as it does not cover what is pressed next. */
const screens: Screen[] = [
  { open: ['Model'], shows: 'Model' },
  { open: ['Systems'], shows: 'Systems' },
  { open: ['Assets', 't', '?'], shows: 'Shortcuts' },
  { open: ['Escape', '!'], shows: 'Journal' },
  { open: ['Figures'], shows: 'Figures' },
  { open: ['Journal'], shows: 'Journal' },
  { open: ['j'], shows: 'Invite others' },
  { open: ['Invite others'], shows: 'Invite others' },
  { open: ['Notes', 'Import and export'], shows: /BCF/ },
  { open: ['Escape', 'Notes', '!', 'j', 'What if'], shows: /Line 15 % faster/ },
]
/** Those that are pages of their own. */
const pages: [address: string, words: string | RegExp][] = [
  ['login.html', /\w/],
  ['?kiosk', 'Bottling hall'],
  ['?kiosk&wall=2x1&cell=0,0', 'Bottling hall'],
  ['?view=2d', 'Plain view'],
]

test('panels, sheets and menus are open to those who do not see them, or use no mouse', async ({
  page,
  startGemba,
}) => {
  const gemba = await startGemba()
  await open(page, `${gemba.url}?name=Anna`)
  expect(await violations(page), 'the page').toEqual([])
  for (const screen of screens) {
    for (const step of screen.open) await press(page, step)
    await expect(named(page, screen.shows)).toBeVisible()
    expect(await violations(page), screen.open.join(', ')).toEqual([])
  }
})

test('so are those that are pages of their own', async ({ page, startGemba }) => {
  const gemba = await startGemba()
  for (const [address, words] of pages) {
    await page.goto(gemba.url + address)
    await expect(page.getByText(words).first()).toBeVisible()
    expect(await violations(page), address).toEqual([])
  }
})

async function press(page: Page, step: string): Promise<void> {
  if (keys.test(step)) await page.keyboard.press(step)
  else await named(page, new RegExp(`^${step}`)).click()
}

function named(page: Page, name: string | RegExp) {
  return page
    .getByRole('button', { name })
    .or(page.getByRole('menuitem', { name }))
    .or(page.getByRole('tab', { name }))
    .or(page.getByRole('radio', { name }))
    .or(page.getByRole('heading', { name }))
    .or(page.getByRole('dialog', { name }))
    .or(page.getByText(name))
    .first()
}

/** What axe finds, each with the first element that it is about. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  return found.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
}

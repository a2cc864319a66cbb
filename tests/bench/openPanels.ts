import type { Browser, Page } from '@playwright/test'
import { pointAt, pressTrigger, showFrames } from '../e2e/emulatedHeadset.ts'
import { TaskTrace } from './TaskTrace.ts'

type Act = (page: Page) => Promise<unknown>

const settled = 20

/** What a person opens in the headset; the page is brought back after each. */
const actions: readonly [name: string, act: Act, back?: Act][] = [
  ['nothing', (page) => showFrames(page, settled)],
  ['the menu', menu],
  ...['Views', 'Assets', 'Alarms', 'Layers', 'Tools', 'Settings', 'People'].map(
    (title): [string, Act, Act] => [
      title.toLowerCase(),
      (page) => press(page, 'menu', title),
      (page) => press(page, 'menu', 'Back'),
    ],
  ),
  ['search', (page) => press(page, 'menu', 'Search'), (page) => press(page, 'search', 'Close')],
  ['', menu],
  [
    'performance',
    (page) => press(page, 'menu', 'Performance'),
    (page) => press(page, 'performance', 'Close'),
  ],
  ['a machine', selects, (page) => closesPart(page)],
]

/** How long a person's own frame is held up when a panel opens, the first time and again: milliseconds of a processor. */
export async function openPanels(
  browser: Browser,
  page: Page,
  folder: string | null,
): Promise<Record<string, Record<string, number>>> {
  const rows: Record<string, Record<string, number>> = {}
  const trace = new TaskTrace(browser, page, folder)
  for (const time of ['first', 'again']) {
    for (const [name, act, back] of actions) {
      if (name !== '') await trace.start()
      await act(page)
      await showFrames(page, settled)
      if (name !== '') {
        const { cpuMs } = (await trace.stop(`${name} ${time}`)).before
        rows[name] = { ...rows[name], [time]: Math.round(cpuMs) }
      }
      await back?.(page)
      await showFrames(page, settled)
    }
  }
  await trace.start()
  await page.evaluate(() => window.headset.activeSession!.end())
  await page.waitForTimeout(500)
  rows['leaving'] = { first: Math.round((await trace.stop('leaving')).before.cpuMs) }
  return rows
}

async function menu(page: Page): Promise<void> {
  for (const value of [1, 0]) {
    await page.evaluate(
      (pressed) => window.headset.controllers.left!.updateButtonValue('y-button', pressed),
      value,
    )
    await showFrames(page, 2)
  }
}

async function press(page: Page, panel: string, label: string): Promise<void> {
  const at = await page.evaluate(
    async ([name, wanted]) => {
      for (let tries = 0; tries < 500; tries++) {
        const { panels } = window.gemba.headset()
        const controls = panels.find((each) => each.name.startsWith(name))?.controls
        const found = controls?.find((each) => each.label === wanted)
        if (found) return found.at
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error(`${wanted} is not on ${name}`)
    },
    [panel, label] as const,
  )
  await pointAt(page, 'right', at)
  await pressTrigger(page, 'right')
}

/** Looks for something that a ray meets, and selects it. */
async function selects(page: Page): Promise<void> {
  const { head } = await page.evaluate(() => window.gemba.headset())
  for (let turn = 0; turn < 24; turn++) {
    const angle = (turn * Math.PI) / 12
    await pointAt(page, 'right', [
      head![0] - 3 * Math.sin(angle),
      head![1] - 0.5,
      head![2] - 3 * Math.cos(angle),
    ])
    await pressTrigger(page, 'right')
    await showFrames(page, 5)
    const isThere = await page.evaluate(() =>
      window.gemba.headset().panels.some(({ name }) => name.startsWith('part:')),
    )
    if (isThere) return
  }
  throw new Error('openPanels: nothing is there to be selected')
}

async function closesPart(page: Page): Promise<void> {
  await press(page, 'part:', 'Close')
}

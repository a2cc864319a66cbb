import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { enter, pointAt, pressTrigger, showFrames, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

declare global {
  interface Window {
    loudness: () => number
  }
}

const [oven, ...others] = boxTwin.assets
const alarms = {
  hot: {
    name: 'Oven too hot',
    signal: 'temperature',
    high: 200,
    deadband: 10,
    priority: 'critical',
    consequence: 'The bread burns.',
    response: 'Shut the <b>gas</b>.',
  },
  told: { name: 'Door ajar', received: true, priority: 'low' },
}
const twin = {
  ...boxTwin,
  alarms: { received: [{ topic: 'world/alarms' }] },
  assets: [{ ...oven, alarms }, ...others],
}

const stateOf = (page: Page, id: string) =>
  page.evaluate((wanted) => {
    const found = window.gemba.alarms().find((alarm) => alarm.id === wanted)
    return found && [found.state, found.acknowledgedBy]
  }, id)

test.use({ viewport: { width: 1000, height: 700 }, draws: false })

test('an alarm goes from a message to its acknowledgement, seen by a desktop, a headset and a kiosk', async ({
  page,
  browser,
  connect,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles(() => twin)),
  )
  const client = await connect(gemba.mqtt)
  const heat = (temperature: number) =>
    client.publishAsync('world/oven', JSON.stringify({ temperature }), { retain: true })
  const contexts = await Promise.all(
    [0, 1].map(() => browser.newContext({ viewport: { width: 400, height: 240 } })),
  )
  for (const context of contexts) await drawNothing(context)
  const [kiosk, worn] = await Promise.all(contexts.map((context) => context.newPage()))
  await wearHeadset(worn)
  await page.addInitScript(listen)
  await open(page, `${gemba.url}?name=Anna`)
  await open(kiosk, `${gemba.url}?name=Hall&kiosk`)
  await open(worn, `${gemba.url}?name=Bo`)
  const pages = [page, kiosk, worn]
  for (const each of pages)
    await expect.poll(() => stateOf(each, 'oven.hot')).toEqual(['normal', ''])
  for (const each of pages)
    await expect.poll(() => each.evaluate(() => window.gemba.people().length)).toBe(2)

  await heat(250)
  for (const each of pages)
    await expect.poll(() => stateOf(each, 'oven.hot')).toEqual(['unacknowledged', ''])
  await expect(page.getByRole('alert').filter({ hasText: 'Oven too hot' })).toBeVisible()
  await expect(kiosk.getByRole('alert').filter({ hasText: 'Oven too hot' })).toBeVisible()
  await expect(kiosk.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0)
  await page.keyboard.press('!')
  // Something is heard.
  await expect.poll(() => page.evaluate(() => window.loudness())).toBeGreaterThan(0.05)
  const panel = page.getByRole('complementary', { name: 'Alarms' })
  await panel.getByRole('button', { name: 'Acknowledge Oven too hot' }).click()
  for (const each of pages)
    await expect.poll(() => stateOf(each, 'oven.hot')).toEqual(['acknowledged', 'Anna'])
  await panel.getByRole('button', { name: 'Oven too hot', exact: false }).first().click()
  await expect(panel).toContainText('Shut the <b>gas</b>.')
  await expect(panel).toContainText('acknowledged by Anna')
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze()
  expect(violations).toEqual([])

  // It comes again: the next one is acknowledged in the headset.
  await heat(195)
  await expect.poll(() => stateOf(page, 'oven.hot')).toEqual(['acknowledged', 'Anna'])
  await heat(100)
  await expect.poll(() => stateOf(page, 'oven.hot')).toEqual(['normal', 'Anna'])
  await heat(300)
  await expect.poll(() => stateOf(worn, 'oven.hot')).toEqual(['unacknowledged', ''])
  await enter(worn, 'Enter VR')
  await button(worn, 'left', 'y-button')
  await press(worn, 'Alarms')
  await press(worn, 'Acknowledge Oven too hot')
  for (const each of pages)
    await expect.poll(() => stateOf(each, 'oven.hot')).toEqual(['acknowledged', 'Bo'])

  // Shelved with a reason; who comes later sees all of it.
  await panel.getByRole('button', { name: 'Shelve …' }).click()
  await panel.getByRole('textbox', { name: 'Why' }).fill('Sensor is changed')
  await panel.getByRole('button', { name: 'Shelve', exact: true }).click()
  for (const each of pages)
    await expect.poll(async () => (await stateOf(each, 'oven.hot'))?.[0]).toBe('shelved')
  // In the headset it is taken off the shelf, and put onto it again.
  await press(worn, 'More of Oven too hot')
  await press(worn, 'Off the shelf')
  await expect.poll(() => stateOf(page, 'oven.hot')).toEqual(['unacknowledged', ''])
  await press(worn, 'Shelve …')
  await press(worn, 'Known, waits for a part')
  await press(worn, 'Shelve')
  await expect.poll(async () => (await stateOf(page, 'oven.hot'))?.[0]).toBe('shelved')
  await expect(panel).toContainText('Known, waits for a part')
  await kiosk.reload()
  await expect.poll(async () => (await stateOf(kiosk, 'oven.hot'))?.[0]).toBe('shelved')

  // The plant's own alarm system tells one that is declared and one that is not.
  const told = [
    { id: 'oven.told', active: true },
    { id: 'X-1', name: 'Leak', priority: 2, asset: 'fan', active: true },
  ]
  await client.publishAsync('world/alarms', JSON.stringify(told))
  await expect.poll(() => stateOf(page, 'X-1')).toEqual(['unacknowledged', ''])
  await expect.poll(() => stateOf(kiosk, 'oven.told')).toEqual(['unacknowledged', ''])

  // They return and nobody has acknowledged them: whoever comes then learns it from those who were there.
  const over = JSON.stringify(told).replaceAll('true', 'false')
  await client.publishAsync('world/alarms', over)
  await expect.poll(() => stateOf(page, 'X-1')).toEqual(['returned', ''])
  const late = await contexts[0].newPage()
  await open(late, `${gemba.url}?name=Late&kiosk`)
  await expect.poll(() => stateOf(late, 'X-1')).toEqual(['returned', ''])
  await panel.getByRole('button', { name: 'All alarms' }).click()
  await panel.getByRole('button', { name: 'Acknowledge Leak' }).click()
  for (const each of [page, worn, late])
    await expect.poll(() => stateOf(each, 'X-1')).toEqual(['normal', 'Anna'])
  await Promise.all(contexts.map((context) => context.close()))
})

/** Runs in the page before it: `loudness` tells the highest amplitude that its sounds have now. */
function listen(): void {
  const { connect } = AudioNode.prototype
  const ears: AnalyserNode[] = []
  window.loudness = () =>
    Math.max(
      0,
      ...ears.map((ear) => {
        const samples = new Float32Array(ear.fftSize)
        ear.getFloatTimeDomainData(samples)
        return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
      }),
    )
  AudioNode.prototype.connect = function hear(this: AudioNode, ...to: unknown[]) {
    if (to[0] instanceof AudioDestinationNode) {
      const ear = new AnalyserNode(this.context, { fftSize: 32_768 })
      ears.push(ear)
      Reflect.apply(connect, this, [ear])
    }
    return Reflect.apply(connect, this, to) as AudioNode
  }
}

async function labels(page: Page): Promise<string[]> {
  const { panels } = await page.evaluate(() => window.gemba.headset())
  return panels.find(({ name }) => name === 'menu')?.controls.map(({ label }) => label) ?? []
}

/** Points the right hand at something on the menu and presses the trigger. */
async function press(page: Page, label: string): Promise<void> {
  const shown = async () => {
    await showFrames(page, 2)
    return labels(page)
  }
  await expect.poll(shown, { intervals: [30] }).toContain(label)
  const { panels } = await page.evaluate(() => window.gemba.headset())
  const menu = panels.find(({ name }) => name === 'menu')!
  await pointAt(page, 'right', menu.controls.find((each) => each.label === label)!.at)
  await pressTrigger(page, 'right')
}

async function button(page: Page, side: 'left' | 'right', name: string): Promise<void> {
  for (const value of [1, 0]) {
    await page.evaluate(
      ([which, id, pressed]) => window.headset.controllers[which]!.updateButtonValue(id, pressed),
      [side, name, value] as const,
    )
    await showFrames(page, 2)
  }
}

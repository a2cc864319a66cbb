import type { Page } from '@playwright/test'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { boxTwin } from './boxTwin.ts'
import { enter, pointAt, pressTrigger, showFrames, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

/** A hall with two machines before a wall, and a labelled cart behind it. */
const boxes: Box[] = [
  { path: 'Hall/Floor', at: [0, -0.05, 0], size: [24, 0.1, 24], colour: [0.3, 0.3, 0.3] },
  { path: 'Hall/Wall', at: [0, 1.5, -4], size: [24, 3, 0.1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Oven/Body', at: [-1.5, 0.75, 0], size: [1.5, 1.5, 1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [5, 0.75, 0], size: [1, 1.5, 1], colour: [0.4, 0.4, 0.45] },
  { path: 'Line/Cart', at: [0, 0.4, -6], size: [0.4, 0.8, 0.4], colour: [0.3, 0.3, 0.3] },
]
const [oven, fan] = structuredClone(boxTwin.assets)
const twin = {
  ...boxTwin,
  assets: [oven, { ...fan, show: [{ part: 'cart', as: 'label', signal: 'place', text: 'Cart' }] }],
  views: [{ id: 'front', name: 'Front', position: [0, 1.6, 6], target: [0, 1, 2] }],
}

const headset = (page: Page) => page.evaluate(() => window.gemba.headset())

test.use({ viewport: { width: 400, height: 240 }, draws: false })

test('shows labels, a value by pointing, and panels about what is selected, in a headset', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  const client = await connect(gemba.mqtt)
  const heat = (temperature: number) =>
    client.publishAsync('world/oven', JSON.stringify({ temperature }), { retain: true })
  await heat(120)
  await wearHeadset(page)
  await open(page, gemba.url)
  await enter(page, 'Enter VR')

  // The one behind the wall is not shown, and none that the person has turned away from.
  await expect.poll(async () => (await headset(page)).labels).toBe(1)
  const yaw = (radians: number) =>
    page.evaluate(
      (half) => window.headset.quaternion.set(0, Math.sin(half), 0, Math.cos(half)),
      radians / 2,
    )
  await yaw(Math.PI)
  await expect.poll(async () => (await headset(page)).labels).toBe(0)
  await yaw(0)
  await showFrames(page, 2)

  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  await expect.poll(async () => (await headset(page)).reading).toMatch(/Temperature 120\.0\s°C/)
  await pointAt(page, 'right', [4, 0, 3])
  await expect.poll(async () => (await headset(page)).reading).toBeNull()

  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  await pressTrigger(page, 'right')
  await expect.poll(() => panelNames(page)).toEqual(['part:oven'])
  const { at, size } = (await headset(page)).panels[0]
  const { head } = await headset(page)
  expect(Math.hypot(at[0] - head![0], at[2] - head![2])).toBeLessThan(1.2)
  // Beside the oven and before it.
  expect(at[2] - size[1] / 2).toBeGreaterThan(0.5)
  await heat(155.5)
  await expect
    .poll(async () => (await control(page, 'part:oven', 'Temperature'))?.value)
    .toMatch(/155\.5\s°C/)

  // Pinned, it stays when another machine is selected.
  await press(page, 'part:oven', 'Pin the panel to the plant')
  await pointAt(page, 'right', [5, 0.8, 0.5])
  await pressTrigger(page, 'right')
  await expect.poll(() => panelNames(page)).toEqual(['part:oven', 'part:fan'])
  await press(page, 'part:oven', 'Why does it look like this?')
  await expect.poll(() => control(page, 'part:oven', 'Temperature')).toBeUndefined()
  await press(page, 'part:oven', 'Close')
  await expect.poll(() => panelNames(page)).toEqual(['part:fan'])
})

const panelNames = async (page: Page) => (await headset(page)).panels.map(({ name }) => name)

/** Something that can be pressed on a panel. */
async function control(page: Page, panel: string, label: string) {
  const { panels } = await headset(page)
  const found = panels.find(({ name }) => name === panel)
  return found?.controls?.find((each) => each.label === label)
}

async function press(page: Page, panel: string, label: string): Promise<void> {
  await expect.poll(() => control(page, panel, label)).toBeDefined()
  await pointAt(page, 'right', (await control(page, panel, label))!.at)
  await pressTrigger(page, 'right')
}

import type { Page } from '@playwright/test'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { boxTwin } from './boxTwin.ts'
import { enter, pointAt, pressTrigger, showFrames, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

/** A hall with a cabinet in front, a tank right behind it and a wall. */
const boxes: Box[] = [
  { path: 'Hall/Floor', at: [0, -0.05, 0], size: [24, 0.1, 12], colour: [0.3, 0.3, 0.3] },
  { path: 'Hall/Wall', at: [0, 1.5, -5], size: [24, 3, 0.1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Oven/Body', at: [0, 1, 0], size: [3, 2, 1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [0, 1, -2], size: [1, 2, 1], colour: [0.4, 0.4, 0.45] },
]
const twin = {
  ...boxTwin,
  views: [{ id: 'front', name: 'Front', position: [0, 1.6, 8], target: [0, 1, 1] }],
}

type Side = 'left' | 'right'

const headset = (page: Page) => page.evaluate(() => window.gemba.headset())

test.use({ viewport: { width: 640, height: 320 } })

test.beforeEach(async ({ page, makeSite, startGemba }) => {
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await wearHeadset(page)
  await open(page, gemba.url)
})

test('measures, cuts open, looks through, and stands the plant on a table', async ({ page }) => {
  await enter(page, 'Enter VR')
  const panel = page.getByRole('complementary', { name: 'Selection' })
  const before = await headset(page)
  expect(before).toMatchObject({ tool: null, size: 'full', scale: 1 })

  // From corner to corner of the oven: 3 m wide, 2 m high; the hand is a little off.
  await press(page, 'right', 'a-button')
  expect((await headset(page)).tool).toBe('tape')
  await pointAt(page, 'right', [-1.49, 1.985, 0.5])
  await pressTrigger(page, 'right')
  await pointAt(page, 'right', [1.485, 0.01, 0.5])
  await pressTrigger(page, 'right')
  await expect.poll(async () => (await headset(page)).measures.length).toBe(1)
  expect((await headset(page)).measures[0].metres).toBeCloseTo(Math.hypot(3, 2), 3)

  // The plane in the hand goes 3 m ahead of the person, behind the oven: the fan is the first to be met.
  await press(page, 'right', 'a-button')
  expect((await headset(page)).tool).toBe('section')
  await pointAt(page, 'right', [0, 1.3, 0])
  await button(page, 'right', 'trigger', 1)
  const { head } = await headset(page)
  await page.evaluate((ahead) => {
    window.headset.controllers.right!.position.z = window.headset.position.z - ahead
  }, head![2] + 1)
  await showFrames(page, 3)
  await button(page, 'right', 'trigger', 0)
  await pointAt(page, 'left', [0, 1.2, -1.5])
  await pressTrigger(page, 'left')
  await expect(panel.getByRole('heading', { name: 'Fan' })).toBeVisible()
  await press(page, 'right', 'squeeze')
  await pointAt(page, 'left', [0, 1.2, -1.5])
  await pressTrigger(page, 'left')
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()

  // The torch looks through the oven.
  await press(page, 'right', 'a-button')
  expect((await headset(page)).tool).toBe('torch')
  await pointAt(page, 'right', [0, 1.2, -1.5])
  await showFrames(page, 20)
  await pressTrigger(page, 'right')
  await expect(panel.getByRole('heading', { name: 'Fan' })).toBeVisible()
  await press(page, 'right', 'a-button')
  expect((await headset(page)).tool).toBeNull()
  await pointAt(page, 'right', [0, 1.2, -1.5])
  await pressTrigger(page, 'right')
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()

  // A dollhouse: 24 m are 1.2 m.
  await press(page, 'left', 'x-button')
  await expect.poll(async () => (await headset(page)).scale).toBeCloseTo(20, 2)
  expect(await headset(page)).toMatchObject({ size: 'dollhouse' })

  // Both hands draw it to twice its size.
  await hold(page, 0.2)
  await grip(page, 1)
  await hold(page, 0.25)
  await hold(page, 0.5)
  await grip(page, 0)
  const held = await headset(page)
  expect(held.size).toBe('free')
  expect(held.scale).toBeCloseTo(10, 1)

  // And back to where the person stood.
  await press(page, 'left', 'x-button')
  await expect.poll(async () => (await headset(page)).scale).toBe(1)
  const after = await headset(page)
  for (const axis of [0, 1, 2]) expect(after.head![axis]).toBeCloseTo(before.head![axis], 2)
  expect(after.yaw).toBeCloseTo(before.yaw!, 3)
  expect(after.floor).toBeCloseTo(before.floor!, 3)
})

/** Presses a button of a controller, some frames long. */
async function press(page: Page, side: Side, id: string): Promise<void> {
  await button(page, side, id, 1)
  await button(page, side, id, 0)
}

async function button(page: Page, side: Side, id: string, value: number): Promise<void> {
  await page.evaluate(
    ([which, name, pressed]) => window.headset.controllers[which]!.updateButtonValue(name, pressed),
    [side, id, value] as const,
  )
  await showFrames(page, 3)
}

/** Holds both hands in front of the person, each so far from the middle. */
async function hold(page: Page, apart: number): Promise<void> {
  await page.evaluate((across) => {
    const { controllers, position } = window.headset
    controllers.left!.position.set(position.x - across, 1.2, position.z - 0.4)
    controllers.right!.position.set(position.x + across, 1.2, position.z - 0.4)
  }, apart)
  await showFrames(page, 3)
}

async function grip(page: Page, value: number): Promise<void> {
  await button(page, 'left', 'squeeze', value)
  await button(page, 'right', 'squeeze', value)
}

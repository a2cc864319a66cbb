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

test.use({ viewport: { width: 420, height: 240 }, draws: false })

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
  await showFrames(page, 8)
  await pressTrigger(page, 'right')
  await expect(panel.getByRole('heading', { name: 'Fan' })).toBeVisible()
  for (const tool of ['pen', 'note', null]) {
    await press(page, 'right', 'a-button')
    expect((await headset(page)).tool).toBe(tool)
  }
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

test('stands on a real table in AR, and lies over the real plant by two corners', async ({
  page,
}) => {
  await page.evaluate(() => {
    /** A room with a table, 0.7 m high and 1.2 to 2.8 m before the person. */
    class Room {
      environmentCanvas = document.createElement('canvas')
      trackedPlanes = new Set()
      trackedMeshes = new Set()
      render(): void {}
      computeHitTestResults(ray: Float32Array): Float32Array[] {
        const far = (ray[13] - 0.7) / ray[9]
        const [x, z] = [ray[12] - ray[8] * far, ray[14] - ray[10] * far]
        if (!(far > 0) || Math.abs(x) > 1 || z > -1.2 || z < -2.8) return []
        return [Float32Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, 0.7, z, 1)]
      }
    }
    window.headset.installSEM(Room as never)
  })
  await enter(page, 'Enter AR')
  expect(await headset(page)).toMatchObject({ mode: 'ar', tool: 'table', size: 'dollhouse' })
  // The hand points at the table, 2 m before the person.
  await aim(page, 'right', [0, 1.2, 0], [0, 0.7, -2])
  await showFrames(page, 8)
  await button(page, 'right', 'trigger', 1)
  await button(page, 'right', 'trigger', 0)
  const placed = await headset(page)
  expect(placed).toMatchObject({ tool: null, size: 'dollhouse', advice: null })
  // The plant is 12 m deep, 24 m wide and stands 0.7 m above the floor of the room, its middle 2 m ahead.
  expect(placed.scale).toBeCloseTo(20, 2)
  expect(placed.floor).toBeCloseTo(-0.1 - 0.7 * 20, 1)
  expect(placed.head![2]).toBeCloseTo(2 * 20, 0)

  // Two corners of the oven: 3 m from each other. In the room they lie 4 m to the left, turned by a quarter.
  for (let i = 0; i < 7; i++) await press(page, 'right', 'a-button')
  expect((await headset(page)).tool).toBe('align')
  for (const x of [-1.5, 1.5]) {
    const { head, floor } = await headset(page)
    const room = [(x * 0.95 - head![0]) / 20, (1.9 - floor!) / 20, (0.5 - head![2]) / 20] as const
    await aim(page, 'right', [0, 1.4, 0], room)
    await pressTrigger(page, 'right')
  }
  expect((await headset(page)).advice).toMatch(/^3 of 4: Touch the first corner/)
  await aim(page, 'right', [-4, 1.9, 1], [-4, 1.9, 0])
  await pressTrigger(page, 'right')
  await aim(page, 'right', [-4, 1.9, -2], [-4, 1.9, -3])
  await pressTrigger(page, 'right')
  const laid = await headset(page)
  expect(laid).toMatchObject({ size: 'real', scale: 1, advice: 'It fits to within 15 mm.' })
  // 2 m high in the plant, 1.9 m in the room; the person looks along the oven's right side now.
  expect(laid.floor).toBeCloseTo(0.1, 3)
  expect(laid.yaw! - placed.yaw!).toBeCloseTo(-90, 1)
})

/** Holds a controller at a point of the room, towards another one; the person stands at its middle. */
async function aim(
  page: Page,
  side: Side,
  at: readonly [number, number, number],
  to: readonly [number, number, number],
): Promise<void> {
  await page.evaluate(
    ([which, [x, y, z], [tx, ty, tz]]) => {
      const { position, quaternion } = window.headset.controllers[which]!
      const [dx, dy, dz] = [tx - x, ty - y, tz - z]
      const turn = Math.atan2(-dx, -dz) / 2
      const lift = Math.atan2(dy, Math.hypot(dx, dz)) / 2
      const [s, c] = [Math.sin, Math.cos]
      position.set(x, y, z)
      quaternion.set(s(lift) * c(turn), c(lift) * s(turn), -s(lift) * s(turn), c(lift) * c(turn))
    },
    [side, at, to] as const,
  )
  await showFrames(page, 3)
}

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
  await showFrames(page, 2)
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

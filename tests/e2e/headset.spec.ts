import type { CDPSession, Page } from '@playwright/test'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { boxTwin } from './boxTwin.ts'
import {
  closePanels,
  drawNothing,
  enter,
  pointAt,
  pressTrigger,
  pushStick,
  showFrames,
  wearHeadset,
} from './emulatedHeadset.ts'
import { expect, open, pixelAt, test } from './world.ts'

/** A hall with two machines, a wall 3 m behind them and a gantry that is 1.2 m high on the right. */
const boxes: Box[] = [
  { path: 'Hall/Floor', at: [0, -0.05, 0], size: [24, 0.1, 24], colour: [0.3, 0.3, 0.3] },
  { path: 'Hall/Wall', at: [0, 1.5, -4], size: [24, 3, 0.1], colour: [0.5, 0.5, 0.5] },
  { path: 'Hall/Gantry', at: [5, 1.15, 0], size: [3, 0.1, 8], colour: [0.6, 0.5, 0.2] },
  { path: 'Line/Oven/Body', at: [-1.5, 0.75, 0], size: [1.5, 1.5, 1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [1.5, 0.75, 0], size: [1, 1.5, 1], colour: [0.4, 0.4, 0.45] },
  { path: 'Line/Cart', at: [0, 0.2, 6], size: [0.4, 0.4, 0.4], colour: [0.3, 0.3, 0.3] },
]
const twin = {
  ...boxTwin,
  views: [{ id: 'front', name: 'Front', position: [0, 1.6, 8], target: [0, 1, 2] }],
}

/** How often one enters and leaves; `npm run soak` says fifty. */
const times = Number(process.env.HEADSET_TIMES ?? 20)

declare global {
  interface Window {
    gpuThings: Record<string, number>
  }
}

const headset = (page: Page) => page.evaluate(() => window.gemba.headset())

test.use({ viewport: { width: 640, height: 360 } })

test.beforeEach(async ({ page, makeSite, startGemba }, testInfo) => {
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  await wearHeadset(page)
  await countGpuThings(page)
  // Only the first test looks at the picture.
  if (!testInfo.title.startsWith('shows both eyes')) await drawNothing(page)
  await open(page, gemba.url)
})

test('shows both eyes, standing on the floor before what the page looked at, and gives the page back', async ({
  page,
}) => {
  await expect(page.getByRole('button', { name: 'Enter AR' })).toBeVisible()
  expect(await headset(page)).toMatchObject({ mode: 'none', head: null, panels: [] })
  const seen = await look(page)
  await enter(page, 'Enter VR')
  const { mode, head, floor, yaw } = await headset(page)
  expect(mode).toBe('vr')
  expect(floor).toBeCloseTo(0, 2)
  expect(head![1] - floor!).toBeCloseTo(1.6, 1)
  expect(Math.hypot(head![0], head![2] - 4.5)).toBeLessThan(1)
  expect(Math.abs(yaw!)).toBeLessThan(1)
  await showFrames(page, 5)
  const [left, right] = await eyes(page)
  expect(left).not.toBe(right)

  await page.evaluate(() => window.headset.activeSession!.end())
  await expect.poll(async () => (await headset(page)).mode).toBe('none')
  await expect(page.getByText('The headset has ended the session.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Enter VR' })).toBeVisible()
  await expect.poll(async () => far(await look(page), seen)).toBeLessThan(12)
})

test('turns by 30° for each push of the stick, also with one controller that is left, and not while the system has the picture', async ({
  page,
}) => {
  await enter(page, 'Enter VR')
  const before = (await headset(page)).yaw!
  await pushStick(page, 'right', 1, 0, 8)
  expect((await headset(page)).yaw! - before).toBeCloseTo(-30, 1)
  await pushStick(page, 'right', -1, 0, 8)
  await pushStick(page, 'right', -1, 0, 8)
  expect((await headset(page)).yaw! - before).toBeCloseTo(30, 1)

  await page.evaluate(() => (window.headset.controllers.right!.connected = false))
  await showFrames(page, 5)
  await pushStick(page, 'left', 1, 0, 6)
  expect((await headset(page)).yaw!).toBeCloseTo(before, 1)
  await page.evaluate(() => (window.headset.controllers.right!.connected = true))
  await showFrames(page, 5)
  await pushStick(page, 'right', -1, 0, 6)
  expect((await headset(page)).yaw! - before).toBeCloseTo(30, 1)

  await page.evaluate(() => window.headset.updateVisibilityState('visible-blurred'))
  await showFrames(page, 3)
  expect((await headset(page)).visibility).toBe('blurred')
  await pushStick(page, 'right', 1, 0, 6)
  expect((await headset(page)).yaw! - before).toBeCloseTo(30, 1)
  await page.evaluate(() => window.headset.updateVisibilityState('visible'))
  await showFrames(page, 3)
  expect((await headset(page)).visibility).toBe('visible')
})

test('turns by the angle that was set before, from the other hand', async ({ page }) => {
  await page.evaluate(() => localStorage.setItem('gemba.headset', '{"turn":45,"hand":"left"}'))
  await page.reload()
  await page.evaluate(() => window.gemba.ready)
  expect((await headset(page)).settings).toMatchObject({ turn: 45, hand: 'left', walk: true })
  await enter(page, 'Enter VR')
  const before = (await headset(page)).yaw!
  await pushStick(page, 'left', 1, 0, 8)
  expect((await headset(page)).yaw! - before).toBeCloseTo(-45, 1)
})

test('walks by the other stick, and a wall stops', async ({ page }) => {
  await enter(page, 'Enter VR')
  const before = (await headset(page)).head!
  await pushStick(page, 'left', 0, -1, 20)
  const on = (await headset(page)).head!
  expect(on[2]).toBeLessThan(before[2] - 0.2)
  expect(on[0]).toBeCloseTo(before[0], 1)
  // A fast machine takes shorter steps: until there is no way on.
  for (let i = 0, last = NaN; i < 30; i++) {
    await pushStick(page, 'left', 0, -1, 12)
    const [, , at] = (await headset(page)).head!
    if (Math.abs(at - last) < 0.01) break
    last = at
  }
  const { head, floor } = await headset(page)
  expect(head![2]).toBeLessThan(-2)
  expect(head![2]).toBeGreaterThan(-3.8)
  expect(floor).toBeCloseTo(0, 2)
})

test('teleports onto a gantry, and not through a wall', async ({ page }) => {
  await enter(page, 'Enter VR')
  const before = (await headset(page)).head!
  await pointAt(page, 'right', [5, 5.9, 0])
  await pushStick(page, 'right', 0, -1, 6)
  const { head, floor } = await headset(page)
  expect(floor).toBeCloseTo(1.2, 2)
  expect(head![0]).toBeGreaterThan(3.4)
  expect(head![1] - floor!).toBeCloseTo(1.6, 1)
  expect(head![2]).not.toBeCloseTo(before[2], 1)

  for (let i = 0; i < 3; i++) {
    await pointAt(page, 'right', [0, 2.5, -4])
    await pushStick(page, 'right', 0, -1, 6)
  }
  expect((await headset(page)).head![2]).toBeGreaterThan(-3.95)
})

test('selects what a ray points at by the trigger, and by a pinch of a bare hand', async ({
  page,
}) => {
  await enter(page, 'Enter VR')
  const panel = page.getByRole('complementary', { name: 'Selection' })
  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  await pressTrigger(page, 'right')
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()
  await closePanels(page)
  await pointAt(page, 'left', [1.5, 0.9, 0.5])
  await pressTrigger(page, 'left')
  await expect(panel.getByRole('heading', { name: 'Fan' })).toBeVisible()
  await closePanels(page)

  await page.evaluate(() => (window.headset.primaryInputMode = 'hand'))
  await showFrames(page, 10)
  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  for (const pinch of [1, 0]) {
    await page.evaluate((value) => window.headset.hands.right!.updatePinchValue(value), pinch)
    await showFrames(page, 5)
  }
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()
})

test('says why a session was refused, and the page goes on, into AR too', async ({ page }) => {
  await page.evaluate(() => {
    const { requestSession } = navigator.xr!
    navigator.xr!.requestSession = () => {
      navigator.xr!.requestSession = requestSession
      return Promise.reject(new DOMException('no', 'NotAllowedError'))
    }
  })
  await page.getByRole('button', { name: 'Enter VR' }).click()
  await expect(page.getByText('VR was refused: allow it for this page')).toBeVisible()
  expect(await headset(page)).toMatchObject({ mode: 'none', head: null })
  await expect(page.getByRole('button', { name: 'Enter VR' })).toBeVisible()
  await enter(page, 'Enter AR')
  expect(await headset(page)).toMatchObject({ mode: 'ar' })
})

test('grows by nothing when one enters and leaves twenty times, loses a controller and takes the headset off', async ({
  page,
}) => {
  test.setTimeout(Math.max(360_000, times * 30_000))
  const draws = () => page.evaluate(() => window.gemba.stats().drawCalls)
  const before = await draws()
  const session = await page.context().newCDPSession(page)
  const left: Awaited<ReturnType<typeof leftovers>>[] = []
  for (let i = 0; i < times; i++) {
    await enter(page, i % 4 === 3 ? 'Enter AR' : 'Enter VR')
    await page.evaluate(() => (window.headset.controllers.right!.connected = false))
    await page.evaluate(() => window.headset.updateVisibilityState('hidden'))
    await showFrames(page, 2)
    await page.evaluate(() => window.headset.updateVisibilityState('visible'))
    await page.evaluate(() => (window.headset.controllers.right!.connected = true))
    await showFrames(page, 2)
    await page.getByRole('button', { name: 'Leave the headset' }).dispatchEvent('click')
    await expect.poll(async () => (await headset(page)).mode, { intervals: [30] }).toBe('none')
    // What comes once is there after some sessions of both kinds.
    if (i === times / 2 - 1 || i === times - 1) {
      await expect.poll(draws).toBe(before)
      await comeToRest(page)
      left.push(await leftovers(page, session))
    }
  }
  expect((await headset(page)).head).toBeNull()
  const [half, all] = left
  expect(all.gpu).toEqual(half.gpu)
  expect(all.listeners).toBeLessThanOrEqual(half.listeners)
  // A text of the page may stand otherwise; one for each session would be ten.
  expect(all.nodes).toBeLessThan(half.nodes + 8)
  expect(all.heap).toBeLessThan(half.heap + 1e6)
})

/** Waits until nothing more comes or goes on the GPU for a second: panels are taken apart one a frame, and while nothing else is to do. */
async function comeToRest(page: Page): Promise<void> {
  let known = ''
  await expect
    .poll(
      async () => {
        const before = known
        known = await page.evaluate(() => JSON.stringify(window.gpuThings))
        return known === before
      },
      { intervals: [1000] },
    )
    .toBe(true)
}

/** What the page holds when all is thrown away that can be: things on the GPU, listeners, elements, bytes. */
async function leftovers(page: Page, session: CDPSession) {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  const { usedSize: heap } = await session.send('Runtime.getHeapUsage')
  const gpu = await page.evaluate(() => window.gpuThings)
  return { nodes, listeners, heap, gpu }
}

/** Counts what there is on the GPU, from the page's first line on. */
async function countGpuThings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const things: Record<string, number> = {}
    window.gpuThings = things
    const context = WebGL2RenderingContext.prototype as unknown as Record<string, Function>
    for (const kind of ['Texture', 'Buffer', 'Program', 'VertexArray', 'Framebuffer']) {
      for (const [verb, by] of [
        ['create', 1],
        ['delete', -1],
      ] as const) {
        const act = context[verb + kind]
        context[verb + kind] = function count(this: unknown, thing: unknown) {
          if (by > 0 || thing) things[kind] = (things[kind] ?? 0) + by
          return act.call(this, thing)
        }
      }
    }
  })
}

/** The colours at some points of the page's picture. */
async function look(page: Page): Promise<number[]> {
  const { width, height } = page.viewportSize()!
  const colours: number[] = []
  for (const [x, y] of [
    [0.3, 0.6],
    [0.45, 0.55],
    [0.5, 0.75],
    [0.7, 0.5],
    [0.9, 0.7],
  ]) {
    colours.push(...(await pixelAt(page, width * x, height * y)))
  }
  return colours
}

const far = (a: number[], b: number[]) => Math.max(...a.map((value, i) => Math.abs(value - b[i])))

/** What is on the left and on the right half of the picture. */
async function eyes(page: Page): Promise<[string, string]> {
  const { width, height } = page.viewportSize()!
  const half = { y: 0, width: width / 2, height }
  const left = await page.screenshot({ clip: { ...half, x: 0 } })
  const right = await page.screenshot({ clip: { ...half, x: width / 2 } })
  return [left.toString('base64'), right.toString('base64')]
}

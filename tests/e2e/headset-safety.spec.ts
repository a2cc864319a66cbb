import type { Page } from '@playwright/test'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { boxTwin } from './boxTwin.ts'
import {
  closePanels,
  enter,
  pointAt,
  pressTrigger,
  showFrames,
  wearHeadset,
} from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

const boxes: Box[] = [
  { path: 'Hall/Floor', at: [0, -0.05, 0], size: [24, 0.1, 24], colour: [0.3, 0.3, 0.3] },
  { path: 'Line/Oven/Body', at: [0, 1, 0], size: [2, 2, 1], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [3, 0.75, 0], size: [1, 1.5, 1], colour: [0.4, 0.4, 0.45] },
]
const twin = {
  ...boxTwin,
  views: [{ id: 'front', name: 'Front', position: [0, 1.6, 5], target: [0, 1, 0] }],
}

const headset = (page: Page) => page.evaluate(() => window.gemba.headset())
/** Files of letters that have come whole. */
const countFonts = () =>
  performance.getEntriesByType('resource').filter(({ name }) => name.includes('/fonts/')).length
test.use({ viewport: { width: 480, height: 270 }, draws: false })

test('says what is not live and that AR is no safety display, and leaves a dead picture in words', async ({
  page,
  makeSite,
  startGemba,
  expectedErrors,
}) => {
  // The last is the emulator's own, which asks the lost context for its view.
  expectedErrors.push(
    /WebSocket/,
    /xr-profiles/,
    /ERR_FAILED/,
    /ERR_CONNECTION_REFUSED/,
    /reading '0'/,
  )
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  await wearHeadset(page)
  // The models of controllers are not where they should be.
  await page.route('**/xr-profiles/**', (route) => route.abort())
  await open(page, gemba.url)
  await expect(page.getByText('Connected')).toBeVisible()

  await enter(page, 'Enter AR')
  expect((await headset(page)).notices).toEqual(['Not a safety display'])
  await page.evaluate(() => void window.headset.activeSession!.end())
  await expect(page.getByText('The headset has ended the session.')).toBeVisible()

  await enter(page, 'Enter VR')
  expect((await headset(page)).notices).toEqual([])
  await expect
    .poll(() => page.evaluate(() => window.gemba.problems().map(({ text }) => text)))
    .toContainEqual(expect.stringContaining('The model of a controller'))
  await pointAt(page, 'right', [0, 1, 0.5])
  await pressTrigger(page, 'right')
  const panel = page.getByRole('complementary', { name: 'Selection' })
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()
  // What is still on its way would be cut: that is another story.
  await expect.poll(() => page.evaluate(countFonts)).toBeGreaterThanOrEqual(4)
  await gemba.stop()
  await expect
    .poll(async () => (await headset(page)).notices)
    .toContainEqual(expect.stringMatching(/^Connection lost\. /))
  await page.evaluate(() => {
    const lose = [...document.querySelectorAll('canvas')]
      .map((canvas) => canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context'))
      .find((extension) => extension)
    lose!.loseContext()
  })
  await expect(page.getByText('GPU context lost')).toBeVisible()
  expect((await headset(page)).mode).toBe('none')
})

test('goes on with bare hands: a fingertip selects, a button on the wrist opens the menu, hands and controllers come and go', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  await wearHeadset(page)
  await open(page, gemba.url)
  await enter(page, 'Enter VR')
  const panel = page.getByRole('complementary', { name: 'Selection' })
  await page.evaluate(() => (window.headset.primaryInputMode = 'hand'))
  await showFrames(page, 4)
  await comesBackByPinching(page)
  // Straight ahead, until the finger is there.
  await pointAt(page, 'right', [0, 1.3, 0.5])
  const { head } = await headset(page)
  for (let step = 0; step < 40 && (await panel.count()) === 0; step++) {
    await page.evaluate(
      (far) => {
        const { position } = window.headset.hands.right!
        position.z = far
      },
      0.5 - head![2] + 0.3 - step * 0.02,
    )
    await showFrames(page, 2)
  }
  await expect(panel.getByRole('heading', { name: 'Oven' })).toBeVisible()
  await opensByWrist(page)

  await page.evaluate(() => {
    window.headset.primaryInputMode = 'controller'
    window.headset.controllers.left!.connected = false
  })
  await showFrames(page, 5)
  await closePanels(page)
  await pointAt(page, 'right', [3, 0.75, 0.5])
  await pressTrigger(page, 'right')
  await expect(panel.getByRole('heading', { name: 'Fan' })).toBeVisible()
  // A device that knows no hands any more, and nothing in the hand.
  await page.evaluate(() => (window.headset.controllers.right!.connected = false))
  await showFrames(page, 5)
  expect(await headset(page)).toMatchObject({ mode: 'vr' })
})

/** A pinch at the floor goes there; both hands that pinch at nothing for a second come back to where the person came in. */
async function comesBackByPinching(page: Page): Promise<void> {
  const head = async () => (await headset(page)).head!
  const pinch = async (sides: readonly ('left' | 'right')[], value: number) => {
    await page.evaluate(
      ([hands, much]) =>
        hands.forEach((side) => window.headset.hands[side]!.updatePinchValue(much)),
      [sides, value] as const,
    )
    await showFrames(page, 4)
  }
  const [x, y, z] = await head()
  await pointAt(page, 'right', [x + 1.5, 0, z])
  await pinch(['right'], 1)
  await pinch(['right'], 0)
  await expect.poll(async () => (await head())[0]).toBeCloseTo(x + 1.5, 1)
  for (const side of ['left', 'right'] as const) await pointAt(page, side, [x, 9, z + 3])
  await pinch(['left', 'right'], 1)
  await expect.poll(async () => (await head())[0]).toBeCloseTo(x, 1)
  await pinch(['left', 'right'], 0)
  const back = await head()
  for (const axis of [0, 1, 2]) expect(back[axis]).toBeCloseTo([x, y, z][axis], 1)
}

/** Looks at the inside of the left wrist, as at a watch: the button there opens the menu, and closes it. */
async function opensByWrist(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { hands, position, quaternion } = window.headset
    const { x, y, z } = position
    // The head bows by 35°; the palm is up, the fingers point away and up.
    quaternion.set(Math.sin(-0.305), 0, 0, Math.cos(-0.305))
    const tilt = (84 * Math.PI) / 360
    hands.left!.quaternion.set(0, -Math.sin(tilt), Math.cos(tilt), 0)
    hands.left!.position.set(x - 0.1, y - 0.133, z - 0.36)
    // The right hand points from the side at the place over the wrist.
    const from = [x + 0.25, y - 0.25, z - 0.1]
    const to = [x - 0.035, y - 0.238, z - 0.285]
    const [dx, dy, dz] = to.map((value, i) => value - from[i])
    const turn = Math.atan2(-dx, -dz) / 2
    const lift = Math.atan2(dy, Math.hypot(dx, dz)) / 2
    hands.right!.position.set(from[0], from[1], from[2])
    hands.right!.quaternion.set(
      Math.sin(lift) * Math.cos(turn),
      Math.cos(lift) * Math.sin(turn),
      -Math.sin(lift) * Math.sin(turn),
      Math.cos(lift) * Math.cos(turn),
    )
  })
  const isOpen = async () => (await headset(page)).panels.some(({ name }) => name === 'menu')
  for (const wanted of [true, false]) {
    await showFrames(page, 4)
    for (const pinch of [1, 0]) {
      await page.evaluate((value) => window.headset.hands.right!.updatePinchValue(value), pinch)
      await showFrames(page, 4)
    }
    await expect.poll(isOpen).toBe(wanted)
  }
  await page.evaluate(() => window.headset.quaternion.set(0, 0, 0, 1))
}

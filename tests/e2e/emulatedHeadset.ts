import type { Page } from '@playwright/test'
import { join } from 'node:path'
import type { XRDevice } from 'iwer'
import { root } from './world.ts'

export { drawNothing } from './drawNothing.ts'

declare global {
  interface Window {
    headset: XRDevice
  }
}

/** Puts an emulated headset into the page before it loads, with both eyes; `window.headset` moves it. */
export async function wearHeadset(page: Page): Promise<void> {
  await page.addInitScript({ path: join(root, 'node_modules/iwer/build/iwer.min.js') })
  await page.addInitScript(() => {
    type Emulator = typeof import('iwer')
    const { XRDevice, metaQuest3 } = (window as unknown as { IWER: Emulator }).IWER
    window.headset = new XRDevice(metaQuest3, { stereoEnabled: true, ipd: 0.063 })
    window.headset.installRuntime({ forceInstall: true })
  })
}

/** Lets the headset show so many frames. */
export async function showFrames(page: Page, count: number): Promise<void> {
  await page.evaluate(async (frames) => {
    const session = window.headset.activeSession
    if (!session) throw new Error('showFrames: there is no session')
    await new Promise<void>((resolve) => {
      let left = frames
      const next = (): void => {
        left--
        if (left < 0) resolve()
        else session.requestAnimationFrame(next)
      }
      next()
    })
  }, count)
}

/** Enters by the button on the page and waits until the person stands in the plant. */
export async function enter(page: Page, name: 'Enter VR' | 'Enter AR'): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.waitForFunction(() => window.gemba.headset().head !== null)
  await showFrames(page, 3)
}

/** Pushes a stick for so many frames: across (right positive) and towards the person (positive) or away. */
export async function pushStick(
  page: Page,
  side: 'left' | 'right',
  across: number,
  back: number,
  frames: number,
): Promise<void> {
  const set = (x: number, y: number) =>
    page.evaluate(
      ([which, a, b]) => window.headset.controllers[which]!.updateAxes('thumbstick', a, b),
      [side, x, y] as const,
    )
  await set(across, back)
  await showFrames(page, frames)
  await set(0, 0)
  await showFrames(page, 3)
}

/** Presses the trigger of a hand, some frames long. */
export async function pressTrigger(page: Page, side: 'left' | 'right'): Promise<void> {
  for (const value of [1, 0]) {
    await page.evaluate(
      ([which, pressed]) =>
        window.headset.controllers[which]!.updateButtonValue('trigger', pressed),
      [side, value] as const,
    )
    await showFrames(page, 4)
  }
}

/** Points a controller, or the bare hand of that side, at a point of the plant from where the person stands, held at the right height. */
export async function pointAt(
  page: Page,
  side: 'left' | 'right',
  target: readonly [number, number, number],
): Promise<void> {
  await page.evaluate(
    ([which, [x, y, z]]) => {
      const { head, yaw } = window.gemba.headset()
      const device = window.headset
      const q = device.quaternion
      // Into the person's own room, where the emulated headset says where its things are.
      const angle =
        (yaw! * Math.PI) / 180 -
        Math.atan2(2 * (q.w * q.y + q.x * q.z), 1 - 2 * (q.x * q.x + q.y * q.y))
      const across = x - head![0]
      const along = z - head![2]
      const cosine = Math.cos(angle)
      const sine = Math.sin(angle)
      const dx = across * cosine - along * sine
      const dz = across * sine + along * cosine
      // Who is lifted has the floor of their room elsewhere than the plant's.
      const dy = y - head![1] + device.position.y - 1.3
      const turn = Math.atan2(-dx, -dz)
      const lift = Math.atan2(dy, Math.hypot(dx, dz))
      // About the vertical first, then up.
      const [a, b] = [turn / 2, lift / 2]
      for (const hand of [device.controllers[which]!, device.hands[which]!]) {
        hand.position.set(device.position.x, 1.3, device.position.z)
        hand.quaternion.set(
          Math.sin(b) * Math.cos(a),
          Math.cos(b) * Math.sin(a),
          -Math.sin(b) * Math.sin(a),
          Math.cos(b) * Math.cos(a),
        )
      }
    },
    [side, target] as const,
  )
  await showFrames(page, 3)
}

/** Closes the panels that stand about the person, by their own button: what lies behind them can be pointed at again. */
export async function closePanels(page: Page): Promise<void> {
  const shown = () => page.evaluate(() => window.gemba.headset().panels)
  // A panel that opens now loads for a while.
  await page.waitForFunction(() => window.gemba.headset().panels.length > 0)
  for (const { name } of await shown()) {
    const panel = (await shown()).find((each) => each.name === name)
    const button = panel?.controls.find(({ label }) => label === 'Close')
    if (!button) continue
    await pointAt(page, 'right', button.at)
    await pressTrigger(page, 'right')
    await page.waitForFunction((gone) => {
      return window.gemba.headset().panels.every((each) => each.name !== gone)
    }, name)
  }
}

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

const [oven, ...others] = boxTwin.assets
const hot = {
  name: 'Oven too hot',
  signal: 'temperature',
  high: 200,
  priority: 'critical',
  response: 'Shut the gas.',
}
const twin = {
  ...boxTwin,
  assets: [{ ...oven, alarms: { hot } }, ...others],
  views: [...boxTwin.views, { id: 'side', name: 'Side', position: [8, 1, 0], target: [0, 0.5, 0] }],
  kiosk: {
    views: [
      { view: 'front', seconds: 1, caption: 'The hall from the front' },
      { view: 'side', seconds: 1 },
    ],
    alarmSeconds: 2,
    lookSeconds: 1,
    quietSeconds: 2,
  },
}

test.use({ viewport: { width: 960, height: 540 } })

test('a kiosk shows its tour, goes to an alarm, comes back, and says when no values come', async ({
  page,
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
  await drawNothing(page)
  // The twin file's own word is enough.
  await open(page, gemba.url)
  await expect(page.getByText('The hall from the front')).toBeVisible()
  await expect(page.getByText('Side', { exact: true })).toBeVisible()
  await expect(page.getByRole('button')).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveText('No values yet')

  await heat(250)
  const alarm = page.getByRole('alert').filter({ hasText: 'Oven too hot' })
  await expect(alarm).toContainText('Shut the gas.')
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await expect(page.locator('[data-at="alarm"]')).toBeVisible()
  // Nobody acknowledges it: a round, and to it again.
  await expect(page.locator('[data-at="tour"]')).toBeVisible()
  await expect(page.locator('[data-at="alarm"]')).toBeVisible()
  await expect(page.getByText('No values for')).toBeVisible()
  // Who touches it has the camera for a while.
  await page.mouse.click(480, 270)
  await expect(page.getByText('Back to the tour in')).toBeVisible()
  await expect(page.getByText('Back to the tour in')).toBeHidden()

  await heat(20)
  await expect(page.getByText('No values for')).toBeHidden()
})

/** Notes in every frame where the camera of a display is, by the wall's clock. */
async function track(page: Page): Promise<() => Promise<number[][]>> {
  const frames = await page.evaluateHandle(() => {
    const list: number[][] = []
    const note = () => {
      const wall = window.gemba.wall()
      if (wall && wall.time !== list.at(-1)?.[0]) list.push([wall.time, ...wall.position])
      requestAnimationFrame(note)
    }
    note()
    return list
  })
  return () => frames.evaluate((list) => list)
}

/** How far two cameras were apart at the same times at most, and the fastest that one of them moved, metres and metres a second. */
function compare(one: number[][], other: number[][]) {
  let apart = 0
  let speed = 0
  for (const [time, ...at] of one) {
    const next = other.findIndex(([later]) => later >= time)
    if (next < 1) continue
    const [[t0, ...p0], [t1, ...p1]] = [other[next - 1], other[next]]
    // Between frames far from each other a straight line is not the way that the camera went.
    if (t1 - t0 > 100) continue
    const share = (time - t0) / (t1 - t0)
    const there = p0.map((from, i) => from + share * (p1[i] - from))
    apart = Math.max(apart, Math.hypot(...there.map((value, i) => value - at[i])))
    speed = Math.max(speed, Math.hypot(...p1.map((to, i) => to - p0[i])) / ((t1 - t0) / 1000))
  }
  return { apart, speed }
}

/** The share of a display's pixels that are not those of the whole picture from a column on. */
async function differing(cell: Page, whole: Page, from: number): Promise<number> {
  const shots = await Promise.all([cell, whole].map((each) => each.screenshot()))
  return whole.evaluate(
    async ([texts, column]) => {
      const [part, all] = await Promise.all(
        texts.map(async (text) => {
          const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!
          context.drawImage(bitmap, 0, 0)
          return context.getImageData(0, 0, bitmap.width, bitmap.height)
        }),
      )
      let count = 0
      for (let i = 0; i < part.data.length; i += 4) {
        const [x, y] = [(i / 4) % part.width, Math.floor(i / 4 / part.width)]
        const at = (y * all.width + x + column) * 4
        const isSame = (k: number) => Math.abs(part.data[i + k] - all.data[at + k]) < 24
        if (![0, 1, 2].every(isSame)) count++
      }
      return count / (part.data.length / 4)
    },
    [shots.map((shot) => shot.toString('base64')), from] as const,
  )
}

const place = (display: Page) => display.evaluate(() => window.gemba.wall()!.position)

test('two displays make one picture, and go to an alarm in step', async ({
  page,
  browser,
  connect,
  makeSite,
  startGemba,
}) => {
  const kiosk = { views: [{ view: 'front', seconds: 5 }], alarmSeconds: 3600 }
  const gemba = await startGemba(
    ['--plant', 'world', '--no-simulator'],
    await makeSite(await makeBoxFiles(() => ({ ...twin, kiosk }))),
  )
  const context = await browser.newContext({ viewport: { width: 240, height: 180 } })
  const [left, right] = [await context.newPage(), await context.newPage()]
  await page.setViewportSize({ width: 480, height: 180 })
  await open(left, `${gemba.url}?wall=2x1&cell=0,0`)
  await open(right, `${gemba.url}?wall=2x1&cell=1,0`)
  await open(page, `${gemba.url}?wall=1x1`)
  for (const each of [left, right])
    await expect.poll(() => each.evaluate(() => window.gemba.wall()?.others)).toBe(1)
  // What is said once stands on one of them; each says whether it lives.
  await expect(left.getByRole('heading', { name: 'Box world' })).toBeVisible()
  await expect(right.getByRole('heading')).toHaveCount(0)
  await expect(right.getByRole('time')).toBeVisible()
  await expect(left.getByRole('time')).toHaveCount(0)

  const before = await place(page)
  const tracks = await Promise.all([left, right].map(track))
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/oven', JSON.stringify({ temperature: 250 }), { retain: true })
  await expect(left.getByRole('alert').filter({ hasText: 'Oven too hot' })).toBeVisible()
  let last = before
  const rests = async () => {
    const now = await place(page)
    const isStill = String(now) === String(last) && String(now) !== String(before)
    last = now
    return (
      isStill && [await place(left), await place(right)].every((at) => String(at) === String(now))
    )
  }
  await expect.poll(rests, { intervals: [500] }).toBe(true)
  const [one, other] = await Promise.all(tracks.map((read) => read()))
  // Of each the frames are looked for between those of the other.
  const found = [compare(one, other), compare(other, one)]
  const speed = Math.max(...found.map((each) => each.speed))
  expect(speed).toBeGreaterThan(0.1)
  for (const { apart } of found) expect(apart).toBeLessThan(speed / 60)

  for (const each of [left, right, page])
    await each.addStyleTag({
      content: '[data-at], .gemba-labels, .gemba-place-cross { display: none }',
    })
  await expect.poll(() => differing(left, page, 0)).toBeLessThan(0.01)
  await expect.poll(() => differing(right, page, 240)).toBeLessThan(0.01)
  await context.close()
})

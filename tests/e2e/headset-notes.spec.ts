import { makeBoxFiles } from './boxTwin.ts'
import {
  closePanels,
  enter,
  pointAt,
  pressTrigger,
  showFrames,
  wearHeadset,
} from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 400, height: 240 }, draws: false })

test('a note is opened in a headset by the press on its pin, and a new one is written where the hand points', async ({
  page,
  connect,
  makeSite,
  startGemba,
}) => {
  const site = await makeSite(await makeBoxFiles())
  const gemba = await startGemba(['--plant', 'world', '--no-simulator', '--data', 'none'], site)
  await wearHeadset(page)
  await open(page, `${gemba.url}?name=Anna`)
  const stamp = Date.now() * 256
  const target = { part: 'hall/Line/Cart', point: [0, 0.4, 2], normal: [0, 1, 0] }
  const written = { born: ['Box world', stamp], title: ['Wheel squeaks', stamp] }
  const rosa = await connect(gemba.mqtt.replace('//', '//~rosa0000@'))
  await rosa.publishAsync(
    'gemba/main/note/rosasnote001/~rosa0000',
    JSON.stringify({ v: 1, ...written, target: [target, stamp] }),
    { retain: true, qos: 1 },
  )
  await expect.poll(() => page.evaluate(() => window.gemba.notes().length)).toBe(1)
  await enter(page, 'Enter VR')
  const eyes = await page.evaluate(() => window.gemba.headset().head)
  const [x, y, z] = eyes ?? [0, 0, 0]
  const away = Math.hypot(x - 0, y - 0.4, z - 2)
  await pointAt(page, 'right', [0, 0.4 + away * 0.011 * 2.45, 2])
  await pressTrigger(page, 'right')
  await expect
    .poll(() => page.evaluate(() => window.gemba.headset().panels.map(({ title }) => title)))
    .toEqual(['Note 1'])

  // The fifth tool: where the hand points, with a title from the keys and a severity.
  await closePanels(page)
  for (let i = 0; i < 5; i++) {
    for (const pressed of [1, 0]) {
      await page.evaluate(
        (value) => window.headset.controllers.right!.updateButtonValue('a-button', value),
        pressed,
      )
      await showFrames(page, 2)
    }
  }
  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  await pressTrigger(page, 'right')
  const control = (label: string) =>
    page.evaluate((wanted) => {
      const panel = window.gemba.headset().panels.find(({ name }) => name === 'newNote')
      return panel?.controls.find((each) => each.label === wanted)?.at
    }, label)
  for (const label of ['Key o', 'Key k', 'Severity: major', 'Add the note']) {
    await expect.poll(() => control(label)).toBeTruthy()
    await pointAt(page, 'right', (await control(label))!)
    await pressTrigger(page, 'right')
  }
  await expect.poll(() => page.evaluate(() => window.gemba.notes().length)).toBe(2)
  const notes = await page.evaluate(() => window.gemba.notes())
  expect(notes.find(({ title }) => title === 'Ok')).toMatchObject({
    severity: 'major',
    target: { part: 'hall/Line/Oven/Body' },
  })
})

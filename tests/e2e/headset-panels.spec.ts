import type { Page } from '@playwright/test'
import { makeBoxModel, type Box } from '../world/makeBoxModel.ts'
import { enter, pointAt, pressTrigger, showFrames, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

/** A hall with two machines far apart and a row of pumps, so that the list of them has pages. */
const pumps = Array.from({ length: 9 }, (_, i) => i + 1)
const boxes: Box[] = [
  { path: 'Hall/Floor', at: [0, -0.05, 0], size: [40, 0.1, 30], colour: [0.3, 0.3, 0.3] },
  { path: 'Line/Oven/Body', at: [-6, 1, 0], size: [2, 2, 2], colour: [0.5, 0.5, 0.5] },
  { path: 'Line/Fan/Rotor', at: [12, 1, -5], size: [1, 2, 1], colour: [0.4, 0.4, 0.45] },
  ...pumps.map((i): Box => {
    return { path: `Pumps/Pump${i}`, at: [i * 2 - 10, 0.5, -9], size: [1, 1, 1] }
  }),
]
const state = { topic: 'world/state', codec: 'number', states: ['stopped', 'running', 'faulted'] }
const colours = { faulted: 'alarm' }
const twin = {
  gemba: 1,
  name: 'Hall',
  models: [{ id: 'hall', file: 'boxes.glb' }],
  assets: [
    {
      id: 'line',
      name: 'Baking line',
      kind: 'line',
      children: [
        { id: 'oven', name: 'Oven', kind: 'asset', parts: { body: 'Oven/Body' } },
        {
          id: 'fan',
          name: 'Fan №\u00a07 (80\u00a0°C, 3\u00a0m³/h)',
          kind: 'asset',
          signals: { state: { name: 'State', ...state } },
          parts: { rotor: 'Fan/Rotor' },
          show: [{ part: 'rotor', as: 'colour', signal: 'state', states: colours }],
        },
      ],
    },
    {
      id: 'pumps',
      name: 'Pumps',
      kind: 'area',
      children: pumps.map((i) => ({
        id: `pump${i}`,
        name: `Pump ${i}`,
        kind: 'asset',
        parts: { body: `Pumps/Pump${i}` },
      })),
    },
  ],
  process: {
    components: [
      { id: 'raw', is: 'source', to: 'bake' },
      { id: 'bake', is: 'machine', asset: 'oven', rate: 1000, to: 'cool' },
      { id: 'cool', is: 'machine', asset: 'fan', rate: 1500, to: 'out' },
      { id: 'out', is: 'sink' },
    ],
  },
  scenarios: [
    {
      id: 'faster',
      name: 'Bake a fifth faster',
      days: 1,
      changes: [{ set: 'bake.rate', times: 1.2 }],
      compare: ['output'],
    },
  ],
  views: [
    { id: 'front', name: 'Front', position: [0, 1.6, 10], target: [0, 1, 5] },
    { id: 'back', name: 'From behind', position: [3, 1.7, -13], target: [3, 1.5, 0] },
  ],
}

test.use({ viewport: { width: 400, height: 240 }, draws: false })

test('reads, writes, chooses and jumps on panels about the person, by rays alone', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const files = { 'twin.json': JSON.stringify(twin), 'boxes.glb': await makeBoxModel(boxes) }
  const gemba = await startGemba(['--plant', 'world'], await makeSite(files))
  const client = await connect(gemba.mqtt)
  await client.publishAsync('world/state', '2', { retain: true })
  await wearHeadset(page)
  await open(page, gemba.url)
  await enter(page, 'Enter VR')
  const start = (await headset(page)).head!

  // The menu comes before the person, large enough to be read, and its pages open.
  await button(page, 'left', 'y-button')
  await expect.poll(() => titles(page)).toEqual(['Menu'])
  await showFrames(page, 3)
  const { head, panels } = await headset(page)
  const menu = panels.find(({ name }) => name === 'menu')!
  const away = Math.hypot(...menu.at.map((value, i) => value - head![i]))
  expect(away).toBeCloseTo(0.8, 1)
  // It is 400 mm wide with letters of at least 14 mm.
  const letters = (menu.size[0] / 400) * 14
  expect((Math.atan(letters / away) * 180) / Math.PI).toBeGreaterThanOrEqual(1.3)
  for (const title of ['Layers', 'Tools', 'People', 'Views', 'Assets']) {
    await press(page, 'menu', title)
    await expect.poll(() => titles(page)).toEqual([title])
    await press(page, 'menu', 'Back')
  }

  // Into the voice of the room and out of it; without a microphone here, so that one only hears.
  const voice = () => page.evaluate(() => window.gemba.voice().status)
  await press(page, 'menu', 'People')
  await expect.poll(() => labels(page, 'menu')).toContain('What is said')
  await press(page, 'menu', 'What is said')
  await press(page, 'menu', 'Talk with the others')
  await expect.poll(voice).toBe('on')
  await press(page, 'menu', 'Leave the voice')
  await expect.poll(voice).toBe('off')
  await press(page, 'menu', 'Back')

  // To an alarm, to an asset two levels down, into a view, and back.
  await press(page, 'menu', 'Alarms')
  await expect.poll(() => labels(page, 'menu')).toContain(twin.assets[0].children[1].name)
  await press(page, 'menu', twin.assets[0].children[1].name)
  await expect.poll(() => standsBefore(page, [12, 1, -5])).toBe(true)
  await press(page, 'menu', 'Back')
  await press(page, 'menu', 'Assets')
  await press(page, 'menu', 'Open Pumps')
  await expect.poll(() => labels(page, 'menu')).toContain('Pump 1')
  await press(page, 'menu', 'Next page')
  await press(page, 'menu', 'Pump 9')
  await expect.poll(() => standsBefore(page, [8, 0.5, -9])).toBe(true)
  await press(page, 'menu', 'Back')
  await press(page, 'menu', 'Views')
  await press(page, 'menu', 'From behind')
  await expect.poll(async () => (await headset(page)).head![2]).toBeLessThan(-12)

  // Settings hold at once.
  await press(page, 'menu', 'Back')
  await press(page, 'menu', 'Settings')
  await press(page, 'menu', 'Turn: 45°')
  await press(page, 'menu', 'Height of the eyes: higher')
  await expect.poll(async () => (await headset(page)).settings).toMatchObject({ turn: 45 })
  await showFrames(page, 3)
  const raised = await headset(page)
  expect(raised.head![1] - raised.floor!).toBeCloseTo(1.7, 1)
  await page.evaluate(() => (window.headset.position.y = 1.15))
  await showFrames(page, 2)
  await press(page, 'menu', 'I sit: lift me up: On')
  await showFrames(page, 3)
  const sat = await headset(page)
  expect(sat.head![1] - sat.floor!).toBeCloseTo(1.8, 1)

  // What is searched for by letters is found, and gone to.
  await press(page, 'menu', 'Back')
  await press(page, 'menu', 'Performance')
  await expect.poll(() => titles(page)).toEqual(['Performance'])
  await press(page, 'performance', 'Close')
  await button(page, 'left', 'y-button')
  await press(page, 'menu', 'Search')
  await expect.poll(() => titles(page)).toEqual(['Search'])
  for (const letter of 'oven') await press(page, 'search', `Key ${letter}`)
  await expect.poll(() => labels(page, 'search')).toContain('Oven')
  await press(page, 'search', 'Oven')
  await expect.poll(() => standsBefore(page, [-6, 1, 0])).toBe(true)
  await expect.poll(() => titles(page)).toEqual([])

  // A scenario is asked, its answer comes on a panel of its own, and colours what differs.
  await button(page, 'left', 'y-button')
  await press(page, 'menu', 'What if')
  await press(page, 'menu', 'Bake a fifth faster')
  await expect.poll(() => titles(page)).toEqual(['Bake a fifth faster'])
  const rotor = () => page.evaluate(() => window.gemba.part('hall/Line/Fan/Rotor')?.colour)
  const before = await rotor()
  await press(page, 'answer', 'Colour by the difference')
  await expect.poll(rotor).not.toBe(before)
  await press(page, 'answer', 'Close')

  // Both sticks take the person back; what was set is kept.
  await page.evaluate(() => {
    for (const side of ['left', 'right'] as const)
      window.headset.controllers[side]!.updateButtonValue('thumbstick', 1)
  })
  await expect
    .poll(async () => {
      await showFrames(page, 5)
      return Math.hypot(...(await headset(page)).head!.map((value, i) => value - start[i]))
    })
    .toBeLessThan(0.4)
  await page.reload()
  await page.evaluate(() => window.gemba.ready)
  expect((await headset(page)).settings).toMatchObject({ turn: 45, raise: 10, seated: true })
})

const headset = (page: Page) => page.evaluate(() => window.gemba.headset())

/** What is written over the panels that were opened by their names: the one about what is selected comes by itself. */
async function titles(page: Page): Promise<string[]> {
  const own = (await headset(page)).panels.filter(({ name }) =>
    /^(menu|search|performance|answer)$/.test(name),
  )
  return own.map(({ title }) => title)
}

async function labels(page: Page, panel: string): Promise<string[]> {
  const found = (await headset(page)).panels.find(({ name }) => name === panel)
  return found?.controls.map(({ label }) => label) ?? []
}

/** Points the right hand at something on a panel and presses the trigger. */
async function press(page: Page, panel: string, label: string): Promise<void> {
  await expect.poll(() => labels(page, panel), { intervals: [30] }).toContain(label)
  await showFrames(page, 2)
  const { panels } = await headset(page)
  const control = panels
    .find(({ name }) => name === panel)!
    .controls.find((each) => each.label === label)!
  await pointAt(page, 'right', control.at)
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

/** Whether the person stands within sight of a thing, on the floor, and looks at it. */
async function standsBefore(page: Page, [x, , z]: [number, number, number]): Promise<boolean> {
  const { head, yaw, floor } = await headset(page)
  const far = Math.hypot(head![0] - x, head![2] - z)
  const turn = (Math.atan2(head![0] - x, head![2] - z) * 180) / Math.PI
  const off = ((((turn - yaw!) % 360) + 540) % 360) - 180
  return far > 1 && far < 4.5 && Math.abs(off) < 3 && Math.abs(floor!) < 0.05
}

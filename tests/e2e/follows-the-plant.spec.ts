import type { MqttClient } from 'mqtt'
import type { Page } from '@playwright/test'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, pixelAt, test } from './world.ts'

// As people start it.
test.use({ isOwnProcess: true })

const body = 'hall/Line/Oven/Body'
const rotor = 'hall/Line/Fan/Rotor'
const cart = 'hall/Line/Cart'

// The page may not have subscribed yet: the broker keeps the first message for it.
const retained = { retain: true }

/** Publishes with an independent client and sees the part change, in the inspection interface and in pixels. */
async function followsMessages(page: Page, client: MqttClient): Promise<void> {
  expect(await page.evaluate(() => window.gemba.signal('oven.temperature')?.quality)).toBe('never')
  await client.publishAsync(
    'world/oven',
    JSON.stringify({ ts: Date.now(), temperature: 20 }),
    retained,
  )
  await expect
    .poll(() => page.evaluate(() => window.gemba.signal('oven.temperature')?.value))
    .toBe(20)
  const bodyLook = () => page.evaluate((id) => window.gemba.part(id), body)
  expect((await bodyLook())?.colour).toBeNull()
  // Where the view named in the twin file shows the oven's front: left of the middle.
  const { width, height } = page.viewportSize()!
  const seen = () => pixelAt(page, width * 0.5 - height * 0.29, height * 0.55)
  const [red, green, blue] = await seen()
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(40)

  const sent = Date.now()
  await client.publishAsync('world/oven', JSON.stringify({ ts: sent, temperature: 150 }))
  await expect.poll(async () => (await bodyLook())?.colour).toBe('#00a0ff')
  await expect
    .poll(async () => (await seen())[2] - (await seen())[0], { message: 'blue in the picture' })
    .toBeGreaterThan(60)
  const signal = await page.evaluate(() => window.gemba.signal('oven.temperature'))
  expect(signal).toMatchObject({ value: 150, time: sent, quality: 'good' })

  await client.publishAsync('world/oven', JSON.stringify({ ts: Date.now(), temperature: 260 }))
  await expect.poll(async () => (await bodyLook())?.colour).toBe('#ff2000')
  await expect
    .poll(async () => (await seen())[0] - (await seen())[2], { message: 'red in the picture' })
    .toBeGreaterThan(60)
  expect((await bodyLook())?.shownBy).toEqual(['colour oven.temperature', 'label oven.temperature'])
  await expect(page.getByText('260.0 °C').first()).toBeVisible()

  const matrix = (id: string) => page.evaluate((part) => window.gemba.part(part)!.matrix, id)
  const [turned, stood] = [await matrix(rotor), await matrix(cart)]
  await client.publishAsync('world/fan', JSON.stringify({ ts: Date.now(), speed: 20, place: 3 }))
  await expect.poll(async () => (await matrix(cart))[12] - stood[12]).toBeCloseTo(3, 3)
  await expect
    .poll(async () => Math.abs((await matrix(rotor))[0] - turned[0]))
    .toBeGreaterThan(0.05)
  const before = await matrix(rotor)
  await expect
    .poll(async () => Math.abs((await matrix(rotor))[1] - before[1]))
    .toBeGreaterThan(0.05)
  await client.publishAsync('world/oven/level', '42.5')
  await expect.poll(() => page.evaluate(() => window.gemba.signal('oven.level')?.value)).toBe(42.5)
}

test('shows what an independent client publishes into the embedded broker', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await followsMessages(page, await connect(gemba.mqtt))
})

test('shows what an independent client publishes into mosquitto', async ({
  page,
  makeSite,
  startGemba,
  startMosquitto,
  connect,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  const mosquitto = await startMosquitto()
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws]
  const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await expect(page.getByText('MQTT 5')).toBeVisible()
  await followsMessages(page, await connect(mosquitto.tcp))
})

test('draws straight onto the canvas where there is a GPU', async ({
  page,
  makeSite,
  startGemba,
  connect,
}) => {
  // The machines that run these tests have none: the renderer only says that it is one.
  await page.addInitScript(() => {
    const prototype = WebGL2RenderingContext.prototype
    const ask = prototype.getParameter
    prototype.getParameter = function (name) {
      const isName = name === this.RENDERER || name === 0x9246
      return isName ? 'Test GPU' : ask.call(this, name)
    }
  })
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, gemba.url)
  await followsMessages(page, await connect(gemba.mqtt))
})

test.describe('without a look at the picture', () => {
  test.use({ draws: false })

  test('says that values are old while the broker is away, and goes on when it is back', async ({
    page,
    makeSite,
    startGemba,
    startMosquitto,
    connect,
    expectedErrors,
  }) => {
    test.skip(!mosquittoPath, 'mosquitto is not installed')
    expectedErrors.push(/WebSocket connection to .* failed/)
    const mosquitto = await startMosquitto()
    const args = ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws]
    const gemba = await startGemba(args, await makeSite(await makeBoxFiles()))
    await open(page, gemba.url)
    await (
      await connect(mosquitto.tcp)
    ).publishAsync('world/oven', '{"temperature": 150}', retained)
    const temperature = () => page.evaluate(() => window.gemba.signal('oven.temperature'))
    await expect.poll(async () => (await temperature())?.quality).toBe('good')

    await mosquitto.kill()
    await expect.poll(async () => (await temperature())?.quality).toBe('stale')
    expect((await temperature())?.value).toBe(150)
    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /Connection to the broker lost.*last known values/s })
        .first(),
    ).toBeVisible()
    const look = await page.evaluate((id) => window.gemba.part(id), body)
    expect(look).toMatchObject({ quality: 'stale', colour: '#00a0ff' })

    await mosquitto.start()
    const again = await connect(mosquitto.tcp)
    const messages = () => page.evaluate(() => window.gemba.stats().messages)
    const before = await messages()
    await expect
      .poll(
        async () => {
          await again.publishAsync('world/oven', '{"temperature": 210}')
          return (await temperature())?.quality
        },
        { intervals: [500] },
      )
      .toBe('good')
    // What follows has come after all those.
    await again.publishAsync('world/oven', '{"temperature": 215}')
    await expect.poll(async () => (await temperature())?.value).toBe(215)
    const sent = await messages()
    await again.publishAsync('world/oven', '{"temperature": 220}')
    await expect.poll(async () => (await temperature())?.value).toBe(220)
    // One subscription: one message published is one received.
    await expect.poll(messages).toBe(sent + 1)
    expect(sent).toBeGreaterThan(before)
  })
})

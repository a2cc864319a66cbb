import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

test('opens an emulated headset with controls for who asks for it by the address', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const gemba = await startGemba(['--plant', 'world'], await makeSite(await makeBoxFiles()))
  await open(page, `${gemba.url}?emulate`)
  await page.getByRole('button', { name: 'Enter VR' }).click()
  const headset = () => page.evaluate(() => window.gemba.headset())
  await expect.poll(async () => (await headset()).head).not.toBeNull()
  const bar = page.getByRole('toolbar', { name: 'Emulated headset' })
  const { yaw, head } = await headset()

  await bar.getByRole('button', { name: 'Turn left' }).hover()
  await page.mouse.down()
  await expect.poll(async () => Math.round((await headset()).yaw! - yaw!)).toBe(30)
  await page.mouse.up()
  await page.keyboard.down('s')
  await expect
    .poll(async () => Math.abs((await headset()).head![2] - head![2]))
    .toBeGreaterThan(0.3)
  await page.keyboard.up('s')
  await page.keyboard.down('f')
  await expect.poll(async () => (await headset()).tool).toBe('tape')
  await page.keyboard.up('f')
  // A tap is seen too, be it shorter than a frame.
  await page.evaluate(() => {
    for (const type of ['keydown', 'keyup'])
      window.dispatchEvent(new KeyboardEvent(type, { code: 'KeyM', cancelable: true }))
  })
  await expect
    .poll(async () => (await headset()).panels.map(({ title }) => title))
    .toEqual(['Menu'])
  await bar.getByRole('button', { name: 'Dollhouse' }).hover()
  await page.mouse.down()
  await expect.poll(async () => (await headset()).size).toBe('dollhouse')
  await page.mouse.up()
  await bar.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(async () => (await headset()).mode).toBe('none')
  await expect(bar).toBeHidden()
})

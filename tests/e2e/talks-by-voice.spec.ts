import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { findBrowser } from '../findBrowser.mjs'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { makeTone } from '../world/makeTone.ts'
import { boxTwin } from './boxTwin.ts'
import { browserFlags } from './browserFlags.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

const sound = join(mkdtempSync(join(tmpdir(), 'gemba-sound-')), 'voice.wav')
writeFileSync(sound, makeTone(4))

test.use({
  draws: false,
  viewport: { width: 900, height: 640 },
  permissions: ['microphone'],
  launchOptions: {
    executablePath: findBrowser(),
    args: [
      ...browserFlags,
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-audio-capture=${sound}`,
    ],
  },
})

const voice = (page: Page) => page.evaluate(() => window.gemba.voice())

test('two people in a room hear each other while one of them holds the key, and not before or after', async ({
  page,
  browser,
  makeSite,
  startGemba,
}) => {
  const box = {
    path: 'Hall/Floor',
    at: [0, -0.05, 0],
    size: [24, 0.1, 24],
    colour: [0.3, 0.3, 0.3],
  }
  const files = {
    'twin.json': JSON.stringify(boxTwin),
    'boxes.glb': await makeBoxModel([box as never]),
  }
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  const context = await browser.newContext({ permissions: ['microphone'] })
  await drawNothing(context)
  const other = await context.newPage()
  await open(page, `${gemba.url}?name=Anna`)
  await open(other, `${gemba.url}?name=Bert`)
  for (const each of [page, other]) {
    await expect.poll(() => each.evaluate(() => window.gemba.people().length)).toBe(1)
    await each.keyboard.press('j')
    await each.getByRole('button', { name: 'Talk with the others' }).click()
  }
  for (const each of [page, other]) {
    await expect
      .poll(async () => (await voice(each)).calls.map(({ state }) => state))
      .toEqual(['connected'])
  }
  expect((await voice(other)).calls[0]).toMatchObject({ isSpeaking: false, level: 0 })
  expect(await other.evaluate(() => window.gemba.people()[0].muted)).toBe(true)

  // The key is for the plant's page, not for a field.
  await page.locator('.gemba-place').focus()
  await page.keyboard.down('v')
  await expect.poll(async () => (await voice(other)).calls[0].level).toBeGreaterThan(0.005)
  expect((await voice(other)).calls[0].isSpeaking).toBe(true)
  await expect.poll(() => other.evaluate(() => window.gemba.people()[0].muted)).toBe(false)
  expect((await voice(page)).calls[0].level).toBe(0)
  await page.keyboard.up('v')
  await expect.poll(async () => (await voice(other)).calls[0].isSpeaking).toBe(false)
  expect((await voice(page)).isLive).toBe(false)

  // One who leaves is gone from the voice, and stays in the room.
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(async () => (await voice(other)).calls.length).toBe(0)
  expect(await other.evaluate(() => window.gemba.people().length)).toBe(1)
  await context.close()
})

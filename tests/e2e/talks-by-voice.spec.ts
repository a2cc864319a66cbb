import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Locator, Page } from '@playwright/test'
import { findBrowser } from '../findBrowser.mjs'
import { freePort } from '../world/freePort.ts'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { makeTone } from '../world/makeTone.ts'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
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

/** How somebody's voice comes to a page; null when they are not in the voice. */
const callOf = (page: Page, name: string) =>
  page.evaluate((wanted) => {
    const who = window.gemba.people().find((person) => person.name === wanted)
    const call = window.gemba.voice().calls.find(({ id }) => id === who?.id)
    return who && call ? { ...call, muted: who.muted } : null
  }, name)

test('people in a room hear one of them who holds the key, and not before or after; a voice server is asked where there is one', async ({
  page,
  browser,
  expectedErrors,
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
  const context = await browser.newContext({
    permissions: ['microphone'],
    viewport: { width: 640, height: 480 },
  })
  await drawNothing(context)
  const other = await context.newPage()
  const third = await context.newPage()
  await open(page, `${gemba.url}?name=Anna`)
  await open(other, `${gemba.url}?name=Bert`)
  await open(third, `${gemba.url}?name=Cleo`)
  for (const each of [page, other, third]) {
    await expect.poll(() => each.evaluate(() => window.gemba.people().length)).toBe(2)
    await each.keyboard.press('j')
    await each.getByRole('button', { name: 'Talk with the others' }).click()
  }
  for (const each of [page, other, third]) {
    await expect
      .poll(async () => (await voice(each)).calls.map(({ state }) => state))
      .toEqual(['connected', 'connected'])
  }
  expect(await callOf(other, 'Anna')).toMatchObject({ isSpeaking: false, level: 0, muted: true })

  // The key is for the plant's page, not for a field.
  await page.locator('.gemba-place').focus()
  await page.keyboard.down('v')
  for (const each of [other, third]) {
    await expect.poll(async () => (await callOf(each, 'Anna'))?.level).toBeGreaterThan(0.005)
    await expect.poll(() => callOf(each, 'Anna')).toMatchObject({ isSpeaking: true, muted: false })
  }
  for (const name of ['Bert', 'Cleo']) expect((await callOf(page, name))?.level).toBe(0)
  await page.keyboard.up('v')
  await expect.poll(async () => (await callOf(other, 'Anna'))?.isSpeaking).toBe(false)
  expect((await voice(page)).isLive).toBe(false)

  // One who leaves is gone from the voice, and stays in the room.
  await page.getByRole('button', { name: 'Leave' }).click()
  await expect.poll(() => callOf(other, 'Anna')).toBeNull()
  expect(await other.evaluate(() => window.gemba.people().length)).toBe(2)
  await context.close()

  // With a voice server in gemba.json its program is loaded and knocks there; nobody answers at this door.
  // LiveKit then asks a server that is not there over http, too, which the policy refuses.
  expectedErrors.push(/WebSocket connection|ERR_CONNECTION_REFUSED|Content Security Policy/)
  expectedErrors.push(/^policy violation: connect-src refuses http:\/\/127.0.0.1:\d+\/rtc\//)
  const liveKit = { url: `ws://127.0.0.1:${await freePort()}`, token: 'token' }
  await page.route('**/gemba.json', async (route) => {
    const site = await (await route.fetch()).json()
    await route.fulfill({ json: { ...site, livekit: liveKit } })
  })
  await page.route('**/token', (route) =>
    route.fulfill({ json: { participant_token: 'aa.bb.cc' } }),
  )
  await open(page, `${gemba.url}?name=Anna`)
  await page.keyboard.press('j')
  await page.getByRole('button', { name: 'Talk with the others' }).click()
  await expect(page.getByText(/The voice server cannot be reached/)).toBeVisible()
})

test('a voice note is the answer to a step, is heard by another and from the report', async ({
  page: anna,
  browser,
  makeSite,
  startGemba,
}, info) => {
  const step = { id: 'oven', title: 'Oven', asset: 'oven', look: 'Listen.', answer: 'voice' }
  const walk = { inspection: 1, id: 'walk', title: 'Walk', version: 1, steps: [step] }
  const files = await makeBoxFiles((twin) => ({ ...twin, inspections: ['walk.json'] }))
  const site = await makeSite({ ...files, 'walk.json': JSON.stringify(walk) })
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(anna, `${gemba.url}?name=Anna`)
  const panel = await openInspection(anna, 'Begin')
  await panel.getByRole('button', { name: 'Voice note' }).click()
  await panel.getByRole('button', { name: /^Keep what I said, [2-9]/ }).click()
  await expect(panel.getByLabel('What Anna said')).toBeVisible()
  expect(await soundOf(panel.getByLabel('What Anna said'))).toBeGreaterThan(0.01)

  const context = await browser.newContext({ viewport: { width: 640, height: 480 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await open(bo, `${gemba.url}?name=Bo`)
  const other = await openInspection(bo, 'Walk')
  await other.getByRole('button', { name: /Oven/ }).click()
  expect(await soundOf(other.getByLabel('What Anna said'))).toBeGreaterThan(0.01)
  await panel.getByRole('button', { name: 'Remove the voice note' }).click()
  await expect(other.getByLabel('What Anna said')).toBeHidden()

  await panel.getByRole('button', { name: 'Voice note' }).click()
  await panel.getByRole('button', { name: /^Keep what I said, [1-9]/ }).click()
  await expect(panel.getByLabel('What Anna said')).toBeVisible()
  await panel.getByRole('button', { name: 'To the summary' }).click()
  const download = anna.waitForEvent('download')
  await panel.getByRole('button', { name: 'Report', exact: true }).click()
  const path = info.outputPath('report.html')
  await (await download).saveAs(path)
  const report = await context.newPage()
  const said: string[] = []
  report.on('console', (message) => said.push(message.text()))
  await report.goto(pathToFileURL(path).href)
  await expect(report.getByText(/^Voice note, \d+ s$/)).toBeVisible()
  const player = report.locator('audio')
  await player.evaluate((audio: HTMLAudioElement) => audio.play())
  await expect
    .poll(() => player.evaluate((audio: HTMLAudioElement) => audio.currentTime))
    .toBeGreaterThan(0)
  expect(said).toEqual([])
  await context.close()
})

/** Opens the panel of inspections and presses a button in it. */
async function openInspection(page: Page, button: string): Promise<Locator> {
  await page.getByRole('button', { name: /^More/ }).click()
  await page.getByRole('menuitem', { name: 'Inspections' }).click()
  const panel = page.getByRole('complementary', { name: 'Inspections' })
  await panel.getByRole('button', { name: button }).first().click()
  return panel
}

/** How loud the loudest of a recording is, 0 … 1. */
function soundOf(player: Locator): Promise<number> {
  return player.evaluate(async (audio: HTMLAudioElement) => {
    const bytes = await (await fetch(audio.src)).arrayBuffer()
    const heard = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(bytes)
    return heard.getChannelData(0).reduce((most, each) => Math.max(most, Math.abs(each)), 0)
  })
}

import type { Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { freePort } from '../world/freePort.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { enter, pointAt, pressTrigger, showFrames, wearHeadset } from './emulatedHeadset.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 900, height: 700 }, draws: false })

const hot = { signal: 'oven.temperature', below: 100 }
const questions = {
  inspection: 1,
  id: 'walk',
  title: 'Walk of the boxes',
  version: 3,
  sign: ['engineer'],
  steps: [
    { id: 'oven', title: 'Oven door', asset: 'oven', look: 'It is shut.', expect: [hot] },
    {
      id: 'level',
      title: 'Level',
      asset: 'oven',
      view: 'front',
      look: 'Read the glass.',
      expect: [{ signal: 'oven.level', below: 50 }],
      answer: { type: 'number', unit: '%', from: 0, to: 50 },
    },
    {
      id: 'fan',
      title: 'Fan',
      asset: 'fan',
      look: 'Is its grid clean?',
      answer: { type: 'choice', of: ['Clean', 'Dirty'], wrong: ['Dirty'] },
    },
    { id: 'again', title: 'Oven again', asset: 'oven', look: 'It cools down.', expect: [hot] },
  ],
}

test('two inspect a plant, one of them in a headset; the broker dies half-way and forgets all, and the report has what was published', async ({
  page: anna,
  browser,
  connect,
  expectedErrors,
  makeSite,
  startGemba,
}, info) => {
  expectedErrors.push(/WebSocket connection|ERR_CONNECTION_REFUSED/)
  const files = await makeBoxFiles((twin) => ({ ...twin, inspections: ['walk.json'] }))
  const site = await makeSite({ ...files, 'walk.json': JSON.stringify(questions) })
  const args = ['--plant', 'world', '--no-simulator', '--port', String(await freePort())]
  let gemba = await startGemba(args, site)
  let plant = await connect(gemba.mqtt)
  const publish = async (temperature: number, level: number) => {
    const kept = { retain: true, qos: 1 } as const
    const reading = JSON.stringify({ temperature, speed: 0, place: 0, ts: Date.now() })
    await plant.publishAsync('world/oven', reading, kept)
    await plant.publishAsync('world/oven/level', String(level), kept)
  }
  await publish(82.5, 42)
  const context = await browser.newContext({ viewport: { width: 400, height: 240 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await wearHeadset(bo)
  await Promise.all([open(anna, `${gemba.url}?name=Anna`), open(bo, `${gemba.url}?name=%3Cb%3EBo`)])

  // Anna begins it on the page, and answers the first step with the value of that moment.
  await anna.getByRole('button', { name: /^More/ }).click()
  await anna.getByRole('menuitem', { name: 'Inspections' }).click()
  const panel = anna.getByRole('complementary', { name: 'Inspections' })
  await panel.getByRole('button', { name: 'Begin' }).click()
  await expect(panel.getByText('82.5 °C, good')).toBeVisible()
  await panel.getByRole('button', { name: 'OK', exact: true }).click()
  await expect(panel.getByText(/^Anna,/)).toBeVisible()

  // Bo goes on with it in the headset, where it stands: at the second step.
  await enter(bo, 'Enter VR')
  for (const value of [1, 0]) {
    await bo.evaluate(
      (pressed) => window.headset.controllers.left!.updateButtonValue('y-button', pressed),
      value,
    )
    await showFrames(bo, 2)
  }
  await press(bo, 'Inspections')
  await press(bo, 'Walk of the boxes')
  await press(bo, 'Keep the reading')

  // Without a broker both answer the third.
  await expect(panel.getByText(/^<b>Bo,/)).toBeHidden()
  await panel.getByRole('button', { name: 'Next step' }).click()
  await expect(panel.getByText('OK: 42 %')).toBeVisible()
  await expect(panel.getByText(/^<b>Bo,/)).toBeVisible()
  await plant.endAsync(true)
  await gemba.stop()
  await panel.getByRole('button', { name: 'Next step' }).click()
  await panel.getByRole('button', { name: 'Clean' }).click()
  await press(bo, 'Next step')
  await press(bo, 'Dirty')
  await panel.getByRole('button', { name: 'All steps' }).click()
  await expect(panel.getByText(/not sent yet/)).toBeVisible()

  // Another broker, which knows of nothing, gets it all again from those who wrote it.
  gemba = await startGemba(args, site)
  plant = await connect(gemba.mqtt)
  await publish(120, 44)
  await expect(panel.getByText('answers differ')).toBeVisible({ timeout: 15_000 })
  await expect(panel.getByText(/not sent yet/)).toBeHidden({ timeout: 15_000 })
  await panel.getByRole('button', { name: 'Oven again' }).click()
  await expect(panel.getByText('120.0 °C, good')).toBeVisible()
  await panel.getByRole('button', { name: 'OK', exact: true }).click()
  await panel.getByRole('button', { name: 'To the summary' }).click()
  await expect(panel.getByText('4 of 4 answered')).toBeVisible()
  await panel.getByRole('button', { name: 'Sign' }).click()
  await expect(panel.getByText(/of the answers as they are now/)).toBeVisible()

  await panel.getByRole('button', { name: 'Delete the inspection' }).click()
  await panel.getByRole('button', { name: 'Undo' }).click()
  await expect(panel.getByText('4 of 4 answered')).toBeVisible()

  // The broker has every answer, each below 4 kB.
  const kept = new Map<string, Buffer>()
  plant.on('message', (topic, payload) => kept.set(topic, payload))
  await plant.subscribeAsync('gemba/main/inspection/#')
  await expect.poll(() => kept.size).toBe(7)
  for (const payload of kept.values()) expect(payload.length).toBeLessThan(4096)

  const save = async (name: string) => {
    const download = anna.waitForEvent('download')
    await panel.getByRole('button', { name, exact: true }).click()
    const path = info.outputPath(`report.${name === 'JSON' ? 'json' : 'html'}`)
    await (await download).saveAs(path)
    return path
  }
  const told = JSON.parse(await readFile(await save('JSON'), 'utf8'))
  const [oven, level, fan, again] = told.steps
  expect(oven.answers[0].checks[0]).toMatchObject({ number: 82.5, quality: 'good', holds: true })
  expect(level.answers[0]).toMatchObject({ value: 42, verdict: 'ok', by: { name: '<b>Bo' } })
  expect(level.answers[0].checks[0]).toMatchObject({ number: 42, holds: true })
  expect(fan.answers).toMatchObject([
    { value: 'Dirty', verdict: 'notOk', by: { name: '<b>Bo' } },
    { value: 'Clean', verdict: 'ok', by: { name: 'Anna' } },
  ])
  expect(again.answers[0].checks[0]).toMatchObject({ number: 120, holds: false })
  expect(told.signatures).toMatchObject([{ name: 'Anna', role: 'engineer', isValid: true }])

  // It is read under its own policy, with nothing of it refused.
  const report = await context.newPage()
  const said: string[] = []
  report.on('console', (message) => said.push(message.text()))
  await report.goto(pathToFileURL(await save('Report')).href)
  await expect(report.getByText('▲ 2 of 4 not OK')).toBeVisible()
  await expect(report.getByText('<b>Bo').first()).toBeVisible()
  await expect(report.getByText('The answers differ; the latest counts.')).toBeVisible()
  expect(await report.evaluate(() => getComputedStyle(document.body).marginTop)).not.toBe('8px')
  expect(said).toEqual([])
  await context.close()
})

/** Points the right hand at something on the menu and presses the trigger. */
async function press(page: Page, label: string): Promise<void> {
  const find = () =>
    page.evaluate((wanted) => {
      const menu = window.gemba.headset().panels.find(({ name }) => name === 'menu')
      return menu?.controls.find((each) => each.label === wanted)?.at ?? null
    }, label)
  await expect.poll(find, { intervals: [30] }).not.toBeNull()
  await showFrames(page, 2)
  await pointAt(page, 'right', (await find())!)
  await pressTrigger(page, 'right')
}

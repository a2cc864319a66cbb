import type { Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../world/freePort.ts'
import { openProxy } from '../world/openProxy.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { drawNothing } from './drawNothing.ts'
import { expect, open, test } from './world.ts'

test.use({ draws: false })

const notes = (page: Page) => page.evaluate(() => window.gemba.notes())
const problems = (page: Page) =>
  page.evaluate(() => window.gemba.problems().map(({ text }) => text))

test('two keep notes together: on a part, edited by both, without a connection, and after a restart of the broker', async ({
  page: anna,
  browser,
  connect,
  expectedErrors,
  makeSite,
  startGemba,
}) => {
  expectedErrors.push(/WebSocket connection|ERR_CONNECTION_REFUSED/)
  const site = await makeSite(await makeBoxFiles())
  const data = await mkdtemp(join(tmpdir(), 'gemba-notes-'))
  const port = String(await freePort())
  const args = ['--plant', 'world', '--no-simulator', '--port', port, '--data', data]
  const gemba = await startGemba(args, site)
  // Bo's way to the broker can be cut, and the page loaded all the same.
  const proxy = await openProxy(Number(port))
  const broker = `ws://127.0.0.1:${proxy.port}/mqtt`
  const context = await browser.newContext({ viewport: { width: 640, height: 400 } })
  await drawNothing(context)
  const bo = await context.newPage()
  await anna.setViewportSize({ width: 640, height: 400 })
  await Promise.all([
    open(anna, `${gemba.url}?name=Anna`),
    open(bo, `${gemba.url}?name=%3Cb%3EBo&broker=${broker}`),
  ])

  // A point of a part, chosen by a click.
  await anna.getByRole('button', { name: /^Notes/ }).waitFor()
  await anna.keyboard.press('n')
  await expect(anna.getByText('Click where the note belongs')).toBeVisible()
  await anna.mouse.click(320, 268)
  await anna.getByRole('textbox', { name: 'Title' }).fill('Wheel <i>squeaks</i>')
  await anna.getByRole('button', { name: 'Major' }).click()
  await anna.getByRole('button', { name: 'Add the note' }).click()
  await expect
    .poll(() => notes(bo))
    .toMatchObject([
      {
        title: 'Wheel <i>squeaks</i>',
        severity: 'major',
        target: { part: 'hall/Line/Cart' },
        createdBy: { name: 'Anna' },
      },
    ])
  await expect.poll(async () => (await notes(bo))[0].picture).toMatch(/^data:image\/webp;base64,/)
  await expect(anna.getByText('Sent', { exact: true })).toBeVisible()

  // Its pin is pressed as a part is, and the note is edited by the other, who then has no connection, and loads the page again meanwhile.
  await bo.getByRole('button', { name: 'Notes: 1 to do' }).click()
  await bo.getByRole('button', { name: /squeaks/ }).click()
  await bo.getByRole('button', { name: 'Doing' }).click()
  await expect.poll(async () => (await notes(anna))[0].status).toBe('doing')
  proxy.cut()
  await bo.getByRole('combobox', { name: 'For whom' }).fill('Cleo')
  await bo.getByRole('textbox', { name: 'Reply' }).fill('Oil it')
  await bo.getByRole('button', { name: 'Reply' }).click()
  await expect(bo.getByText('Waiting for the connection')).toBeVisible()
  await anna.getByRole('textbox', { name: 'Title' }).fill('Wheel squeaks badly')
  await anna.getByRole('button', { name: 'Critical' }).click()
  await open(bo, bo.url())
  await expect
    .poll(() => notes(bo))
    .toMatchObject([{ assignee: 'Cleo', replies: [{ text: 'Oil it', by: { name: '<b>Bo' } }] }])
  await bo.getByRole('button', { name: /^Notes/ }).click()
  await bo.getByRole('button', { name: /squeaks/ }).click()
  await expect(bo.getByText('Waiting for the connection')).toBeVisible()
  proxy.heal()
  const agreed = {
    title: 'Wheel squeaks badly',
    severity: 'critical',
    status: 'doing',
    assignee: 'Cleo',
    replies: [{ text: 'Oil it', by: { name: '<b>Bo' } }],
  }
  await expect.poll(() => notes(anna)).toMatchObject([agreed])
  await expect.poll(() => notes(bo)).toMatchObject([agreed])
  await expect(bo.getByText('Sent', { exact: true })).toBeVisible()

  // What makes no sense is refused and said; the rest is as it was.
  const eve = await connect(gemba.mqtt.replace('//', '//~eve00000@'))
  await eve.publishAsync('gemba/main/note/evil00000000/~eve00000', '{"v":1,"title":[7,7]}', {
    retain: true,
    qos: 1,
  })
  await expect.poll(() => problems(anna)).toContainEqual(expect.stringMatching(/its title is none/))
  expect(await notes(anna)).toMatchObject([agreed])

  // Deleted, and brought back.
  await anna.getByRole('button', { name: 'Delete the note' }).click()
  await expect.poll(() => notes(bo)).toEqual([])
  await anna.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => notes(bo)).toMatchObject([agreed])

  // The broker keeps them when nobody is there.
  await context.close()
  proxy.close()
  await anna.goto('about:blank')
  await eve.endAsync(true)
  await gemba.stop()
  const again = await startGemba(args, site)
  const late = await (await browser.newContext({ viewport: { width: 640, height: 400 } })).newPage()
  await drawNothing(late)
  await open(late, again.url)
  await expect.poll(() => notes(late)).toMatchObject([agreed])
  await late.context().close()
  await again.stop()
  await rm(data, { recursive: true, force: true })
})

import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { makeAct, nothing } from '../../src/scenarios/Act.ts'
import { openDesk } from '../../src/server/desk/openDesk.ts'
import { makeCertificate } from '../../src/server/makeCertificate.ts'
import { openPublisher } from '../../src/server/openPublisher.ts'
import { makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ viewport: { width: 640, height: 400 }, ignoreHTTPSErrors: true, draws: false })

test('a finding goes as a work order to a webhook and to the desk of the plant once it was seen and confirmed, and the answer stands below it', async ({
  page,
  makeSite,
  startGemba,
}) => {
  const taken: { body: string; cookie: string | undefined; referer: string | undefined }[] = []
  let answer = { status: 201, text: '<b>WO-4711</b>' }
  const server = createServer(await makeCertificate(['127.0.0.1'], new Date()), (ask, reply) => {
    const { cookie, referer } = ask.headers
    let body = ''
    ask.on('data', (chunk) => (body += chunk))
    ask.on('end', () => {
      const isOrder = ask.method === 'POST'
      if (isOrder) taken.push({ body, cookie, referer })
      reply.writeHead(isOrder ? answer.status : 204, {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Allow-Headers': 'content-type',
      })
      reply.end(isOrder ? answer.text : '')
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const files = await makeBoxFiles((twin) => ({
    ...twin,
    commands: {
      topic: 'gemba/world/command',
      clock: 'gemba/world/desk/clock',
      answer: { topic: 'gemba/world/desk/answer' },
    },
    workOrders: [
      { name: 'Maintenance', webhook: `https://127.0.0.1:${port}/orders` },
      { name: 'Shift desk', topic: 'gemba/world/command/work.order' },
    ],
  }))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], await makeSite(files))
  const desk = openPublisher(gemba.mqtt, () => undefined)
  let isTaken = false
  const takes = makeAct(nothing, () => (isTaken = true))
  const stop = openDesk('world', { 'work.order': takes }, desk)
  await open(page, gemba.url)
  await page.getByRole('button', { name: /^Notes/ }).waitFor()
  await page.keyboard.press('n')
  await expect(page.getByText('Click where the note belongs')).toBeVisible()
  await page.mouse.click(320, 268)
  await page.getByRole('textbox', { name: 'Title' }).fill('Leak {id} "quoted"')
  await page.getByRole('button', { name: 'Add the note' }).click()

  // What goes where is seen before it goes.
  await page.getByRole('button', { name: 'Work order to Maintenance…' }).click()
  const section = page.getByRole('region', { name: 'Work orders' })
  await expect(section.getByText(`https://127.0.0.1:${port}/orders`)).toBeVisible()
  await expect(section.getByText('"plant": "Box world"')).toBeVisible()
  expect(taken).toEqual([])
  await section.getByRole('button', { name: 'Send' }).click()
  const replies = page.getByRole('region', { name: 'Replies' })
  await expect(
    replies.getByText('Taken as a work order by Maintenance: 201 <b>WO-4711</b>'),
  ).toBeVisible()
  expect(JSON.parse(taken[0].body)).toMatchObject({ title: 'Leak (id) "quoted"' })
  expect(taken[0]).toMatchObject({ cookie: undefined, referer: undefined })

  answer = { status: 503, text: 'Closed at night' }
  await page.getByRole('button', { name: 'Work order to Maintenance…' }).click()
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(replies.getByText(/Refused .* by Maintenance: 503 Closed at night/)).toBeVisible()
  server.closeAllConnections()
  server.close()

  await page.getByRole('button', { name: 'Work order to Shift desk…' }).click()
  await section.getByRole('button', { name: 'Send' }).click()
  await expect(replies.getByText(/^Work order to Shift desk: done/)).toBeVisible()
  expect(isTaken).toBe(true)
  stop()
  desk.close()
})

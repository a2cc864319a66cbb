import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { makeAct, number, oneOf } from '../../src/scenarios/Act.ts'
import { openDesk } from '../../src/server/desk/openDesk.ts'
import { openPublisher } from '../../src/server/openPublisher.ts'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { enter, pointAt, pressTrigger, wearHeadset } from './emulatedHeadset.ts'
import { expect, open, test } from './world.ts'

const [theOven, ...others] = boxTwin.assets
const ovenCommands = {
  heat: {
    name: 'Temperature',
    signal: 'temperature',
    range: [20, 300],
    step: 10,
    confirm: 'It takes <b>an hour</b>.',
  },
  door: { name: 'Door', choices: ['open', 'shut'] },
}
const twin = {
  ...boxTwin,
  commands: {
    topic: 'gemba/world/command',
    clock: 'gemba/world/desk/clock',
    answer: { topic: 'gemba/world/desk/answer' },
    timeout: 2,
  },
  assets: [{ ...theOven, commands: ovenCommands }, ...others],
}

/** The oven, which is told things over a link of its own. */
function openOven(broker: string) {
  const publisher = openPublisher(broker, () => undefined)
  const done: unknown[] = []
  const given: { topic: string; payload: string }[] = []
  const answers: string[] = []
  let isMute = false
  const show = (temperature: number) =>
    publisher.publish('world/oven', JSON.stringify({ temperature }), true)
  const acts = {
    'oven.heat': makeAct(number(20, 300, 10), (value) => {
      done.push(value)
      show(Number(value))
    }),
    'oven.door': makeAct(oneOf('open', 'shut'), (value) => done.push(value), {
      refuses: (value) => (value === 'open' ? 'It is too <i>hot</i>.' : null),
    }),
  }
  const link = {
    publish(topic: string, payload: string, retain: boolean) {
      if (topic.endsWith('/answer')) answers.push(payload)
      if (!isMute || topic.endsWith('/clock')) publisher.publish(topic, payload, retain)
    },
    listen: publisher.listen,
  }
  const stop = openDesk('world', acts, link)
  publisher.listen('gemba/world/command/#', (topic, payload) => given.push({ topic, payload }))
  const close = () => {
    stop()
    publisher.close()
  }
  return { done, given, answers, show, close, setMute: (mute: boolean) => void (isMute = mute) }
}

const section = (page: Page) => page.getByRole('region', { name: 'Commands' })
const command = (page: Page, name: string) =>
  section(page).getByRole('listitem').filter({ hasText: name })

/** Confirms what was chosen. */
async function confirm(page: Page): Promise<void> {
  await section(page).getByRole('button', { name: 'Continue' }).click()
  await section(page).getByRole('button', { name: 'Yes, do it' }).click()
}

test.use({ viewport: { width: 900, height: 700 }, draws: false })

test('a command is given and comes to every end: done, refused, unknown, twice, late, offline; and in the headset', async ({
  page,
  connect,
  expectedErrors,
  makeSite,
  startGemba,
}) => {
  expectedErrors.push(/WebSocket connection|ERR_INTERNET_DISCONNECTED/)
  const site = await makeSite(await makeBoxFiles(() => twin))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  const oven = openOven(gemba.mqtt)
  await wearHeadset(page)
  await open(page, `${gemba.url}?name=Anna#v=&asset=oven`)

  // Without a value nobody knows what they change.
  await expect(command(page, 'Temperature')).toContainText('The present value is not known yet')
  await expect(section(page).getByRole('button', { name: 'Change Temperature' })).toBeDisabled()
  oven.show(120)
  await section(page).getByRole('button', { name: 'Change Temperature' }).click()
  await section(page).getByRole('spinbutton').fill('301')
  await expect(section(page).getByText('Choose from 20.0\u202f°C to 300.0\u202f°C.')).toBeVisible()
  await section(page).getByRole('spinbutton').fill('150')
  await section(page).getByRole('button', { name: 'Continue' }).click()
  const question = section(page).getByRole('group', { name: /^Confirm Oven: Temperature to 150/ })
  await expect(question).toContainText('120.0\u202f°C')
  await expect(question).toContainText('It takes <b>an hour</b>.')
  const { violations } = await new AxeBuilder({ page }).include('aside').analyze()
  expect(violations).toEqual([])
  await question.getByRole('button', { name: 'Yes, do it' }).click()
  await expect(command(page, 'Temperature')).toContainText(/150\.0\s°C: Done at \d\d:\d\d:\d\d/)
  await expect(command(page, 'Temperature')).toContainText('150.0\u202f°C')
  expect(oven.done).toEqual([150])

  await section(page).getByRole('button', { name: 'Change Door' }).click()
  await section(page).getByRole('button', { name: 'open', exact: true }).click()
  await confirm(page)
  await expect(command(page, 'Door')).toContainText(/open: Refused at .* It is too <i>hot<\/i>\./)

  // The answer is lost.
  oven.setMute(true)
  await section(page).getByRole('button', { name: 'Change Temperature' }).click()
  await section(page).getByRole('button', { name: 'More' }).click()
  await confirm(page)
  await expect(command(page, 'Temperature')).toContainText('waiting for the plant')
  await expect(command(page, 'Temperature')).toContainText('Outcome unknown since')
  oven.setMute(false)
  expect(oven.done).toEqual([150, 160])

  // The same once more, and one that was under way for too long.
  const [{ topic, payload }] = oven.given
  const other = await connect(gemba.mqtt)
  const again = JSON.parse(payload)
  const [, , , , ...sender] = topic.split('/')
  const eve = await connect(gemba.mqtt.replace('//', '//~eve00000@'))
  const own = `gemba/world/command/oven.heat/engineer/~eve00000/${String(eve.options.clientId)}`
  const late = { ...again, id: 'late-late-late', expires: again.expires - 60_000 }
  for (const said of [again, late]) {
    await eve.publishAsync(own, JSON.stringify(said))
  }
  await expect
    .poll(() => oven.answers.filter((text) => text.includes('after it had expired')).length)
    .toBe(1)
  await eve.publishAsync(topic, payload)
  expect(sender).toHaveLength(3)

  // What is clicked without a connection is not sent, and not kept for later.
  await page.context().setOffline(true)
  await expect(command(page, 'Temperature')).toContainText('The connection is lost')
  await expect(section(page).getByRole('button', { name: 'Change Temperature' })).toBeDisabled()
  await page.context().setOffline(false)
  await expect(section(page).getByRole('button', { name: 'Change Temperature' })).toBeEnabled()
  expect(oven.done).toEqual([150, 160])

  // All can see it, late comers too.
  const kept: string[] = []
  other.on('message', (_topic, text) => kept.push(JSON.parse(text.toString()).state))
  await other.subscribeAsync('gemba/main/audit/+/+')
  await expect.poll(() => kept.toSorted()).toEqual(['done', 'refused', 'unknown'])
  await section(page).getByRole('button', { name: 'What was done' }).click()
  const trail = page.getByRole('complementary', { name: 'What was done' })
  await expect(trail.getByRole('listitem')).toHaveCount(3)
  await trail.getByRole('combobox', { name: 'Outcome' }).selectOption('refused')
  await expect(trail.getByRole('listitem')).toHaveText(/Oven: Door.*open.*Anna · engineer/s)
  const whole = await new AxeBuilder({ page }).include('aside').analyze()
  expect(whole.violations).toEqual([])
  await trail.getByRole('button', { name: 'Close' }).click()

  await page.keyboard.press('Escape')
  await enter(page, 'Enter VR')
  await pointAt(page, 'right', [-1.5, 0.9, 0.5])
  await pressTrigger(page, 'right')
  for (const label of ['Commands', 'Command: Temperature', 'More', 'Continue']) {
    await press(page, label)
  }
  await press(page, 'Confirm Oven: Temperature to 170.0\u202f°C', 1000)
  await expect.poll(() => oven.done).toEqual([150, 160, 170])
  await expect
    .poll(async () => (await control(page, 'Command: Temperature'))?.value)
    .toMatch(/170\.0\s°C: Done at/)
  oven.close()
})

/** Something that can be pressed on the oven's panel. */
async function control(page: Page, label: string) {
  const { panels } = await page.evaluate(() => window.gemba.headset())
  const found = panels.find(({ name }) => name === 'part:oven')
  return found?.controls?.find((each) => each.label === label)
}

async function press(page: Page, label: string, wait = 0): Promise<void> {
  await page.waitForTimeout(wait)
  // A panel that is still being built moves what is on it.
  let before = ''
  const place = async () => JSON.stringify((await control(page, label))?.at ?? '')
  await expect
    .poll(async () => {
      const now = await place()
      const isStill = now !== '""' && now === before
      before = now
      return isStill
    })
    .toBe(true)
  await pointAt(page, 'right', (await control(page, label))!.at)
  await pressTrigger(page, 'right')
}

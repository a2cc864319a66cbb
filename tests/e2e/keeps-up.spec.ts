import type { Browser, Page } from '@playwright/test'
import { makeLoadPlant, publishLoad } from '../world/makeLoadPlant.ts'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { noteFigure } from '../noteFigure.ts'
import { boxTwin, makeBoxFiles } from './boxTwin.ts'
import { expect, open, test } from './world.ts'

test.use({ isOwnProcess: true })

test('shows the latest value of each of 10,000 signals after 5,000 messages a second', async ({
  page,
  makeSite,
  startGemba,
  startMosquitto,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  await page.setViewportSize({ width: 320, height: 240 })
  const topics = 10_000
  const mosquitto = await startMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
  const args = ['--plant', 'world', '--no-simulator', '--broker-ws', mosquitto.ws]
  const gemba = await startGemba(args, await makeSite(await makeLoadPlant(topics)))
  await open(page, gemba.url)
  await page.waitForFunction(() => document.body.innerText.includes('Connected'))
  const load = { signals: topics, perSecond: 5000, seconds: 15 }
  const { sent, last } = await publishLoad(mosquitto.tcp, load)
  await expect.poll(() => page.evaluate(() => window.gemba.stats().messages)).toBe(sent)
  const shown = () =>
    page.evaluate((count) => {
      return Array.from({ length: count }, (_, i) => window.gemba.signal(`part${i}.v`)?.value)
    }, topics)
  await expect.poll(shown).toEqual(last)
  const { malformed, dropped } = await page.evaluate(() => window.gemba.stats())
  expect([malformed, dropped]).toEqual([0, 0])
  expect(await page.evaluate(() => window.gemba.part('hall/Part77')?.colour)).toMatch(/^#/)
})

test('shows no old value as live when the page wakes after it was suspended', async ({
  page,
  browser,
  makeSite,
  startGemba,
  connect,
}) => {
  const site = await makeSite(await makeBoxFiles(soonStale))
  const gemba = await startGemba(['--plant', 'world', '--no-simulator'], site)
  await open(page, gemba.url)
  const client = await connect(gemba.mqtt)
  const publish = (value: number) => client.publishAsync('world/oven/level', String(value))
  const level = () => page.evaluate(() => window.gemba.signal('oven.level'))
  await expect
    .poll(
      async () => {
        await publish(10)
        return (await level())?.value
      },
      { intervals: [300] },
    )
    .toBe(10)
  await watchForOldValues(page)
  const renderer = await rendererOf(browser, page)
  process.kill(renderer, 'SIGSTOP')
  await new Promise((resolve) => setTimeout(resolve, 12_000))
  process.kill(renderer, 'SIGCONT')
  const woken = performance.now()
  await expect.poll(async () => (await level())?.quality).toBe('stale')
  await publish(20)
  await expect
    .poll(async () => {
      await publish(30)
      return level()
    })
    .toMatchObject({ value: 30, quality: 'good' })
  noteFigure('R10', 'recovered after', (performance.now() - woken) / 1000, 's')
  expect(await page.evaluate(() => (window as unknown as { old: unknown[] }).old)).toEqual([])
})

function soonStale(twin: typeof boxTwin): typeof boxTwin {
  for (const asset of twin.assets) asset.source.staleAfter = 3
  return twin
}

/** Notes every frame after which a value older than its time is called good. */
async function watchForOldValues(page: Page): Promise<void> {
  await page.evaluate(() => {
    const old: unknown[] = []
    Object.assign(window, { old })
    const look = (frame: number) => {
      requestAnimationFrame((next) => setTimeout(look, 0, next))
      // Of a frame from before the sleep.
      if (performance.now() - frame > 1000) return
      const signal = window.gemba.signal('oven.level')
      const age = performance.timeOrigin + performance.now() - (signal?.received ?? 0)
      if (signal?.quality === 'good' && age > 4000) old.push({ ...signal, age })
    }
    look(performance.now())
  })
}

/** The process that runs a page: the busiest renderer while the page counts. */
async function rendererOf(browser: Browser, page: Page): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  type Process = { type: string; id: number; cpuTime: number }
  const times = async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo')
    return (processInfo as Process[]).filter(({ type }) => type === 'renderer')
  }
  const before = new Map((await times()).map(({ id, cpuTime }) => [id, cpuTime]))
  await page.evaluate(() => {
    const end = performance.now() + 500
    while (performance.now() < end);
  })
  const after = await times()
  await session.detach()
  const spent = ({ id, cpuTime }: Process) => cpuTime - (before.get(id) ?? 0)
  return after.toSorted((a, b) => spent(b) - spent(a))[0].id
}

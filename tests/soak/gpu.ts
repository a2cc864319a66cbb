import { chromium, type Page } from '@playwright/test'
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt from 'mqtt'
import { browserFlags } from '../e2e/browserFlags.ts'
import { findBrowser } from '../findBrowser.mjs'
import { openLoadedPage } from './openLoadedPage.ts'
import { atMost, type Verdict } from './Verdict.ts'

/** Seconds from one kill to the next: soon enough for the browser to call the page guilty. */
const between = 10
/** Longest that one waits for a picture, milliseconds: a browser that blocks WebGL does so for two minutes. */
const patience = 300_000

/** What came of a kill: milliseconds until a new value was read on the page, and until there was a new picture. */
export type Kill = { valueMs: number; pictureMs: number }

/** R12: the GPU process killed twice within seconds: values go on at once, and the picture comes back by itself. */
export async function killedTwice(): Promise<Verdict[]> {
  const [, second] = await killGpu(2)
  return [
    atMost('a new value on the page after the second kill, ms', second.valueMs, 1000),
    atMost('the picture back by itself, s', Math.round(second.pictureMs / 1000), patience / 1000),
  ]
}

/** Kills the GPU process of a browser of its own so many times, while a page shows a plant. */
export async function killGpu(times: number): Promise<Kill[]> {
  // One that others use, too, would refuse them WebGL for a while.
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  const kills: Kill[] = []
  try {
    const { page, broker, close } = await openLoadedPage(browser, 20, async () => undefined)
    const client = await mqtt.connectAsync(broker.tcp)
    let value = 0
    // Each is another colour, and so another picture.
    const publishing = setInterval(() => {
      value = (value + 1) % 100
      client.publish('load/0', JSON.stringify({ v: value, t: Date.now() }))
    }, 100)
    try {
      await untilPicture(page, performance.now())
      for (let i = 0; i < times; i++) {
        if (i > 0) await sleep(between * 1000)
        const session = await browser.newBrowserCDPSession()
        const killed = performance.now()
        // It may not answer any more when it has done so.
        await Promise.race([session.send('Browser.crashGpuProcess'), sleep(500)])
        const sent = (value + 50) % 100
        await client.publishAsync('load/1', JSON.stringify({ v: sent, t: Date.now() }))
        await page.waitForFunction(
          (wanted) => window.gemba.signal('part1.v')?.value === wanted,
          sent,
          {
            polling: 50,
          },
        )
        const valueMs = performance.now() - killed
        kills.push({ valueMs, pictureMs: await untilPicture(page, killed) })
      }
    } finally {
      clearInterval(publishing)
      await client.endAsync(true)
      await close()
    }
  } finally {
    await browser.close()
  }
  return kills
}

/** Waits for a picture that came half a second after that moment, `performance.now()` of this process; gives the milliseconds from it. */
async function untilPicture(page: Page, from: number): Promise<number> {
  const wait = performance.now() - from
  await page.waitForFunction(
    (begun) => (window.gemba.health()?.pictureAge ?? Infinity) * 1000 < performance.now() - begun,
    (await page.evaluate(() => performance.now())) - wait + 500,
    { polling: 100, timeout: patience },
  )
  return performance.now() - from
}

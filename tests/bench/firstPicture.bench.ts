/**
 * How long after opening the page the bottling hall is in the picture, in a fresh browser (nothing cached), five times.
 * Prints a table, then JSON on the last line. `tsx tests/bench/firstPicture.bench.ts [WIDTH HEIGHT]`
 */
import { chromium } from '@playwright/test'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { findBrowser } from '../findBrowser.mjs'

const [width = 960, height = 600] = process.argv.slice(2).map(Number)
const host = makeStaticHost(join(import.meta.dirname, '../../dist'))
const server = createServer((request, response) => void host(request, response))
const port = await listen(server, '127.0.0.1', 0, '--port')
const seconds: number[] = []
const frames: number[] = []
for (let run = 0; run < 5; run++) {
  const args = ['--no-sandbox', '--disable-quic']
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  const page = await browser.newPage({ viewport: { width, height } })
  await page.goto(`http://127.0.0.1:${port}/`, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.gemba)
  seconds.push(
    await page.evaluate(async () => {
      await window.gemba.ready
      return performance.now() / 1000
    }),
  )
  await page.waitForTimeout(3000)
  frames.push(await page.evaluate(() => window.gemba.stats().frameMs.median))
  await browser.close()
}
server.close()
server.closeAllConnections()
const median = (list: number[]) => list.toSorted((a, b) => a - b)[2]
const result = {
  width,
  height,
  firstPictureSeconds: median(seconds),
  slowest: Math.max(...seconds),
  frameMs: median(frames),
}
console.table({ 'bottling hall': result })
console.log(JSON.stringify(result))

/**
 * Messages against mosquitto: 5,000 a second of one value each onto 10,000 coloured parts, in the production page with a small
 * canvas. Prints a table, then JSON on the last line. `tsx tests/bench/messages.bench.ts [MESSAGES_A_SECOND] [PARTS] [SECONDS]`
 */
import { chromium } from '@playwright/test'
import type { Inspection } from '#scene/openInspection.ts'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { findBrowser } from '../findBrowser.mjs'
import { makeLoadPlant, publishLoad } from '../world/makeLoadPlant.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'

const [rate = 5000, parts = 10_000, seconds = 15] = process.argv.slice(2).map(Number)
if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
await cp(join(root, 'dist'), folder, { recursive: true })
const target = join(folder, 'models', 'load')
await mkdir(target, { recursive: true })
for (const [name, content] of Object.entries(await makeLoadPlant(parts))) {
  await writeFile(join(target, name), content)
}
const broker = await openMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
const host = makeStaticHost(folder)
const server = createServer((request, response) => void host(request, response))
const port = await listen(server, '127.0.0.1', 0, '--port')
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-quic'],
})
try {
  const page = await browser.newPage({ viewport: { width: 320, height: 240 } })
  page.on('pageerror', (error) => console.error(error))
  await page.goto(
    `http://127.0.0.1:${port}/?twin=models/load/twin.json&broker=${encodeURIComponent(broker.ws)}`,
  )
  await page.waitForFunction(() => window.gemba)
  await page.evaluate(() => window.gemba.ready)
  await page.waitForFunction(() => document.body.innerText.includes('Connected'))
  const published = publishLoad(broker.tcp, { topics: parts, perSecond: rate, seconds })
  await page.waitForTimeout(3000)
  const samples: ReturnType<Inspection['stats']>[] = []
  for (let i = 3; i < seconds - 1; i++) {
    await page.waitForTimeout(1000)
    samples.push(await page.evaluate(() => window.gemba.stats()))
  }
  const { sent, last } = await published
  await page.waitForTimeout(2000)
  const shown = await page.evaluate(
    (count) =>
      Array.from({ length: count }, (_, i) => window.gemba.signal(`part${i}.v`)?.value ?? null),
    last.length,
  )
  const final = await page.evaluate(() => window.gemba.stats())
  const median = (pick: (sample: typeof final) => number) =>
    samples.map(pick).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]
  const result = {
    parts,
    offeredPerSecond: rate,
    sent,
    received: final.messages,
    fps: median((sample) => sample.fps),
    lagP50Ms: median((sample) => sample.lagMs.p50),
    lagP95Ms: median((sample) => sample.lagMs.p95),
    frameMedianMs: median((sample) => sample.frameMs.median),
    latestValuesLost: last.filter((value, i) => value !== null && value !== shown[i]).length,
  }
  console.table({ messages: result })
  console.log(JSON.stringify(result))
} finally {
  await browser.close()
  server.close()
  server.closeAllConnections()
  await broker.close()
  await rm(folder, { recursive: true, force: true })
}

/**
 * Messages against mosquitto: 5,000 a second of one value each onto 10,000 coloured parts, in the production page with a small
 * canvas. Prints a table, then JSON on the last line. `tsx tests/bench/messages.bench.ts [MESSAGES_A_SECOND] [PARTS] [SECONDS]`
 */
import { chromium } from '@playwright/test'
import type { Inspection } from '#scene/openInspection.ts'
import { spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { findBrowser } from '../findBrowser.mjs'
import { makeBoxModel } from '../world/makeBoxModel.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'

const [rate = 5000, parts = 10_000, seconds = 15] = process.argv.slice(2).map(Number)
if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
const root = join(import.meta.dirname, '../..')
const folder = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
await cp(join(root, 'dist'), folder, { recursive: true })
await makePlant(join(folder, 'models', 'bench'))
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
    `http://127.0.0.1:${port}/?twin=models/bench/twin.json&broker=${encodeURIComponent(broker.ws)}`,
  )
  await page.waitForFunction(() => window.gemba)
  await page.evaluate(() => window.gemba.ready)
  await page.waitForFunction(() => document.body.innerText.includes('Connected'))
  const published = publish()
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

async function makePlant(target: string): Promise<void> {
  await mkdir(target, { recursive: true })
  const side = Math.ceil(Math.sqrt(parts))
  const boxes = Array.from({ length: parts }, (_, i) => ({
    path: `Part${i}`,
    at: [(i % side) * 1.5, 0.5, Math.floor(i / side) * 1.5] as [number, number, number],
    size: [1, 1, 1] as [number, number, number],
  }))
  await writeFile(join(target, 'boxes.glb'), await makeBoxModel(boxes))
  const assets = boxes.map(({ path }, i) => ({
    id: `part${i}`,
    name: path,
    kind: 'asset',
    source: { topic: `bench/${i}`, codec: 'json', time: 't', staleAfter: 3600 },
    signals: { v: { range: [0, 100] } },
    parts: { body: `/${path}` },
    show: [{ as: 'colour', signal: 'v', scale: { from: 0, to: 100, map: 'viridis' } }],
  }))
  const models = [{ id: 'hall', file: 'boxes.glb' }]
  await writeFile(
    join(target, 'twin.json'),
    JSON.stringify({ gemba: 1, name: 'Bench', models, assets }),
  )
}

/** Runs the publisher in a process of its own; what it sent last by topic. */
async function publish(): Promise<{ sent: number; last: (number | null)[] }> {
  const program = join(import.meta.dirname, 'publisher.ts')
  const args = [
    '--import',
    'tsx',
    program,
    broker.tcp,
    String(parts),
    String(rate),
    String(seconds),
  ]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  await new Promise((resolve) => child.once('exit', resolve))
  return JSON.parse(text)
}

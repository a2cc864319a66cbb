/**
 * What a headset costs: an emulated one with both eyes and both controllers, in the bottling hall and among 10,000 parts, while
 * 1,000 signals change a second. Our own processor time of a frame (without the renderer's drawing and without the browser), draw
 * calls of both eyes, what is allocated in a thousand frames, and how long it takes to enter. Prints tables, then JSON on the last
 * line. `tsx tests/bench/headset.bench.ts [hall|parts] [FRAMES] [FOLDER FOR TRACES]`
 */
import { chromium, type Page } from '@playwright/test'
import mqtt from 'mqtt'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { listen } from '#server/listen.ts'
import { makeStaticHost } from '#server/makeStaticHost.ts'
import { readTwin } from '#twin/readTwin.ts'
import { findBrowser } from '../findBrowser.mjs'
import { drawNothing, showFrames, wearHeadset } from '../e2e/emulatedHeadset.ts'
import { makeLoadPlant } from '../world/makeLoadPlant.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'
import { AllocationProfile } from './AllocationProfile.ts'
import { CpuProfile } from './CpuProfile.ts'
import { openPanels } from './openPanels.ts'

const root = join(import.meta.dirname, '../..')
const built = join(root, '.cache/dist-headset')
const perSecond = 1000
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--ignore-gpu-blocklist',
  '--use-gl=angle',
  '--use-angle=gl-egl',
]
const [chosen, given = '1000', traces = null] = process.argv.slice(2)
const frames = Number(given)

if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
// With source maps, which tell whose code allocates.
await build({ root, logLevel: 'error', build: { outDir: built, sourcemap: true } })
const scenes: Record<string, () => Promise<Record<string, string | Uint8Array>>> = {
  hall: async () => ({
    'twin.json': await readFile(join(root, 'models/bottling/twin.json'), 'utf8'),
    'bottling.glb': await readFile(join(root, 'models/bottling/bottling.glb')),
  }),
  parts: () => makeLoadPlant(10_000, 10),
}
const results: Record<string, Awaited<ReturnType<typeof measure>>> = {}
for (const [name, make] of Object.entries(scenes)) {
  if (chosen === undefined || chosen === name) results[name] = await measure(await make())
}
for (const [name, measured] of Object.entries(results)) {
  const { figures, own, other, ownTime, otherTime, wholeTime, lateTime, opening } = measured
  console.log(name)
  console.table(figures)
  console.log('Bytes a frame, by our own functions, then by packages:')
  console.table(own)
  console.table(other)
  console.log('Microseconds a frame, without what they call:')
  console.table(ownTime)
  console.table(otherTime)
  console.log('Microseconds a frame, with what they call:')
  console.table(wholeTime)
  console.log('Microseconds of the slowest twentieth of frames, without what they call:')
  console.table(lateTime)
  console.log('Longest block when a panel is opened, milliseconds of a processor:')
  console.table(opening)
}
console.log(JSON.stringify(results))
process.exit()

async function measure(files: Record<string, string | Uint8Array>) {
  const folder = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
  await cp(built, folder, { recursive: true })
  await mkdir(join(folder, 'models/bench'), { recursive: true })
  for (const [name, content] of Object.entries(files))
    await writeFile(join(folder, 'models/bench', name), content)
  const broker = await openMosquitto(['max_queued_messages 0'])
  const publishing = await publish(broker.tcp, String(files['twin.json']))
  const host = makeStaticHost(folder)
  const server = createServer((request, response) => void host(request, response))
  const port = await listen(server, '127.0.0.1', 0, '--port')
  const browser = await chromium.launch({ executablePath: findBrowser(), args: flags })
  try {
    const page = await browser.newPage({ viewport: { width: 640, height: 360 } })
    page.on('pageerror', (error) => console.error(error))
    // What tsx puts into functions that are sent to the page.
    await page.addInitScript('globalThis.__name = (named) => named')
    await wearHeadset(page)
    await page.goto(
      `http://127.0.0.1:${port}/?twin=models/bench/twin.json&broker=${encodeURIComponent(broker.ws)}`,
    )
    await page.waitForFunction(() => window.gemba)
    await page.evaluate(() => window.gemba.ready)
    await page.waitForTimeout(4000)
    const desktop = await page.evaluate(() => window.gemba.stats())
    const entering = [await enterBy(page)]
    await page.evaluate(() => window.headset.activeSession!.end())
    await page.waitForTimeout(1500)
    entering.push(await enterBy(page))
    await page.waitForTimeout(3000)
    // Drawing without a GPU takes a second of two processors; what we measure is the rest.
    await drawNothing(page)
    await showFrames(page, 300)
    await page.evaluate(() => window.headset.activeSession!.end())
    await page.waitForTimeout(500)
    entering.push(await enterBy(page))
    await showFrames(page, 300)
    const worn = await page.evaluate(() => window.gemba.stats())
    const sums = await addInFrames(page, 300, worn.ownMs.median)
    const profile = new AllocationProfile(page, built)
    const before = await profile.heap()
    await profile.start()
    await showFrames(page, frames)
    const { own, other } = await profile.stop()
    const after = await profile.heap()
    await showFrames(page, frames)
    const later = await profile.heap()
    const cpu = new CpuProfile(page, built)
    await cpu.start()
    await showFrames(page, frames)
    const took = await cpu.stop()
    const opening = await openPanels(browser, page, traces)
    for (const { text } of await page.evaluate(() => window.gemba.problems())) console.log(text)
    const figures = {
      'own ms, median': round(worn.ownMs.median),
      'own ms, p95': round(worn.ownMs.p95),
      'a sum in a frame, ms, median': round(sums.median),
      'a sum in a frame, ms, p95': round(sums.p95),
      'frame ms with drawing, median': round(worn.frameMs.median),
      'frames a second': round(worn.fps),
      'signals a second': publishing.perSecond,
      'messages a second': Math.round(worn.messagesPerSecond),
      'draw calls, page': desktop.drawCalls,
      'draw calls, both eyes': worn.drawCalls,
      triangles: worn.triangles,
      'first entry, seconds': entering[0],
      'second entry, seconds': entering[1],
      'third entry, nothing drawn, seconds': entering[2],
      [`heap more after ${frames} frames, kB`]: Math.round((after - before) / 1000),
      [`heap more after ${frames} more, kB`]: Math.round((later - after) / 1000),
      'own microseconds a frame, by samples': round(sum(took.own) / frames),
      'own bytes a frame': round(sum(own) / frames),
      'other bytes a frame': round(sum(other) / frames),
    }
    return {
      figures,
      own: largest(own),
      other: largest(other),
      ownTime: largest(took.own),
      otherTime: largest(took.other),
      wholeTime: largest(took.whole, 48),
      lateTime: largest(took.late, 24, 1),
      opening,
    }
  } finally {
    await browser.close()
    publishing.stop()
    server.close()
    server.closeAllConnections()
    await broker.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Seconds from the click until a frame of the session has been shown in which the person stands in the plant. */
async function enterBy(page: Page): Promise<number> {
  const seconds = await page.evaluate(async () => {
    const button = document.querySelector<HTMLButtonElement>('button[aria-label="Enter VR"]')
    const began = performance.now()
    button!.click()
    while (window.gemba.headset().head === null)
      await new Promise((resolve) => setTimeout(resolve, 4))
    const session = window.headset.activeSession!
    await new Promise((resolve) => session.requestAnimationFrame(resolve))
    return (performance.now() - began) / 1000
  })
  return round(seconds)
}

/**
 * How long a sum takes that is of the same length in each frame, and that takes about `milliseconds` when nothing comes between: the rest
 * is what the machine does meanwhile. Milliseconds.
 */
async function addInFrames(page: Page, count: number, milliseconds: number) {
  return page.evaluate(
    async ([frameCount, wanted]) => {
      // oxlint-disable-next-line unicorn/consistent-function-scoping -- it runs in the page
      const addUp = (rounds: number): number => {
        const began = performance.now()
        let all = 0
        for (let i = 0; i < rounds; i++) all += Math.sqrt(i)
        return all > 0 ? performance.now() - began : 0
      }
      for (let i = 0; i < 50; i++) addUp(200_000)
      const quickest = Math.min(...Array.from({ length: 50 }, () => addUp(200_000)))
      const session = window.headset.activeSession!
      const took: number[] = []
      for (let i = 0; i < frameCount; i++) {
        await new Promise((resolve) => session.requestAnimationFrame(resolve))
        took.push(addUp((200_000 * wanted) / quickest))
      }
      took.sort((a, b) => a - b)
      return { median: took[frameCount >> 1], p95: took[Math.floor(frameCount * 0.95)] }
    },
    [count, milliseconds] as const,
  )
}

/** Lets every signal that comes by a JSON message change, so that about a thousand do each second. */
async function publish(broker: string, text: string) {
  const read = readTwin(text, 'twin.json', { behaviours, codecs })
  if (!('twin' in read)) throw new Error('publish: the twin file cannot be read')
  const client = await mqtt.connectAsync(broker, { protocolVersion: 5 })
  const topics = new Map<string, Value[]>()
  for (const { id, topic, codec, range, states } of read.twin.signals) {
    if (codec !== 'json') continue
    const list = topics.get(topic) ?? []
    const [from, to] = range ?? [0, 100]
    list.push({ key: id.slice(id.lastIndexOf('.') + 1), from, to, states })
    topics.set(topic, list)
  }
  const all = [...topics]
  const count = all.reduce((total, [, signals]) => total + signals.length, 0)
  const rate = (all.length * perSecond) / count
  const start = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    const due = ((performance.now() - start) / 1000) * rate
    for (; sent < due; sent++) {
      const [topic, signals] = all[sent % all.length]
      client.publish(topic, writeMessage(signals, sent))
    }
  }, 10)
  const stop = (): void => {
    clearInterval(timer)
    client.end(true)
  }
  return { perSecond: Math.round((rate * count) / all.length), stop }
}

type Value = { key: string; from: number; to: number; states?: readonly { name: string }[] }

function writeMessage(signals: readonly Value[], n: number): string {
  const values = signals.map(({ from, to, states }, i) => {
    if (states) return states[(n + i) % states.length].name
    return Math.round(1000 * (from + (to - from) * (0.5 + Math.sin(n + i) / 2))) / 1000
  })
  const pairs = signals.map(({ key }, i) => [key, values[i]])
  const now = Date.now()
  // Plants made for load take a list.
  return JSON.stringify({ ...Object.fromEntries(pairs), v: values, ts: now, t: now })
}

function largest(sums: Record<string, number>, count = 24, among = frames): Record<string, number> {
  const list = Object.entries(sums).toSorted((a, b) => b[1] - a[1])
  return Object.fromEntries(list.slice(0, count).map(([name, all]) => [name, round(all / among)]))
}

function sum(bytes: Record<string, number>): number {
  return Object.values(bytes).reduce((a, b) => a + b, 0)
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

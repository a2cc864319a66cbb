import { test as base, expect, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import type { Inspection } from '#scene/openInspection.ts'
import { openGemba } from '../../src/server/openGemba.ts'
import { readFlags } from '../../src/server/readFlags.ts'
import { openMosquitto, type Mosquitto } from '../world/openMosquitto.ts'
import { drawNothing } from './drawNothing.ts'

declare global {
  interface Window {
    gemba: Inspection
  }
}

export const root = join(import.meta.dirname, '../..')

/** The program as `npm start` runs it. */
export type Gemba = {
  /** Address of the page. */
  url: string
  /** Plain MQTT of the embedded broker. */
  mqtt: string
  /** Everything it printed so far. */
  said(): string
  stop(): Promise<void>
}

type World = {
  /** A folder like `dist/` with one plant more, named `world`, of these files. */
  makeSite(files: Record<string, string | Uint8Array>): Promise<string>
  /** Starts the program on free ports; `dist` is the folder to serve. */
  startGemba(args?: readonly string[], dist?: string): Promise<Gemba>
  startMosquitto(lines?: readonly string[]): Promise<Mosquitto>
  /** An independent client. */
  connect(broker: string): Promise<MqttClient>
  /** Console errors that a test expects, such as the browser's own words about a missing file. */
  expectedErrors: RegExp[]
  /** Whether the program has a process of its own, as it has for people; else it shares this one, which starts a second sooner. */
  isOwnProcess: boolean
  /** Whether the page's draws reach the renderer: `false` for tests that look at no pixel and load no strange model. */
  draws: boolean
}

/** Playwright's test with a world of its own; it fails on any console error, any violation of the content policy and any request that leaves the page's origin. */
export const test = base.extend<World>({
  makeSite: async ({}, use) => {
    const folders: string[] = []
    await use(async (files) => {
      const folder = await mkdtemp(join(tmpdir(), 'gemba-site-'))
      folders.push(folder)
      await mkdir(join(folder, 'models', 'world'), { recursive: true })
      for (const name of await readdir(join(root, 'dist'))) {
        if (name !== 'models') await symlink(join(root, 'dist', name), join(folder, name))
      }
      for (const [name, content] of Object.entries(files)) {
        await writeFile(join(folder, 'models', 'world', name), content)
      }
      return folder
    })
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  },
  // It asks for the folders, so that they outlive it.
  startGemba: async ({ makeSite: _site, isOwnProcess }, use) => {
    const running: Gemba[] = []
    await use(async (args = [], dist = join(root, 'dist')) => {
      // A room of an own for each test: nothing of the last one's, nothing of what is really kept.
      const own = args.includes('--data') || args.includes('--broker-ws') ? [] : ['--data', 'none']
      const flags = ['--port', '0', '--mqtt-port', '0', ...own, ...args]
      const gemba = await (isOwnProcess ? spawnGemba(flags, dist) : startHere(flags, dist))
      running.push(gemba)
      return gemba
    })
    for (const gemba of running) await gemba.stop()
  },
  startMosquitto: async ({}, use) => {
    const running: Mosquitto[] = []
    await use(async (lines) => {
      const broker = await openMosquitto(lines)
      running.push(broker)
      return broker
    })
    for (const broker of running) await broker.close()
  },
  connect: async ({}, use) => {
    const clients: MqttClient[] = []
    await use(async (broker) => {
      const client = await mqtt.connectAsync(broker)
      clients.push(client)
      return client
    })
    for (const client of clients) await client.endAsync(true)
  },
  expectedErrors: async ({}, use) => use([]),
  isOwnProcess: [false, { option: true }],
  draws: [true, { option: true }],
  // It asks for the servers, and they for what they serve, so that they outlive it: what a page still loads while one is taken away is no error of the page.
  page: async (
    { page, draws, expectedErrors, startGemba: _gemba, startMosquitto: _broker },
    use,
  ) => {
    if (!draws) await drawNothing(page)
    const errors: string[] = []
    const foreign: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text())
    })
    page.on('pageerror', (error) => errors.push(String(error)))
    await page.addInitScript(sayViolations)
    // One that ends at once is not asked any more.
    page.on('worker', (worker) => void worker.evaluate(sayViolations).catch(() => undefined))
    page.on('request', (request) => {
      const url = new URL(request.url())
      if (/^https?:$/.test(url.protocol) && url.hostname !== '127.0.0.1') foreign.push(url.href)
    })
    await use(page)
    const unexpected = errors.filter((text) => !expectedErrors.some((known) => known.test(text)))
    expect(unexpected, 'console errors').toEqual([])
    expect(foreign, 'requests to other origins').toEqual([])
  },
})

export { expect }

/** Runs in the page and in its workers: what their content policy refuses is an error, whatever the browser writes about it. */
function sayViolations(): void {
  addEventListener('securitypolicyviolation', (violation) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } =
      violation as SecurityPolicyViolationEvent
    console.error(
      `policy violation: ${effectiveDirective} refuses ${blockedURI} ${sample} at ${sourceFile}:${lineNumber}`,
    )
  })
}

async function startHere(flags: readonly string[], dist: string): Promise<Gemba> {
  let text = ''
  const say = (line: string) => void (text += `${line}\n`)
  const stops: (() => unknown)[] = []
  const ending = new AbortController()
  const stop = async () => {
    ending.abort()
    await Promise.all(
      stops
        .splice(0)
        .toReversed()
        .map((each) => each()),
    )
  }
  try {
    await openGemba(readFlags(flags), { dist, say, signal: ending.signal, stops })
  } catch (cause) {
    await stop()
    throw new Error(`Gemba did not start:\n${text}`, { cause })
  }
  return describe(() => text, stop)
}

async function spawnGemba(flags: readonly string[], dist: string): Promise<Gemba> {
  const program = join(root, 'src/server/start.mjs')
  const child = spawn(process.execPath, [program, ...flags], {
    cwd: root,
    env: { ...process.env, GEMBA_DIST: dist },
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  child.stderr.on('data', (chunk) => (text += chunk))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGINT')
    await ended
  }
  for (let waited = 0; !/is ready: (\S+)/.test(text); waited += 50) {
    if (child.exitCode !== null || waited > 60_000) {
      await stop()
      throw new Error(`Gemba did not start:\n${text}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return describe(() => text, stop)
}

function describe(said: () => string, stop: () => Promise<void>): Gemba {
  return {
    url: said().match(/is ready: (\S+)/)![1],
    mqtt: said().match(/mqtt:\/\/[\d.:]+/)?.[0] ?? '',
    said,
    stop,
  }
}

/** Opens the page and waits until every model is in the picture or has failed. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.waitForFunction(() => window.gemba !== undefined)
  await page.evaluate(() => window.gemba.ready)
}

/** The colour of a pixel of the page as a person sees it: red, green, blue 0..255, the mean of 5 × 5 pixels. */
export async function pixelAt(page: Page, x: number, y: number): Promise<[number, number, number]> {
  const clip = { x: Math.round(x) - 2, y: Math.round(y) - 2, width: 5, height: 5 }
  const png = (await page.screenshot({ clip })).toString('base64')
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data: pixels } = context.getImageData(0, 0, bitmap.width, bitmap.height)
    const sum = [0, 0, 0]
    for (let i = 0; i < pixels.length; i += 4) for (let c = 0; c < 3; c++) sum[c] += pixels[i + c]
    return sum.map((value) => value / (pixels.length / 4)) as [number, number, number]
  }, png)
}

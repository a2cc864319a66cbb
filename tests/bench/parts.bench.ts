import { chromium, type Browser } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { findBrowser } from '../findBrowser.mjs'
import type { Measured, Page } from './parts.ts'

/**
 * Draws N parts by our batches and by one three.js Mesh a part (each with a material of its own) in the same page and prints
 * a table, then JSON on the last line. `tsx tests/bench/parts.bench.ts [N …]`
 */
const sizes = process.argv.slice(2).map(Number)
const counts = sizes.length > 0 ? sizes : [1000, 10_000, 50_000, 100_000]

type Compared = { parts: number; batch: Measured; mesh: Measured }

const outDir = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
const root = import.meta.dirname
const shared = { root, configFile: false as const, logLevel: 'warn' as const }
const output = { outDir, emptyOutDir: true }
const input = join(root, 'parts.html')
await build({ ...shared, build: { ...output, rolldownOptions: { input } } })
// An isolated page has a clock of 5 µs instead of 100.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
}
const server = await preview({
  ...shared,
  build: output,
  preview: { host: '127.0.0.1', port: 0, headers },
})
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--enable-precise-memory-info',
    '--js-flags=--expose-gc',
  ],
})
try {
  const results: Compared[] = []
  for (const parts of counts) {
    // oxlint-disable-next-line no-await-in-loop -- one at a time, or they disturb each other
    results.push(await compare(browser, parts))
    console.error(`${parts} parts: done`)
  }
  print(results)
} finally {
  await browser.close()
  await server.close()
  await rm(outDir, { recursive: true })
}

async function compare(chrome: Browser, parts: number): Promise<Compared> {
  const page = await chrome.newPage({ viewport: { width: 100, height: 100 } })
  page.on('pageerror', (error) => console.error(error))
  page.setDefaultTimeout(0)
  await page.goto(`${server.resolvedUrls?.local[0]}parts.html`)
  await page.waitForFunction(() => document.title === 'ready')
  const measure = (kind: 'mesh' | 'batch', frames: number) => {
    const call = [kind, parts, frames] as const
    return page.evaluate(([k, n, f]) => (window as unknown as Page).measure(k, n, f), call)
  }
  // Once for nothing: compiled code and shaders are there for both.
  await measure('batch', 5)
  const batch = await measure('batch', 121)
  const mesh = await measure('mesh', parts > 20_000 ? 3 : 7)
  await page.close()
  return { parts, batch, mesh }
}

function print(results: readonly Compared[]): void {
  const row = (name: string, key: keyof Measured, show: (value: number) => string, goal: string) =>
    results.map(({ parts, batch, mesh }) => ({
      parts,
      what: name,
      'batch + state texture': show(batch[key]),
      'one Mesh a part': show(mesh[key]),
      ratio: `1/${(mesh[key] / batch[key]).toFixed(1)}`,
      'goal at 10k': parts === 10_000 ? goal : '',
    }))
  console.table([
    ...row('idle frame, ms', 'idleMs', milliseconds, '1/100'),
    ...row('all parts change colour, ms', 'coloursMs', milliseconds, '1/50'),
    ...row('all parts, from the signals on, ms', 'signalsMs', milliseconds, '1/20'),
    ...row('heap, MB', 'heapBytes', megabytes, '1/10'),
    ...row('set-up and first frame, ms', 'setupMs', milliseconds, ''),
    ...row('draw calls', 'drawCalls', String, ''),
  ])
  console.log(JSON.stringify({ bench: 'parts', results }))
}

function milliseconds(value: number): string {
  return value.toFixed(value < 10 ? 3 : 1)
}

function megabytes(value: number): string {
  return (value / 1e6).toFixed(2)
}

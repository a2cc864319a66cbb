import { chromium } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { findBrowser } from '../findBrowser.mjs'
import type { Loaded, LoadingPage } from './loading.ts'
import { makeBigGlb } from './makeBigGlb.ts'

/**
 * Opens one large file by our loader and by three's GLTFLoader, each in a fresh page: time to the first picture, and the longest
 * block of the page. `tsx tests/bench/loading.bench.ts [PARTS]`
 */
const parts = Number(process.argv[2] ?? 50_000)
const rounds = 3

const outDir = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
const root = import.meta.dirname
const shared = { root, configFile: false as const, logLevel: 'error' as const }
const output = { outDir, emptyOutDir: true }
const input = join(root, 'loading.html')
await build({
  ...shared,
  worker: { format: 'es' },
  build: { ...output, assetsInlineLimit: 0, rolldownOptions: { input } },
})
const sizes: Record<string, number> = {}
for (const packing of ['plain', 'meshopt'] as const) {
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  const bytes = await makeBigGlb(parts, 300, packing)
  sizes[packing] = bytes.length
  // oxlint-disable-next-line no-await-in-loop -- one after the other
  await writeFile(join(outDir, `${packing}.glb`), bytes)
}
const server = await preview({ ...shared, build: output, preview: { host: '127.0.0.1', port: 0 } })
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking'],
})
try {
  const results: object[] = []
  for (const packing of ['plain', 'meshopt']) {
    const ours: Loaded[] = []
    const theirs: Loaded[] = []
    for (let round = 0; round < rounds; round++) {
      ours.push(await open('gemba', packing))
      theirs.push(await open('three', packing))
    }
    const a = middle(ours)
    const b = middle(theirs)
    results.push({
      file: `${parts} parts, 300 shapes, ${packing}, ${(sizes[packing] / 1e6).toFixed(1)} MB`,
      'first picture, ms': Math.round(a.firstPictureMs),
      'GLTFLoader, ms': Math.round(b.firstPictureMs),
      ratio: `1/${(b.firstPictureMs / a.firstPictureMs).toFixed(1)} (goal 1/3)`,
      'longest task, ms': `${Math.round(a.longestTaskMs)} (goal 100)`,
      'GLTFLoader, longest': Math.round(b.longestTaskMs),
      'draw calls': `${a.drawCalls} / ${b.drawCalls}`,
    })
  }
  console.table(results)
  console.log(JSON.stringify({ bench: 'loading', results }))
} finally {
  await browser.close()
  await server.close()
  await rm(outDir, { recursive: true })
}

async function open(way: 'gemba' | 'three', packing: string): Promise<Loaded> {
  const page = await browser.newPage({ viewport: { width: 340, height: 240 } })
  page.on('pageerror', (error) => console.error(error))
  page.setDefaultTimeout(120_000)
  await page.goto(`${server.resolvedUrls?.local[0]}loading.html#${way}`)
  await page.waitForFunction(() => document.title === 'ready')
  const call = [way, `./${packing}.glb`] as const
  const loaded = await page.evaluate(
    ([w, url]) => (window as unknown as LoadingPage).load(w, url),
    call,
  )
  await page.close()
  return loaded
}

/** The round whose first picture took the middle time. */
function middle(rows: readonly Loaded[]): Loaded {
  return rows.toSorted((a, b) => a.firstPictureMs - b.firstPictureMs)[rows.length >> 1]
}

import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, preview } from 'vite'
import { findBrowser } from '../findBrowser.mjs'
import type { Figures, PeerPage, Way } from './peer.ts'

/**
 * Recolouring, idling, picking and set-up against xeokit in its data-texture mode, the fastest peer, on the same boxes in one
 * browser run. It is installed here, apart from this program, whose licence it does not share.
 * `tsx tests/bench/peer.bench.ts [N …]`
 */
const sizes = process.argv.slice(2).map(Number)
const counts = sizes.length > 0 ? sizes : [10_000, 100_000]
const root = import.meta.dirname
const peer = join(root, '../../.cache/peer')
const name = '@xeokit/xeokit-sdk'

if (!existsSync(join(peer, 'node_modules', name))) {
  await mkdir(peer, { recursive: true })
  await writeFile(join(peer, 'package.json'), '{"private": true}')
  const args = ['install', '--no-audit', '--no-fund', '--no-save', name]
  const { status } = spawnSync('npm', args, { cwd: peer, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) {
    console.log(`${name} cannot be installed here: there is nobody to compare with.`)
    process.exit(0)
  }
}

type Compared = { parts: number; ours: Figures; theirs: Figures; bare: Figures; three: Figures }

const outDir = await mkdtemp(join(tmpdir(), 'gemba-bench-'))
const output = { outDir, emptyOutDir: true }
const shared = {
  root,
  configFile: false as const,
  logLevel: 'error' as const,
  resolve: { alias: { [name]: join(peer, 'node_modules', name, 'dist/xeokit-sdk.es.js') } },
}
const input = join(root, 'peer.html')
await build({ ...shared, build: { ...output, rolldownOptions: { input } } })
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
  args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
})
try {
  const results: Compared[] = []
  for (const parts of counts) {
    const bare = await measure('bare', parts)
    const three = await measure('three', parts)
    const ours = await measure('gemba', parts)
    results.push({ parts, ours, theirs: await measure('xeokit', parts), bare, three })
  }
  print(results)
} finally {
  await browser.close()
  await server.close()
  await rm(outDir, { recursive: true })
}

async function measure(way: Way, parts: number): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 100, height: 100 } })
  page.on('pageerror', (error) => console.error(error))
  page.setDefaultTimeout(0)
  await page.goto(`${server.resolvedUrls?.local[0]}peer.html`)
  await page.waitForFunction(() => document.title === 'ready')
  const call = [way, parts] as const
  const figures = await page.evaluate(
    ([w, n]) => (window as unknown as PeerPage).measure(w, n),
    call,
  )
  await page.close()
  console.error(`${way}, ${parts} parts: done`)
  return figures
}

function print(results: readonly Compared[]): void {
  const row = (what: string, key: keyof Figures, goal: string) =>
    results.map(({ parts, ours, theirs, bare, three }) => {
      const unit = key === 'heapBytes' ? 1e6 : 1
      return {
        parts,
        what,
        ours: (ours[key] / unit).toFixed(3),
        xeokit: (theirs[key] / unit).toFixed(3),
        // The clock of the page has steps of 5 µs.
        'ours / xeokit': `1/${(theirs[key] / Math.max(0.005, ours[key])).toFixed(1)}`,
        goal,
        // Whoever draws with three.js cannot take less, nor anybody less than the other; see there.
        'bare three.js': (three[key] / unit).toFixed(3),
        'bare three.js / xeokit': `1/${(theirs[key] / Math.max(0.005, three[key])).toFixed(1)}`,
        'bare WebGL': (bare[key] / unit).toFixed(3),
        'bare / xeokit': `1/${(theirs[key] / Math.max(0.005, bare[key])).toFixed(1)}`,
      }
    })
  console.table([
    ...row('1,000 change colour, ms more than idle', 'more1kMs', ''),
    ...row('10,000 change colour, ms more than idle', 'more10kMs', ''),
    ...row('10,000, from the signals on, ms more than idle', 'moreSignals10kMs', ''),
    ...row('frame in which 1,000 change, ms', 'recolour1kMs', '1/50'),
    ...row('frame in which 10,000 change, ms', 'recolour10kMs', '1/50'),
    ...row('frame in which 10,000 signals change, ms', 'signals10kMs', '1/20'),
    ...row('idle frame, ms', 'idleMs', '1/0.8'),
    ...row('a pick, ms', 'pickMs', '1/1'),
    ...row('heap, MB', 'heapBytes', '1/5'),
    ...row('set-up and first frame, ms', 'setupMs', '1/5'),
  ])
  console.log(JSON.stringify({ bench: 'peer', results }))
}

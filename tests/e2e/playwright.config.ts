import { defineConfig } from '@playwright/test'
import { findBrowser } from '../findBrowser.mjs'

/** Flags that keep Chromium quiet and alike everywhere; the renderer is its own software one unless GEMBA_GL says otherwise. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
if (process.env.GEMBA_GL === 'egl') {
  flags.push('--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=gl-egl')
}

/** They load the machine as a plant would, or put a page to sleep: nothing else runs meanwhile. */
const alone = ['keeps-up.spec.ts']

export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e',
  projects: [
    { name: 'together', testMatch: '*.spec.ts', testIgnore: alone, workers: 2 },
    { name: 'alone', testMatch: alone, workers: 1 },
  ],
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: findBrowser(), args: flags },
    viewport: { width: 960, height: 600 },
    trace: 'off',
  },
})

import { defineConfig } from '@playwright/test'
import { findBrowser } from '../findBrowser.mjs'
import { browserFlags } from './browserFlags.ts'

/** They load the machine as a plant would, or put a page to sleep: nothing else runs meanwhile. */
const alone = ['keeps-up.spec.ts', 'loses-the-gpu.spec.ts']

export default defineConfig({
  testDir: '.',
  outputDir: '../../.cache/e2e',
  projects: [
    { name: 'together', testMatch: '*.spec.ts', testIgnore: alone, workers: 2 },
    { name: 'alone', testMatch: alone, workers: 1 },
  ],
  // Else it is half of the cores, whatever a project asks for.
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    launchOptions: { executablePath: findBrowser(), args: browserFlags },
    viewport: { width: 960, height: 600 },
    trace: 'off',
    // Each page would keep the whole application; the test that is about it lets it.
    serviceWorkers: 'block',
  },
})

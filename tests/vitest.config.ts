import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Else Node takes its CommonJS build, and with it a second three.js.
    server: { deps: { inline: ['three-mesh-bvh'] } },
    include: ['tests/unit/**/*.test.ts', 'tests/scene/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/begin.ts'],
    // Files share a process; `begin` sees to it that each begins anew.
    isolate: false,
    // Real brokers and the whole model build run in some of these files.
    // Three at least, also where there are two cores only: many files wait for brokers, programs and cuts.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

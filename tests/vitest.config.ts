import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    // Else Node takes its CommonJS build, and with it a second three.js.
    server: { deps: { inline: ['three-mesh-bvh'] } },
    include: ['tests/unit/**/*.test.ts', 'tests/scene/**/*.test.{ts,tsx}'],
    setupFiles: ['tests/seed.ts'],
    // Real brokers and the whole model build run in some of these files.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})

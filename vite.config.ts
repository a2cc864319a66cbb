import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { addContentPolicy } from './src/server/plugin/addContentPolicy.ts'
import { dropSpareDraco } from './src/server/plugin/dropSpareDraco.ts'
import { emitOffline } from './src/server/plugin/emitOffline.ts'
import { emitSiteConfig } from './src/server/plugin/emitSiteConfig.ts'
import { emitTwinSchema } from './src/server/plugin/emitTwinSchema.ts'
import { listLicences } from './src/server/plugin/listLicences.ts'
import { leaveOutSchemas } from './src/server/plugin/leaveOutSchemas.ts'
import { serveModels } from './src/server/plugin/serveModels.ts'
import { serveProfiles } from './src/server/plugin/serveProfiles.ts'
import { stripShaders } from './src/server/plugin/stripShaders.ts'

const root = import.meta.dirname
// Without their names, classes of uikit collide after minifying and the scene dies. Those of functions cost 20 kB and serve nobody.
const keepNames = { class: true, function: false }

const licences = listLicences(root)

export default defineConfig({
  root,
  // Relative, so that dist/ works below any path.
  base: './',
  plugins: [
    react(),
    serveModels(join(root, 'models')),
    serveProfiles(root),
    emitTwinSchema(root),
    emitSiteConfig('bottling'),
    addContentPolicy(),
    dropSpareDraco(),
    stripShaders(),
    licences.page,
    emitOffline(),
  ],
  // The panels in the headset have letters of our own: those that come with uikit would be in the build, and load for nobody.
  resolve: { alias: { '@pmndrs/msdfonts/inter': join(root, 'src/xr/panels/noLetters.ts') } },
  // Schemas are made while modules load: told later, zod would try by then whether it may make code from text, which violates the policy.
  define: { 'globalThis.__zod_globalConfig': '{"jitless":true}' },
  worker: { format: 'es', plugins: () => [leaveOutSchemas('feed.worker.ts'), licences.worker()] },
  // The worker is not found from the page: without it the first visit in development loads twice.
  optimizeDeps: { entries: ['index.html', 'src/feed/feed.worker.ts'] },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    // The size gate measures what a first visit loads.
    chunkSizeWarningLimit: 2000,
    // A decoder that is inlined as a data: URL would be refused as a script, and loads for nobody's good.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: ['index.html', 'login.html'],
      output: { minify: { compress: { keepNames }, mangle: { keepNames } } },
      checks: { pluginTimings: false },
    },
  },
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { makeStaticHost } from '../makeStaticHost.ts'
import { listModelFiles } from './listModelFiles.ts'

/** Vite: `models/` stands beside the page, in development served from its folder, in a build copied. */
export function serveModels(models: string): Plugin {
  return {
    name: 'gemba-models',
    configureServer(server) {
      const host = makeStaticHost(models)
      server.middlewares.use('/models', (request, response, next) => {
        if (request.url?.includes('/build/')) return next()
        host(request, response).catch(next)
      })
    },
    generateBundle() {
      for (const path of listModelFiles(models)) {
        this.emitFile({
          type: 'asset',
          fileName: `models/${path}`,
          source: readFileSync(join(models, path)),
        })
      }
    },
  }
}

import type { Plugin } from 'vite'
import { makeSiteConfig } from '../SiteConfig.ts'

/** Vite: a `gemba.json` in the build, for whoever serves it without our server to edit. */
export function emitSiteConfig(plant: string): Plugin {
  const text = `${JSON.stringify(makeSiteConfig(plant), null, 2)}\n`
  return {
    name: 'gemba-site-config',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'gemba.json', source: text })
    },
    configureServer(server) {
      server.middlewares.use('/gemba.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json; charset=utf-8')
        response.end(text)
      })
    },
  }
}

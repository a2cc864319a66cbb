import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { makeStaticHost } from '../makeStaticHost.ts'

/**
 * The controllers of the headsets that people stand in plants with, a plain one for all others, and bare hands. The package
 * has forty, 90 MB: most are old or tethered.
 */
const wanted = ['generic-hand', 'meta-quest-touch-plus', 'oculus-touch-v3', 'pico-4u']
/** Other controllers are shown by one of these: by the name they give themselves, the wanted one. */
const alike: Record<string, string> = {
  'meta-quest-touch-pro': 'meta-quest-touch-plus',
  'meta-quest-touch-plus-v2': 'meta-quest-touch-plus',
  'oculus-touch': 'oculus-touch-v3',
  'oculus-touch-v2': 'oculus-touch-v3',
  'pico-4': 'pico-4u',
  'generic-trigger-squeeze-thumbstick': 'meta-quest-touch-plus',
  'generic-trigger-squeeze': 'meta-quest-touch-plus',
  'generic-trigger': 'meta-quest-touch-plus',
}
const folder = 'xr-profiles'

/** Vite: the models of controllers and hands beside the page, as `xr-profiles/`, and the list that names them. */
export function serveProfiles(root: string): Plugin {
  const source = join(root, 'node_modules/@webxr-input-profiles/assets/dist/profiles')
  return {
    name: 'gemba-xr-profiles',
    configureServer(server) {
      const host = makeStaticHost(source)
      server.middlewares.use(`/${folder}`, (request, response, next) => {
        if (request.url === '/profilesList.json') {
          response.setHeader('Content-Type', 'application/json')
          response.end(makeList())
        } else host(request, response).catch(next)
      })
    },
    generateBundle() {
      if (!existsSync(source)) return
      this.emitFile({
        type: 'asset',
        fileName: `${folder}/profilesList.json`,
        source: makeList(),
      })
      for (const profile of wanted) {
        for (const name of readdirSync(join(source, profile))) {
          const content = readFileSync(join(source, profile, name))
          this.emitFile({
            type: 'asset',
            fileName: `${folder}/${profile}/${name}`,
            source: content,
          })
        }
      }
    },
  }
}

function makeList(): string {
  const names = [...wanted.map((name) => [name, name]), ...Object.entries(alike)]
  const list = Object.fromEntries(
    names.map(([name, model]) => [name, { path: `${model}/profile.json` }]),
  )
  return `${JSON.stringify(list, null, 2)}\n`
}

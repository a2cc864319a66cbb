import type { Plugin } from 'vite'

const fileName = 'service.worker.js'
/** Fonts of the headset are loaded where a headset is: they are kept when they were used. */
const files = /^(assets\/.*|index\.html)$/

/**
 * Vite: puts the program that keeps the page for offline use (a service worker) beside the page, whose folder it then is for, with
 * the list of what belongs to this build.
 */
export function emitOffline(): Plugin {
  return {
    name: 'gemba-offline',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      const id = new URL('../../feed/offline/offline.worker.ts', import.meta.url).pathname
      this.emitFile({ type: 'chunk', id, fileName })
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const program = bundle[fileName]
        const page = bundle['index.html']
        if (program?.type !== 'chunk' || page?.type !== 'asset') return
        if (program.imports.length > 0) {
          throw new Error(
            `emitOffline: ${fileName} must be one file, and imports ${program.imports[0]}`,
          )
        }
        const version = String(page.source).match(/assets\/index-([\w-]+)\.js/)?.[1]
        if (version === undefined) throw new Error('emitOffline: the page has no first script')
        const list = Object.keys(bundle).filter((name) => files.test(name))
        program.code = program.code
          .replaceAll('buildVersion', JSON.stringify(version))
          .replaceAll('buildFiles', JSON.stringify(list))
      },
    },
  }
}

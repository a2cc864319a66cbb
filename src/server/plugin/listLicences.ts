import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packageFolder, readLicence, writeLicences, type PackageLicence } from './readLicence.ts'

/** Packages whose files are copied into the build, so that no module names them. */
const copied = ['@webxr-input-profiles/assets']

/**
 * Vite: `licences.txt` beside the page, of all that is shipped to browsers: found by the modules of the page and of its workers, not by what
 * is installed. The build fails for a package without a licence or with one that is not known to be harmless. `page` is for the page,
 * `worker` for its workers, which are built before.
 */
export function listLicences(root: string): { page: Plugin; worker: () => Plugin } {
  const folders = new Set(copied.map((name) => join(root, 'node_modules', name)))
  const note = (modules: readonly string[]) => {
    for (const module of modules) {
      const folder = packageFolder(module)
      if (folder !== null) folders.add(folder)
    }
  }
  const worker = (): Plugin => ({
    name: 'gemba-note-packages',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk') note(file.moduleIds)
    },
  })
  const page: Plugin = {
    name: 'gemba-list-licences',
    apply: 'build',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') note(file.moduleIds)
        else note(file.originalFileNames.map((name) => join(root, name)))
      }
      const read = [...folders].map(readLicence)
      const wrong = read.filter((found) => typeof found === 'string')
      if (wrong.length > 0) this.error(`Not to be shipped: ${wrong.join('; ')}.`)
      const packages = read.filter((found): found is PackageLicence => typeof found !== 'string')
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: writeLicences(packages) })
    },
  }
  return { page, worker }
}

import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './world.ts'

/**
 * Puts another version of the built page onto a host (a folder of `makeSite`): the same program under the name of another build, or one that
 * throws before it has started. Its program for offline use takes a second for twenty.
 */
export async function putVersion(site: string, name: string, isBroken = false): Promise<void> {
  const dist = join(root, 'dist')
  const page = await readFile(join(dist, 'index.html'), 'utf8')
  const first = page.match(/assets\/index-([\w-]+)\.js/)![1]
  const assets = join(site, 'assets')
  await rm(assets, { recursive: true, force: true })
  await mkdir(assets)
  for (const file of await readdir(join(dist, 'assets'))) {
    await symlink(join(dist, 'assets', file), join(assets, file))
  }
  const program = isBroken
    ? `throw new Error('this version cannot start')`
    : `import './index-${first}.js'`
  await writeFile(join(assets, `index-${name}.js`), program)
  const worker = (await readFile(join(dist, 'service.worker.js'), 'utf8'))
    .replaceAll(first, name)
    .replace(/(["`])assets\/index-[\w-]+\.js\1/, `$&,"assets/index-${first}.js"`)
    .replaceAll('Date.now()', 'Date.now()*20')
  for (const [file, text] of Object.entries({
    'service.worker.js': worker,
    'index.html': page.replaceAll(first, name),
  })) {
    await rm(join(site, file))
    await writeFile(join(site, file), text)
  }
}

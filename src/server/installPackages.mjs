import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Installs the packages when they are missing or older than package-lock.json. Plain JavaScript: it runs before
 * anything is installed. Ends the process with one line when that fails.
 */
export function installPackages() {
  // npm writes this file at the end of every install, so it also tells of one that was cut short.
  const installed = join(root, 'node_modules', '.package-lock.json')
  const wanted = join(root, 'package-lock.json')
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(
      `Gemba needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer Node and try again.`,
    )
    process.exit(1)
  }
  console.log('Installing packages (once) …')
  // Not `npm ci`: it refuses a lock file that lacks the optional parts for other machines, which not every registry has.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(
      'The packages could not be installed. Is the npm registry reachable? Run `npm install` to see more.',
    )
    process.exit(1)
  }
}

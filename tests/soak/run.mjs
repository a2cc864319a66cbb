/**
 * `npm run soak -- [MINUTES] [R1 R2 …]`: the promises that take long, on a quiet machine: builds the page, then each in turn, and
 * prints a table of what was promised and what was measured. `MINUTES` are those of R13 (24 hours by default). Ends with 1 when one
 * is broken. Figures also go into `.cache/soak.json`.
 */
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../../src/server/installPackages.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
installPackages()
for (const [program, ...args] of [
  ['npm', 'run', '--silent', 'build'],
  [process.execPath, '--import', 'tsx', 'tests/soak/soak.ts', ...process.argv.slice(2)],
]) {
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32' && program === 'npm',
  })
  if (status !== 0) process.exit(1)
}

/**
 * `npm run bench`: every bench one after the other on a quiet machine, each with its table; all figures as JSON in
 * `.cache/bench.json`. Nothing here is a test: no figure fails anything.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../../src/server/installPackages.mjs'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
installPackages()
const benches = [
  'parts',
  'peer',
  'loading',
  'behaviours',
  'messages',
  'alarms',
  'sparkplug',
  'poses',
  'people',
  'notes',
  'firstPicture',
  'blocks',
  'headset',
  'whatIf',
]
const wanted = process.argv.slice(2)
const figures = {}

run('npm', ['run', '--silent', 'build'])
for (const name of benches) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n── ${name}`)
  const text = run(process.execPath, ['--import', 'tsx', `tests/bench/${name}.bench.ts`])
  const last = text.trimEnd().split('\n').at(-1)
  if (last?.startsWith('{') || last?.startsWith('[')) figures[name] = JSON.parse(last)
}
mkdirSync(join(root, '.cache'), { recursive: true })
writeFileSync(join(root, '.cache', 'bench.json'), `${JSON.stringify(figures, null, 2)}\n`)

/** Runs a program, shows what it prints, and returns that. */
function run(command, args) {
  const { stdout, status } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  process.stdout.write(stdout)
  if (status !== 0) process.exitCode = 1
  return stdout
}

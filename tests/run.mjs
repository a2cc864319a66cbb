/**
 * `npm test`: installs what is missing (packages, a browser, a broker to test against), then runs every check and every
 * test, and closes with one line of counts. Plain JavaScript, because it must run before anything is installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../src/server/installPackages.mjs'
import { findBrowser } from './findBrowser.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache')

installPackages()
installBrowser()
installBroker()

rmSync(cache, { recursive: true, force: true })
mkdirSync(cache, { recursive: true })
const unitReport = join(cache, 'unit.json')
const pageReport = join(cache, 'e2e.json')
const results = { passed: 0, failed: 0, skipped: 0 }

step('check', 'npm run --silent check')
step(
  'unit and scene tests',
  'npx vitest run -c tests/vitest.config.ts --reporter=default --reporter=json --outputFile.json=.cache/unit.json',
  () => {
    const report = JSON.parse(readFileSync(unitReport, 'utf8'))
    results.passed += report.numPassedTests
    results.failed += report.numFailedTests
    results.skipped += report.numPendingTests + report.numTodoTests
  },
)
if (step('production build', 'npm run --silent build')) {
  step('first load', 'npm run --silent check:size')
  // Two at a time, since pages mostly wait; then those that want the machine for themselves.
  for (const project of ['together', 'alone']) {
    step(
      `end-to-end tests, ${project}`,
      `npx playwright test -c tests/e2e/playwright.config.ts --project ${project} --reporter=list,json`,
      () => {
        const { stats } = JSON.parse(readFileSync(pageReport, 'utf8'))
        rmSync(pageReport)
        results.passed += stats.expected + stats.flaky
        results.failed += stats.unexpected
        results.skipped += stats.skipped
      },
    )
  }
}

console.log(`\n${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`)
process.exit(results.failed === 0 ? 0 : 1)

/**
 * Runs one command. A test run is counted by `addCounts` from the report it leaves; everything else is one check. A
 * command that fails is at least one failure, whatever its report says or lacks. Returns whether it succeeded.
 */
function step(name, command, addCounts) {
  const start = Date.now()
  console.log(`\n── ${name}`)
  const [program, ...args] = command.split(' ')
  const { status } = spawnSync(program, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: pageReport, NO_UPDATE_NOTIFIER: '1' },
  })
  const succeeded = status === 0
  const failedBefore = results.failed
  try {
    if (addCounts) addCounts()
    else if (succeeded) results.passed += 1
  } catch (cause) {
    console.error(`The report of the ${name} cannot be read: ${cause.message}`)
    results.failed += 1
  }
  if (!succeeded && results.failed === failedBefore) results.failed += 1
  const seconds = Math.round((Date.now() - start) / 1000)
  console.log(`── ${name}: ${succeeded ? 'ok' : 'FAILED'} in ${seconds} s`)
  return succeeded
}

function installBrowser() {
  if (findBrowser()) return
  console.log('No Chromium found: installing one for the browser tests …')
  if (installDebian('chromium') && findBrowser()) return
  const { status } = spawnSync('npx', ['playwright', 'install', 'chromium'], {
    cwd: root,
    stdio: 'inherit',
  })
  if (status !== 0) {
    console.error(
      'No browser could be installed. Install Chromium, or set GEMBA_BROWSER to its path.',
    )
    process.exit(1)
  }
}

/** Tests against mosquitto skip, saying so, where it is absent and cannot be installed. */
function installBroker() {
  const places = [
    '/usr/sbin/mosquitto',
    '/usr/bin/mosquitto',
    '/usr/local/sbin/mosquitto',
    '/opt/homebrew/sbin/mosquitto',
  ]
  if (places.some((path) => existsSync(path))) return
  console.log('No mosquitto found: installing it for the broker tests …')
  if (!installDebian('mosquitto'))
    console.log('mosquitto is not available: its tests will be skipped.')
}

function installDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  if (update.status !== 0) return false
  const args = ['install', '-y', '-qq', '--no-install-recommends', name]
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

/**
 * `npm test`: installs what is missing (packages, a browser, a broker and a web server to test against), then runs every check and every
 * test, and closes with the table of promises and one line of counts. Plain JavaScript, because it must run before anything is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../src/server/installPackages.mjs'
import { findBrowser } from './findBrowser.mjs'
import { sayPromises } from './sayPromises.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const cache = join(root, '.cache')

installPackages()
installBrowser()
installBroker()
installWebServer()

rmSync(cache, { recursive: true, force: true })
mkdirSync(cache, { recursive: true })
const unitReport = join(cache, 'unit.json')
const pageReport = join(cache, 'e2e.json')
const results = none()
/** What became of each test: its file, its title, and `passed`, `failed` or `skipped`. */
const outcomes = []

// The tests wait for brokers and cuts for half of their time: the check takes the other half.
const check = step('check', 'npm run --silent check', { isAside: true })
await step(
  'unit and scene tests',
  'npx vitest run -c tests/vitest.config.ts --reporter=default --reporter=json --outputFile.json=.cache/unit.json',
  {
    readCounts() {
      const report = JSON.parse(readFileSync(unitReport, 'utf8'))
      const skipped = report.numPendingTests + report.numTodoTests
      for (const { name, assertionResults } of report.testResults) {
        for (const { title, status } of assertionResults) {
          outcomes.push([name, title, status === 'pending' ? 'skipped' : status])
        }
      }
      return { passed: report.numPassedTests, failed: report.numFailedTests, skipped }
    },
  },
)
await check
if (await step('production build', 'npm run --silent build')) {
  await step('first load', 'npm run --silent check:size')
  // Two at a time, since pages mostly wait; then those that want the machine for themselves.
  for (const project of ['together', 'alone']) {
    await step(
      `end-to-end tests, ${project}`,
      `npx playwright test -c tests/e2e/playwright.config.ts --project ${project} --reporter=list,json`,
      {
        readCounts() {
          const { stats, suites } = JSON.parse(readFileSync(pageReport, 'utf8'))
          rmSync(pageReport)
          suites.forEach(addOutcomes)
          const passed = stats.expected + stats.flaky
          return { passed, failed: stats.unexpected, skipped: stats.skipped }
        },
      },
    )
  }
}

console.log(`\n── promises\n${sayPromises(outcomes, join(cache, 'figures.jsonl'))}`)
console.log(`\n${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`)
process.exit(results.failed === 0 ? 0 : 1)

/**
 * Runs one command. A test run is counted by `readCounts` from the report it leaves; everything else is one check. A
 * command that fails is at least one failure, whatever its report says or lacks. `isAside`: it runs beside another one, and what
 * it says is shown when it ends. Answers whether it succeeded.
 */
async function step(name, command, { readCounts, isAside = false } = {}) {
  const start = Date.now()
  if (!isAside) console.log(`\n── ${name}`)
  const [program, ...args] = command.split(' ')
  const child = spawn(program, args, {
    cwd: root,
    stdio: isAside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: pageReport, NO_UPDATE_NOTIFIER: '1' },
  })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
  const succeeded = await new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (status) => resolve(status === 0))
  })
  const counts = succeeded && !readCounts ? { passed: 1, failed: 0, skipped: 0 } : none()
  try {
    Object.assign(counts, readCounts?.())
  } catch (cause) {
    console.error(`The report of the ${name} cannot be read: ${cause.message}`)
    counts.failed += 1
  }
  if (!succeeded && counts.failed === 0) counts.failed = 1
  for (const kind of Object.keys(results)) results[kind] += counts[kind]
  const seconds = Math.round((Date.now() - start) / 1000)
  if (isAside) console.log(`\n── ${name}\n${Buffer.concat(said).toString()}`)
  console.log(`── ${name}: ${succeeded ? 'ok' : 'FAILED'} in ${seconds} s`)
  return succeeded
}

/** Of a suite in Playwright's report, and of those in it. */
function addOutcomes({ specs = [], suites = [] }) {
  for (const { file, title, tests } of specs) {
    const isSkipped = tests.every(({ status }) => status === 'skipped')
    const isBad = tests.some(({ status }) => status === 'unexpected')
    outcomes.push([`e2e/${file}`, title, isBad ? 'failed' : isSkipped ? 'skipped' : 'passed'])
  }
  suites.forEach(addOutcomes)
}

function none() {
  return { passed: 0, failed: 0, skipped: 0 }
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

/** Likewise for tests against nginx. */
function installWebServer() {
  const places = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']
  if (places.some((path) => existsSync(path))) return
  console.log('No nginx found: installing it for the tests of its configuration …')
  if (!installDebian('nginx-light'))
    console.log('nginx is not available: its tests will be skipped.')
}

function installDebian(name) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const update = spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env })
  if (update.status !== 0) return false
  const args = ['install', '-y', '-qq', '--no-install-recommends', name]
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

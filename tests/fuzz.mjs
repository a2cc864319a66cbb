/**
 * `npm run fuzz -- [MINUTES]`: the tests of random input over and over, each time with a new seed, for so many minutes (10 by default): payloads
 * (R15), Sparkplug, packets cut anywhere, models (R16), notes of several people in any order (R20), behaviours. Ends with 1 and the seed when one
 * fails: `SEED=… npm test` runs it again.
 */
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from '../src/server/installPackages.mjs'

const files = [
  'tests/unit/feed/malformed.test.ts',
  'tests/unit/feed/sparkplug.fuzz.test.ts',
  'tests/unit/feed/codecs.test.ts',
  'tests/unit/feed/transports/PacketCutter.test.ts',
  'tests/unit/behaviours/contract.test.ts',
  'tests/unit/people/convergence.test.ts',
  'tests/scene/model/hostileRandom.test.ts',
]
/** Of convergence, in each round: else one. */
const SEEDS = '200'

const minutes = Number(process.argv[2] ?? 10)
if (!(minutes > 0)) {
  console.error(`“${process.argv[2]}” is no number of minutes: npm run fuzz -- 10`)
  process.exit(1)
}
installPackages()
const end = Date.now() + minutes * 60_000
let rounds = 0
while (Date.now() < end) {
  const SEED = String(Math.floor(Math.random() * 2 ** 31))
  const args = ['vitest', 'run', '-c', 'tests/vitest.config.ts', '--reporter=dot', ...files]
  const { status, stdout, stderr } = spawnSync('npx', args, {
    cwd: dirname(dirname(fileURLToPath(import.meta.url))),
    encoding: 'utf8',
    env: { ...process.env, SEED, SEEDS, NO_UPDATE_NOTIFIER: '1' },
    shell: process.platform === 'win32',
  })
  if (status !== 0) {
    console.error(
      `${stdout}\n${stderr}\nFailed with SEED=${SEED} after ${rounds} rounds that passed.`,
    )
    process.exit(1)
  }
  rounds++
  console.log(`SEED=${SEED} passed`)
}
console.log(`${rounds} rounds passed, each with a seed of its own`)

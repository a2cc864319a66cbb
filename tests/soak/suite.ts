import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { atMost, type Verdict } from './Verdict.ts'

/** R8: cut off for ten minutes; in the suite for twenty seconds. */
export function cutOff(): Promise<Verdict[]> {
  const args = ['vitest', 'run', '-c', 'tests/vitest.config.ts', 'tests/unit/feed/room/cut.test.ts']
  return runLonger('cut off for 10 min: tests failed', args, { CUT_SECONDS: '600' })
}

/** R23: fifty times into a headset; in the suite twenty times. */
export function wornOften(): Promise<Verdict[]> {
  const args = [
    'playwright',
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    '-g',
    'grows by nothing',
  ]
  return runLonger('50 times into a headset: tests failed', args, { HEADSET_TIMES: '50' })
}

/** Runs a test of the suite that is told to last longer by its environment. */
async function runLonger(
  figure: string,
  args: readonly string[],
  env: Record<string, string>,
): Promise<Verdict[]> {
  const { status } = spawnSync('npx', [...args], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  })
  return [atMost(figure, status === 0 ? 0 : 1, 0)]
}

import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { listen } from '#server/listen.ts'
import { judge, pauseAfter } from '../../../public/deploy/kiosk/gemba-kiosk.mjs'
import { browserFlags } from '../../e2e/browserFlags.ts'
import { findBrowser } from '../../findBrowser.mjs'

const browser = findBrowser()
const program = join(import.meta.dirname, '../../../public/deploy/kiosk/gemba-kiosk.mjs')
const calm = { silence: 0, missing: NaN, frameAge: 0, isHidden: false }
const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

it('waits longer after each failure, a minute at most', () => {
  expect([0, 1, 2, 5, 6, 500].map(pauseAfter)).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
})

it('restarts a browser whose page is silent, frozen or does not come back, and no other', () => {
  expect(judge(calm)[0]).toBe('wait')
  expect(judge({ ...calm, silence: 31_000 })).toEqual(['restart', 'the page does not answer'])
  expect(judge({ ...calm, missing: 5000 })[0]).toBe('navigate')
  expect(judge({ ...calm, missing: 61_000 })[0]).toBe('restart')
  expect(judge({ ...calm, frameAge: 121 })).toEqual(['restart', 'no frame for 121 s'])
  expect(judge({ ...calm, frameAge: 999, isHidden: true })[0]).toBe('wait')
})

it.skipIf(process.platform !== 'linux' || !browser)(
  'brings a page back whose tab was killed, and a browser that was',
  async () => {
    const { url, visits } = await openHost()
    const profile = await mkdtemp(join(tmpdir(), 'gemba-kiosk-'))
    stops.push(() => rm(profile, { recursive: true, force: true, maxRetries: 10 }))
    const flags = ['--headless=new', ...browserFlags]
    const args = [program, url, '--browser', browser!, '--profile', profile, '--', ...flags]
    const child = spawn(process.execPath, args, { stdio: 'ignore' })
    stops.push(() => end(child))
    await until(() => visits() === 1)
    await until(async () => (await renderersOf(child.pid!)).length > 0)
    // It has seen the page when it has asked it once.
    await sleep(6000)
    for (const pid of await renderersOf(child.pid!)) process.kill(pid, 'SIGKILL')
    await until(() => visits() === 2)
    const main = (await processes()).find(({ parent }) => parent === child.pid)
    process.kill(main!.pid, 'SIGKILL')
    await until(() => visits() === 3)
    expect(child.exitCode).toBeNull()
  },
)

/** A host of a page that is well, and how often it was asked for. */
async function openHost(): Promise<{ url: string; visits(): number }> {
  let count = 0
  const page = '<script>window.gemba = { health: () => ({ frameAge: 0 }) }</script>'
  const server: Server = createServer((request, response) => {
    if (request.url === '/') count++
    response.setHeader('Content-Type', 'text/html').end(page)
  })
  const port = await listen(server, '127.0.0.1', 0, '--port')
  stops.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${port}/`, visits: () => count }
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(50)
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

type Process = { pid: number; parent: number; command: string }

async function processes(): Promise<Process[]> {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  return (await Promise.all(all.map(read))).flat()
}

async function read(name: string): Promise<Process[]> {
  try {
    const stat = await readFile(`/proc/${name}/stat`, 'utf8')
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2])
    return [{ pid: Number(name), parent, command }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** The tabs of a browser that a process started. */
async function renderersOf(root: number): Promise<number[]> {
  const all = await processes()
  const family = new Set([root])
  for (let size = 0; size < family.size;) {
    size = family.size
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid)
  }
  return all
    .filter(({ pid, command }) => family.has(pid) && command.includes('--type=renderer'))
    .map(({ pid }) => pid)
}

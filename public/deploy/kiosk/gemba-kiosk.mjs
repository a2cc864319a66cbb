#!/usr/bin/env node
/**
 * Keeps a Chromium in kiosk mode on a page of Gemba: `node gemba-kiosk.mjs URL [--browser PATH] [--profile DIR] [-- FLAG …]`.
 *
 * It starts the browser and watches over it through a pipe that nobody else can open. A tab that crashed is loaded again; a browser
 * that ended, or whose page does not answer for half a minute, or has drawn no frame for two minutes although it mends
 * itself, is started anew: after one second, then two, four … sixty. SIGTERM ends both. Needs Node 18 and nothing else.
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

/** Milliseconds: from one question to the page to the next, for an answer, and until a silent page is given up. */
const askInterval = 5000
const answerTime = 5000
const longestSilence = 30_000
/** Seconds without a frame after which a page is given up; its own watchdog has tried by then. */
const longestFrame = 120
/** Milliseconds for a crashed or missing page to come back. */
const comeBack = 60_000
/** Milliseconds before the browser is started anew: at first, at most, and after how long without trouble it is the first again. */
const firstPause = 1000
const longestPause = 60_000
const calm = 600_000

/** Seen by nobody, so that nothing asks, offers, updates or remembers a crash. */
const kioskFlags = [
  '--kiosk',
  '--no-first-run',
  '--no-default-browser-check',
  '--noerrdialogs',
  '--hide-crash-restore-bubble',
  '--disable-session-crashed-bubble',
  '--disable-features=Translate',
  '--disable-component-update',
  '--check-for-update-interval=31536000',
  '--overscroll-history-navigation=0',
  '--disable-pinch',
  '--autoplay-policy=no-user-gesture-required',
  '--password-store=basic',
  '--remote-debugging-pipe',
]

/** How long to wait before a new start, milliseconds, after so many failures one after the other. */
export function pauseAfter(failures) {
  return Math.min(longestPause, firstPause * 2 ** Math.min(failures, 10))
}

/**
 * What is to be done about a page that was asked how it is: `wait`, `navigate` to the address again, or `restart` the browser, with the
 * reason. `silence`: milliseconds since it answered last, `missing`: since it was crashed or an error page.
 */
export function judge({ silence, missing, frameAge, isHidden }) {
  if (silence > longestSilence) return ['restart', 'the page does not answer']
  if (missing > comeBack) return ['restart', 'the page does not come back']
  if (missing >= 0) return ['navigate', 'the page is not there']
  if (!isHidden && frameAge > longestFrame) {
    return ['restart', `no frame for ${Math.round(frameAge)} s`]
  }
  return ['wait', '']
}

/** The protocol of Chromium's developer tools over its pipe: texts of JSON, each ended by a zero. */
class Devtools {
  #write
  #waiting = new Map()
  #id = 0

  constructor(write, read, onEvent) {
    this.#write = write
    let rest = ''
    write.on('error', () => undefined)
    read.setEncoding('utf8').on('data', (text) => {
      const all = (rest + text).split('\0')
      rest = all.pop()
      for (const each of all) {
        const message = JSON.parse(each)
        if (message.id === undefined) onEvent(message)
        else this.#waiting.get(message.id)?.(message)
      }
    })
  }

  /** Rejects when the browser refuses, or does not answer in time. */
  send(method, params = {}, sessionId) {
    const id = ++this.#id
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => answer({ error: { message: 'no answer' } }), answerTime)
      const answer = ({ result, error }) => {
        clearTimeout(timer)
        this.#waiting.delete(id)
        if (error) reject(new Error(`${method}: ${error.message}`))
        else resolve(result)
      }
      this.#waiting.set(id, answer)
      this.#write.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }
}

/** One life of a browser: settles with the reason when it has ended. */
function live({ browser, profile, url, flags, signal }) {
  return new Promise((resolve) => {
    const args = [...kioskFlags, `--user-data-dir=${profile}`, ...flags, url]
    const child = spawn(browser, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    let why = ''
    let session
    let target
    let isAsking = false
    let answeredAt = Date.now()
    let missingSince = NaN

    const kill = (reason) => {
      why ||= reason
      child.kill('SIGKILL')
    }
    const devtools = new Devtools(child.stdio[3], child.stdio[4], ({ method, params }) => {
      if (method === 'Target.targetCrashed' && params.targetId === target) {
        say('The page has crashed.')
        missingSince = Date.now()
        session = undefined
      }
    })
    const attach = async () => {
      const { targetInfos } = await devtools.send('Target.getTargets')
      const page = targetInfos.find(({ type }) => type === 'page')
      if (!page) throw new Error('there is no page')
      target = page.targetId
      const wish = { targetId: target, flatten: true }
      return (await devtools.send('Target.attachToTarget', wish)).sessionId
    }
    const ask = async () => {
      session ??= await attach()
      const expression = `JSON.stringify({ at: location.href, isHidden: document.hidden, health: window.gemba?.health?.() ?? null })`
      const { result } = await devtools.send('Runtime.evaluate', { expression }, session)
      answeredAt = Date.now()
      return JSON.parse(result.value)
    }
    const look = async () => {
      if (isAsking) return
      isAsking = true
      let found
      // A crashed page is asked nothing: it is there again when it was navigated.
      if (Number.isNaN(missingSince)) {
        try {
          found = await ask()
          if (found.at.startsWith('chrome-error:')) missingSince = Date.now()
        } catch {
          session = undefined
        }
      }
      const now = Date.now()
      const [act, reason] = judge({
        silence: now - answeredAt,
        missing: now - missingSince,
        frameAge: found?.health?.frameAge ?? 0,
        isHidden: found?.isHidden ?? false,
      })
      if (act === 'restart') kill(reason)
      else if (act === 'navigate') {
        try {
          session ??= await attach()
          await devtools.send('Page.navigate', { url }, session)
          await new Promise((done) => setTimeout(done, 1000))
          const { at } = await ask()
          if (!at.startsWith('chrome-error:')) {
            missingSince = NaN
            say('The page is back.')
          }
        } catch {
          session = undefined
        }
      }
      isAsking = false
    }
    const timer = setInterval(() => void look(), askInterval)
    void devtools.send('Target.setDiscoverTargets', { discover: true }).catch(() => undefined)
    signal.addEventListener('abort', () => {
      void devtools.send('Browser.close').catch(() => undefined)
      setTimeout(() => kill('it was asked to end'), 3000).unref()
    })
    child.once('error', (error) => {
      clearInterval(timer)
      resolve(`it cannot be started: ${error.message}`)
    })
    child.once('exit', (code, by) => {
      clearInterval(timer)
      resolve(why || `it ended by itself (${by ?? code})`)
    })
  })
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { browser: { type: 'string' }, profile: { type: 'string' } },
  })
  const [url, ...flags] = positionals
  if (!url || !URL.canParse(url)) {
    process.stderr.write(
      'Give the address of the page: node gemba-kiosk.mjs https://gemba.example.com/?kiosk',
    )
    process.exit(2)
  }
  const browser = values.browser ?? 'chromium'
  const profile = values.profile ?? join(homedir(), '.local/state/gemba-kiosk')
  mkdirSync(profile, { recursive: true })
  const ending = new AbortController()
  for (const name of ['SIGTERM', 'SIGINT']) process.once(name, () => ending.abort())
  let failures = 0
  while (!ending.signal.aborted) {
    say(`Starting ${browser} with ${url}`)
    const began = Date.now()
    // One life after the other.
    // oxlint-disable-next-line no-await-in-loop
    const why = await live({ browser, profile, url, flags, signal: ending.signal })
    if (ending.signal.aborted) break
    if (Date.now() - began > calm) failures = 0
    const pause = pauseAfter(failures++)
    say(`The browser is gone: ${why}. The next one starts in ${pause / 1000} s.`)
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => {
      const timer = setTimeout(done, pause)
      ending.signal.addEventListener('abort', () => (clearTimeout(timer), done()))
    })
  }
}

function say(line) {
  process.stdout.write(`${line}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main()

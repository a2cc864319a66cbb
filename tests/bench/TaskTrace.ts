import type { Browser, Page } from '@playwright/test'
import { writeFile } from 'node:fs/promises'

/** The longest task of a page's main thread in a stretch of time, in milliseconds; `cpuMs`: what the one that computed most had of a processor. */
export type Longest = { blockMs: number; cpuMs: number }

type TraceEvent = {
  name: string
  ph: string
  pid: number
  tid: number
  ts: number
  dur?: number
  tdur?: number
  args?: { name?: string }
}

const categories = ['toplevel', 'blink.user_timing', '__metadata']

/** Records what blocks the main thread of a page: every task, from a trace of the browser. */
export class TaskTrace {
  readonly #browser: Browser
  readonly #page: Page
  /** A folder for the traces themselves, with a profile; null for none. */
  readonly #folder: string | null

  constructor(browser: Browser, page: Page, folder: string | null = null) {
    this.#browser = browser
    this.#page = page
    this.#folder = folder
  }

  async start(): Promise<void> {
    const more = this.#folder === null ? [] : ['disabled-by-default-v8.cpu_profiler']
    await this.#browser.startTracing(this.#page, { categories: [...categories, ...more] })
  }

  /** The longest task since `start`; with the name of a `performance.mark`, before it and from it on. */
  async stop(name: string, mark?: string): Promise<{ before: Longest; after: Longest }> {
    const bytes = await this.#browser.stopTracing()
    if (this.#folder !== null)
      await writeFile(`${this.#folder}/${name.replaceAll(/\W+/g, '-')}.json`, bytes)
    const { traceEvents } = JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] }
    const border = traceEvents.find((event) => event.name === mark)?.ts ?? Infinity
    const mains = new Set(
      traceEvents
        .filter(({ name: kind, args }) => kind === 'thread_name' && args?.name === 'CrRendererMain')
        .map(({ pid, tid }) => `${pid} ${tid}`),
    )
    const tasks = traceEvents.filter(({ name: kind, ph, pid, tid }) => {
      return kind === 'ThreadControllerImpl::RunTask' && ph === 'X' && mains.has(`${pid} ${tid}`)
    })
    return {
      before: longestOf(tasks.filter(({ ts }) => ts < border)),
      after: longestOf(tasks.filter(({ ts }) => ts >= border)),
    }
  }
}

function longestOf(tasks: readonly TraceEvent[]): Longest {
  const longest: Longest = { blockMs: 0, cpuMs: 0 }
  for (const { dur = 0, tdur = 0 } of tasks) {
    longest.blockMs = Math.max(longest.blockMs, dur / 1000)
    longest.cpuMs = Math.max(longest.cpuMs, tdur / 1000)
  }
  return longest
}

import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test'
import { setTimeout as sleep } from 'node:timers/promises'
import { browserFlags } from '../e2e/browserFlags.ts'
import { findBrowser } from '../findBrowser.mjs'
import { publishLoad } from '../world/makeLoadPlant.ts'
import { openLoadedPage } from './openLoadedPage.ts'
import { atMost, type Verdict } from './Verdict.ts'

const parts = 500
const perSecond = 500
/** Seconds from one look at what the page holds to the next; before it the link is cut, and the plant opened anew. */
const turn = 60
const day = 24 * 60

/** What the page holds when all is thrown away that can be. */
export type Held = { heapMb: number; nodes: number; listeners: number; gpu: number }

/** R13: a page that hangs on a wall for so many minutes, with a cut link and the plant opened anew in each of them. */
export async function weeks(minutes: number): Promise<Verdict[]> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: browserFlags })
  try {
    const { held, uncaught } = await hangOnWall(browser, minutes, turn, (now) => {
      console.error(JSON.stringify(now))
    })
    return judge(held, uncaught)
  } finally {
    await browser.close()
  }
}

/**
 * A page at 500 messages a second for so many turns of so many seconds: in each the link is cut for a while and the plant opened anew, and
 * at its end one looks at what the page holds. Counts the errors that nobody caught. `prepare` is called before the page's first line.
 */
export async function hangOnWall(
  browser: Browser,
  turns: number,
  seconds: number,
  tell: (held: Held) => void = () => undefined,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<{ held: Held[]; uncaught: number }> {
  const { page, broker, proxy, files, uncaught, close } = await openLoadedPage(
    browser,
    parts,
    async (opening) => {
      await countGpuThings(opening)
      await prepare(opening)
    },
  )
  try {
    const load = { signals: parts, perSecond, seconds: turns * seconds }
    const publishing = publishLoad(broker.tcp, load)
    const session = await page.context().newCDPSession(page)
    const held: Held[] = []
    for (let i = 0; i < turns; i++) {
      const next = sleep(seconds * 1000)
      proxy.cut()
      await sleep(Math.min(3000, seconds * 200))
      proxy.heal()
      await openAnew(page, files)
      await next
      held.push(await look(page, session))
      tell(held[i])
    }
    await publishing
    return { held, uncaught: uncaught.length }
  } finally {
    await close()
  }
}

/** By the second half: in the first, what comes once has come. */
function judge(held: readonly Held[], uncaught: number): Verdict[] {
  const more = moreInSecondHalf(held)
  const days = held.length / 2 / day
  return [
    // What a heap varies by from one look to the next, and a megabyte a day.
    atMost('heap more in the second half, MB', more.heapMb, Math.round((0.5 + days) * 100) / 100),
    atMost('elements more', more.nodes, 8),
    atMost('listeners more', more.listeners, 0),
    atMost('things on the GPU more', more.gpu, 0),
    atMost('errors that nobody caught', uncaught, 0),
  ]
}

/**
 * What the page holds at most in the second half of the time, less what it held at most in the first: one look may meet a buffer that
 * is there for a moment.
 */
export function moreInSecondHalf(held: readonly Held[]): Held {
  const half = Math.ceil(held.length / 2)
  const more = (key: keyof Held): number => {
    const most = (looks: readonly Held[]) => Math.max(...looks.map((each) => each[key]))
    return Math.round((most(held.slice(half)) - most(held.slice(0, half))) * 1000) / 1000
  }
  return {
    heapMb: more('heapMb'),
    nodes: more('nodes'),
    listeners: more('listeners'),
    gpu: more('gpu'),
  }
}

/** Drops the same plant onto the page once more. */
async function openAnew(page: Page, files: Record<string, string | Uint8Array>): Promise<void> {
  const given = Object.entries(files).map(([name, content]) => {
    return { name, data: Buffer.from(content).toString('base64') }
  })
  const dataTransfer = await page.evaluateHandle((list) => {
    const made = new DataTransfer()
    for (const { name, data } of list) {
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
      made.items.add(new File([bytes], name))
    }
    return made
  }, given)
  for (const kind of ['dragover', 'drop']) await page.dispatchEvent('body', kind, { dataTransfer })
  await dataTransfer.dispose()
}

async function look(page: Page, session: CDPSession): Promise<Held> {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
  const { nodes, jsEventListeners: listeners } = await session.send('Memory.getDOMCounters')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const gpu = await page.evaluate(() => (window as unknown as { gpuCount: number }).gpuCount)
  return { heapMb: Math.round(usedSize / 1e4) / 100, nodes, listeners, gpu }
}

/** Counts what there is on the GPU, from the page's first line on. */
async function countGpuThings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = window as unknown as { gpuCount: number }
    counter.gpuCount = 0
    const context = WebGL2RenderingContext.prototype as unknown as Record<string, Function>
    for (const kind of ['Texture', 'Buffer', 'Program', 'VertexArray', 'Framebuffer']) {
      for (const [verb, by] of [
        ['create', 1],
        ['delete', -1],
      ] as const) {
        const act = context[verb + kind]
        context[verb + kind] = function count(this: unknown, thing: unknown) {
          if (by > 0 || thing) counter.gpuCount += by
          return act.call(this, thing)
        }
      }
    }
  })
}

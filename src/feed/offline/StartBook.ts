/** What is remembered of versions of the page: by the name of their first script. */
export type Starts = {
  /** The last that started, and the one before it. */
  good: string | null
  /** Those that were handed out and have not said yet that they started: how often they failed, and when it was tried last. */
  tried: Record<string, { failed: number; at: number }>
}

/** Starts that may fail before the last good version is handed out instead, and for how long that stays so, milliseconds. */
const mostFailed = 2
const memory = 3_600_000
/** Milliseconds after which a page that has not said that it started did not; whoever reloads sooner only was impatient. */
const patience = 10_000

export const noStarts: Starts = { good: null, tried: {} }

/** Whether a version is not to be handed out, because it failed to start. */
export function isBad({ tried }: Starts, version: string, now: number): boolean {
  const found = tried[version]
  return found !== undefined && found.failed >= mostFailed && Math.abs(now - found.at) < memory
}

/** Notes that a version is handed out at `now`, epoch milliseconds. */
export function noteTried(starts: Starts, version: string, now: number): Starts {
  const before = starts.tried[version]
  const isOld = before && Math.abs(now - before.at) > memory
  const failed = !before || isOld ? 0 : before.failed + Number(Math.abs(now - before.at) > patience)
  return { ...starts, tried: { ...starts.tried, [version]: { failed, at: now } } }
}

/** Notes that a version has started. */
export function noteStarted({ tried }: Starts, version: string): Starts {
  const { [version]: _, ...others } = tried
  // Older versions come no more.
  return { good: version, tried: others }
}

/** The version of a page by its text: the hash in the name of its first script; empty for something else. */
export function versionOf(html: string): string {
  return html.match(/<script[^>]+src="[^"]*assets\/index-([\w-]+)\.js"/)?.[1] ?? ''
}

/** Reads what was kept; of what makes no sense nothing is left. */
export function readStarts(text: string): Starts {
  try {
    const { good, tried } = JSON.parse(text) as Partial<Starts>
    const isFit = (good === null || typeof good === 'string') && typeof tried === 'object'
    return isFit ? { good: good ?? null, tried: tried ?? {} } : noStarts
  } catch {
    return noStarts
  }
}

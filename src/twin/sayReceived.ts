import { Quality, qualityName } from './Quality.ts'
import { qualityWords } from './qualityWords.ts'
import { sayAge } from './sayAge.ts'

const day = 86_400

/**
 * Whether a value was received before this page was loaded, and kept since (`state/keptValues.ts`): arrivals are milliseconds of the page's clock, which
 * begins with it.
 */
export function isFromBefore(received: number): boolean {
  return received < 0
}

/**
 * How long ago a value was received, short; of one from before this page, the time of day: `10:02`. Milliseconds of the page's clock, whose zero is at
 * `origin`, epoch milliseconds. Empty for a value that never was.
 */
export function sayReceived(received: number, now: number, origin: number): string {
  const seconds = (now - received) / 1000
  if (Number.isNaN(seconds)) return ''
  if (!isFromBefore(received) || seconds > day) return sayAge(seconds)
  const time = new Date(origin + received)
  return time.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
}

/** What a quality is called at a value: one from before this page is the last known, whatever it was then. */
export function sayQuality(code: number, received: number): string {
  const isKept = code === Quality.stale && isFromBefore(received)
  return isKept ? 'last known' : qualityWords[qualityName(code)]
}

import { roomFamilies, type RoomFamily } from './roomTopics.ts'

/** What one sender may send: messages a second, messages at once, bytes each. */
export type FloodLimit = { rate: number; burst: number; bytes: number }

/** What one person may send into a room, by family. Beyond it nothing is read. */
export const floodLimits: Record<RoomFamily, FloodLimit> = {
  who: { rate: 8, burst: 40, bytes: 4096 },
  pose: { rate: 40, burst: 80, bytes: 64 },
  mark: { rate: 10, burst: 20, bytes: 16_384 },
  say: { rate: 5, burst: 20, bytes: 4096 },
  rtc: { rate: 50, burst: 200, bytes: 16_384 },
  lead: { rate: 10, burst: 40, bytes: 16_384 },
  ink: { rate: 20, burst: 80, bytes: 16_384 },
  note: { rate: 30, burst: 120, bytes: 16_384 },
  picture: { rate: 30, burst: 120, bytes: 16_384 },
  inspection: { rate: 30, burst: 120, bytes: 4096 },
  mod: { rate: 5, burst: 20, bytes: 4096 },
  audit: { rate: 5, burst: 60, bytes: 4096 },
  alarm: { rate: 100, burst: 400, bytes: 16_384 },
  service: { rate: 10, burst: 60, bytes: 4096 },
  run: { rate: 5, burst: 20, bytes: 16_384 },
  health: { rate: 20, burst: 100, bytes: 4096 },
  beat: { rate: 4, burst: 20, bytes: 1024 },
}

/** What everybody together may send, messages a second, poses apart: beyond it the page would be busy with nothing else. */
const mostTogether = 2000
/** Senders whose ways are remembered. The rest share one purse. */
const mostSenders = 4000

/** What taking something back counts, in messages: who clears a room takes back hundreds at once, and they cost next to nothing. */
const emptyCost = 0.1

/** What is left to a sender in one family. */
type Purse = { left: number; at: number }

/**
 * Keeps a flood of one from being everybody's: each sender has a purse for each family that fills with time. Times in seconds. What
 * the broker had kept from before comes all at once, and is only measured.
 */
export class FloodGuard {
  /** Messages that were not let through. */
  dropped = 0
  readonly #purses = new Map<string, Purse>()
  readonly #all: Purse = { left: mostTogether, at: 0 }
  #forgot = -Infinity

  /** Whether a message of so many bytes may be read. */
  admit(
    family: RoomFamily,
    sender: string,
    bytes: number,
    now: number,
    isRetained = false,
  ): boolean {
    const { rate, burst, bytes: most } = floodLimits[family]
    const cost = bytes === 0 && roomFamilies[family] === 'kept' ? emptyCost : 1
    const isFit =
      bytes <= most &&
      (isRetained ||
        (take(this.#purseOf(`${family}/${sender}`, burst, now), rate, burst, now, cost) &&
          (family === 'pose' || take(this.#all, mostTogether, mostTogether, now, cost))))
    if (!isFit) this.dropped++
    return isFit
  }

  #purseOf(name: string, burst: number, now: number): Purse {
    let purse = this.#purses.get(name)
    if (purse) return purse
    if (this.#purses.size >= mostSenders) this.#forget(now)
    const known = this.#purses.size < mostSenders ? name : ''
    purse = this.#purses.get(known)
    if (!purse) this.#purses.set(known, (purse = { left: burst, at: now }))
    return purse
  }

  /** A purse that nobody took from for a while is full again, and need not be remembered. */
  #forget(now: number): void {
    // Not with each message of those who invent senders.
    if (now - this.#forgot < 1) return
    this.#forgot = now
    for (const [name, { at }] of this.#purses) if (now - at > 10) this.#purses.delete(name)
  }
}

function take(purse: Purse, rate: number, burst: number, now: number, cost: number): boolean {
  purse.left = Math.min(burst, purse.left + Math.max(0, now - purse.at) * rate)
  purse.at = now
  if (purse.left < cost) return false
  purse.left -= cost
  return true
}

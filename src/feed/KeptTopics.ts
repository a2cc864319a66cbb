import { roomFamilies, type RoomAddress, type RoomFamily } from '#people/roomTopics.ts'

/** Their authors have them too, and have them kept again by a broker that has forgotten. */
const mended = new Set<RoomFamily>(['note', 'picture', 'inspection', 'run'])
/** Topics at most that are remembered; what comes beyond is not missed when it is taken back. */
const most = 20_000
/** Seconds within which all that is kept has come over a new link. */
const patience = 5

/**
 * What the broker has kept of a room, as far as this link was told: what was taken back while it was away is noticed, because it does not come
 * again. Notes, inspections and runs are left out.
 */
export class KeptTopics {
  readonly #known = new Map<string, { address: RoomAddress; links: number }>()
  #links = 0
  #settlesAt = Infinity

  /** The link is made anew: all that is kept comes again. `now` in seconds. */
  begin(now: number): void {
    this.#links++
    this.#settlesAt = now + patience
  }

  /** A message has come. */
  note(address: RoomAddress, isEmpty: boolean): void {
    const { family, key, user } = address
    if (roomFamilies[family] !== 'kept' || mended.has(family)) return
    const name = `${family}/${key}/${user}`
    if (isEmpty) this.#known.delete(name)
    else if (this.#known.has(name) || this.#known.size < most) {
      this.#known.set(name, { address, links: this.#links })
    }
  }

  /** What did not come again, and is forgotten with this. */
  takeMissing(now: number): RoomAddress[] {
    const missing: RoomAddress[] = []
    if (now < this.#settlesAt) return missing
    this.#settlesAt = Infinity
    for (const [name, { address, links }] of this.#known) {
      if (links === this.#links) continue
      this.#known.delete(name)
      missing.push(address)
    }
    return missing
  }
}

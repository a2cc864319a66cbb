import type { Person } from '#people/Person.ts'
import { RunAgreement } from '#people/RunAgreement.ts'
import { readRunBeat, writeRunBeat, type RunBeat } from '#people/RunBeat.ts'
import { RunClock } from '#people/RunClock.ts'
import type { RoomMessage, SendResult } from './room.ts'

export type RunTimeParts = {
  /** Says something in the room under this page's user; a run is kept there, a beat is not. */
  send: (family: 'run' | 'beat', text: string) => Promise<SendResult>
  /** `mayBeat`: a wall display may not. */
  me: () => { user: string; session: string; name: string; mayShare: boolean; mayBeat: boolean }
  people: () => readonly Person[]
  /** From here to the broker and back, milliseconds, as far as it is known. */
  latency: () => number
  /** Milliseconds of a clock that never jumps; and what has to be added for the computer's own time since 1970. */
  now: () => number
  wall: number
}

/** Milliseconds between two beats; in a crowd each beats less often, so that ten a second are heard. */
const pace = 2000
const crowdPace = 100
/** Beats for who has just come, and milliseconds between them. */
const welcome = 3
const welcomePace = 250
/** Milliseconds to wait for somebody who knows the time: where nobody is, and where somebody is. */
const aloneFor = 1500
const patience = 6000
/** Own ways to the broker of which the shortest counts. */
const mostTrips = 8

/** The beats of a shared run: by them all pages have the same time, and know whether they compute the same. */
export class RunTime {
  readonly agreement = new RunAgreement()
  readonly #parts: RunTimeParts
  #clock: RunClock
  #run = ''
  #followedAt = 0
  #known: ReadonlySet<string> = new Set()
  #nextBeat = 0
  #welcomes = 0
  #trips: number[] = []
  #checked: Pick<RunBeat, 'stamp' | 'position' | 'digest'> = { stamp: 0, position: 0, digest: '' }

  constructor(parts: RunTimeParts) {
    this.#parts = parts
    this.#clock = new RunClock(parts.wall)
  }

  /** Id of the run whose time it is. */
  get run(): string {
    return this.#run
  }

  /** Whether it is known what time it is in the run. */
  get isAgreed(): boolean {
    return this.#clock.isAgreed
  }

  /** Epoch milliseconds by the clock of the run. */
  get time(): number {
    return this.#clock.time(this.#parts.now())
  }

  /**
   * Another run has another clock. `sent`: when it was said just now, by that clock; NaN when nobody knows when; null when this page
   * has started it.
   */
  follow(run: string, sent: number | null): void {
    if (run === this.#run) return
    const { wall } = this.#parts
    const now = this.#parts.now()
    this.#run = run
    this.#clock = new RunClock(wall)
    this.#followedAt = now
    this.#nextBeat = 0
    this.agreement.begin()
    if (sent === null) this.#clock.start(now)
    else if (!Number.isNaN(sent)) this.#clock.hearStart(sent, this.#trip(), now)
  }

  /** The link to the room is new: ways are as long as they are now. */
  relink(): void {
    this.#trips = []
  }

  /** A message of the family `beat`. Returns whether the time is known only now. */
  hear({ session, text }: Pick<RoomMessage, 'session' | 'text'>): boolean {
    const beat = readRunBeat(text)
    if (!beat || beat.run !== this.#run) return false
    const now = this.#parts.now()
    if (session === this.#parts.me().session) {
      this.#trips.push(Math.max(0, this.#clock.time(now) - beat.time))
      if (this.#trips.length > mostTrips) this.#trips.shift()
      return false
    }
    const wasAgreed = this.#clock.isAgreed
    this.#clock.hear(session, beat, this.#trip(), now)
    this.agreement.hear(session, beat.stamp, beat.position, beat.digest)
    return !wasAgreed && this.#clock.isAgreed
  }

  /** This page has computed the digest of an instant, simulated seconds, by the word with that stamp. */
  noteDigest(stamp: number, position: number, digest: string): void {
    if (this.#checked.stamp === stamp && this.#checked.position === position) return
    this.#checked = { stamp, position, digest }
    this.agreement.noteOwn(stamp, position, digest)
  }

  /** Some times a second, while a run is on. Returns whether the time is known only now. */
  tick(isJoined: boolean): boolean {
    const now = this.#parts.now()
    const wait = this.#parts.people().length === 0 ? aloneFor : patience
    const isGuess = !this.#clock.isAgreed && now - this.#followedAt > wait
    if (isGuess) this.#clock.guess(now)
    this.#noteComings(now)
    if (isJoined) this.#beat(now)
    return isGuess
  }

  #noteComings(now: number): void {
    const ids = new Set(this.#parts.people().map(({ id }) => id))
    const isNew = [...ids].some((id) => !this.#known.has(id))
    for (const id of this.#known) if (!ids.has(id)) this.agreement.forget(id)
    this.#known = ids
    if (!isNew) return
    this.#welcomes = welcome
    this.#nextBeat = Math.min(this.#nextBeat, now)
  }

  #beat(now: number): void {
    const { me, send, people } = this.#parts
    if (now < this.#nextBeat || !this.#clock.isAgreed || !me().mayBeat) return
    this.#welcomes = Math.max(0, this.#welcomes - 1)
    const calm = Math.max(pace, people().length * crowdPace)
    this.#nextBeat = now + (this.#welcomes > 0 ? welcomePace : calm)
    const beat: RunBeat = {
      run: this.#run,
      time: this.#clock.time(now),
      held: this.#clock.held(now),
      trip: this.#trip(),
      ...this.#checked,
    }
    void send('beat', writeRunBeat(beat))
  }

  #trip(): number {
    return this.#trips.length > 0 ? Math.min(...this.#trips) : this.#parts.latency()
  }
}

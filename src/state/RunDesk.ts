import { HybridClock } from '#people/HybridClock.ts'
import { readRunWord } from '#people/readRunWord.ts'
import { isAfterRemoval, type Removals } from '#people/Removals.ts'
import { RunWords } from '#people/RunWords.ts'
import {
  comparedPosition,
  firstSpeed,
  runLength,
  runPosition,
  writeRunWord,
  type RunWord,
  type SharedRun,
} from '#people/SharedRun.ts'
import type { RoomMessage } from './room.ts'
import type { PlayedScenario } from './run.ts'
import { RunTime, type RunTimeParts } from './RunTime.ts'

export type RunDeskParts = RunTimeParts & {
  makeId: () => string
  onChange: () => void
  /** What was refused, in words. */
  onWrong: (words: string) => void
}

/** A run that is on by a word with that stamp: everybody's, or this page's own. `changedBy`: user who paused, sought …; empty while nobody has. */
export type PlayedRun = { run: SharedRun; stamp: number; isShared: boolean; changedBy: string }

/** How a run is played otherwise. */
export type RunChange = Partial<Pick<SharedRun, 'isPaused' | 'position' | 'speed'>>

/** Milliseconds after which the broker has shown all that it keeps; and until others help it out. */
const joining = 5000
const help = 2000
/** Bytes of a word that fits through the room. */
const largest = 16_000
/** Refusals that are said; whoever sends a thousand fills no list with them. */
const mostSaid = 20

/** What this page knows of the room's run, and says of it. Without timers: `tick` is called some times a second. */
export class RunDesk {
  readonly time: RunTime
  readonly #parts: RunDeskParts
  readonly #hybrid = new HybridClock()
  readonly #words: RunWords
  readonly #said = new Set<string>()
  #own: PlayedRun | null = null
  #left = ''
  #isJoined = false
  #joinedAt = 0
  /** The latest stamp that the broker has shown over this link. */
  #seen = 0

  constructor(parts: RunDeskParts) {
    this.#parts = parts
    this.time = new RunTime(parts)
    const { people } = parts
    this.#words = new RunWords(
      (user) => people().find((person) => person.user === user)?.role ?? null,
    )
  }

  /** Everybody's run, whether this page shows it or not. */
  get shared(): PlayedRun | null {
    const { latest } = this.#words
    if (!latest?.run) return null
    const { run, stamp, user } = latest
    return { run, stamp, isShared: true, changedBy: run.position === 0 ? '' : user }
  }

  /** This page's own run, or everybody's. */
  get run(): PlayedRun | null {
    return this.#own ?? this.shared
  }

  /** Whether this page has left everybody's run for the live plant. */
  get hasLeft(): boolean {
    return this.#own === null && this.#left !== '' && this.shared?.run.id === this.#left
  }

  /** Whether it is known what time it is in the run. */
  get isAgreed(): boolean {
    return this.#own !== null || this.time.isAgreed
  }

  /** Simulated seconds since the start, now. */
  position({ run, isShared }: PlayedRun): number {
    return runPosition(run, isShared ? this.time.time : this.#ownTime())
  }

  /** The instant whose digest is wanted of a page that shows `position`. */
  compared({ run }: PlayedRun, position: number): number {
    return comparedPosition(run, position)
  }

  /** Starts a run from these values of signals, of a model with that digest. Answers why not, in words. */
  async start(
    scenario: PlayedScenario,
    given: Pick<SharedRun, 'model' | 'start' | 'seed' | 'began'>,
    isShared: boolean,
  ): Promise<string | null> {
    const { me, makeId, onChange } = this.#parts
    const run: SharedRun = {
      id: makeId(),
      scenario,
      ...given,
      author: me().name || 'Somebody',
      position: 0,
      at: this.#ownTime(),
      speed: firstSpeed(scenario.days),
      isPaused: false,
    }
    this.#own = isShared ? null : { run, stamp: 0, isShared, changedBy: '' }
    if (isShared) return this.#put(run)
    this.time.agreement.begin()
    onChange()
    return null
  }

  /** Pauses, seeks, changes the speed; for everybody when the run is theirs. */
  async control(change: RunChange): Promise<string | null> {
    const played = this.run
    if (!played) return 'No scenario is played.'
    const at = played.isShared ? this.time.time : this.#ownTime()
    const position = this.position(played)
    const isOver = change.isPaused === false && position >= runLength(played.run)
    const run = { ...played.run, position: isOver ? 0 : position, at, ...change }
    if (played.isShared) return this.#put(run)
    this.#own = { ...played, run, stamp: played.stamp + 1 }
    this.#parts.onChange()
    return null
  }

  /** Ends the run, for everybody when it is theirs. */
  async stop(): Promise<string | null> {
    if (!this.#own) return this.shared ? this.#put(null) : null
    this.leave()
    return null
  }

  /** Shows the live plant here: everybody's run goes on, an own one ends. */
  leave(): void {
    if (this.#own) this.#own = null
    else this.#left = this.shared?.run.id ?? ''
    this.#parts.onChange()
  }

  /** Shows everybody's run again. */
  watch(): void {
    this.#left = ''
    this.#parts.onChange()
  }

  /** A message of the family `run`. `isRetained`: nobody knows when it was sent. */
  hear({ user, text, isRetained }: Pick<RoomMessage, 'user' | 'text' | 'isRetained'>): void {
    if (text === '') {
      this.#words.set(user, undefined)
      this.#parts.onChange()
      return
    }
    const time = this.#ownTime()
    const word = readRunWord(text, time)
    if ('wrong' in word) {
      this.#sayOnce(`A scenario from the room was refused: it ${word.wrong}.`)
      return
    }
    // What they had said before goes on.
    if (isAfterRemoval(this.#words.removals, user, word.stamp)) return
    this.#seen = Math.max(this.#seen, word.stamp)
    this.#hybrid.hear(word.stamp, time)
    const known = this.#words.get(user)
    // What this page has just said itself is still on its way.
    if (known && user === this.#parts.me().user && known.stamp > word.stamp) return
    this.#words.set(user, word)
    this.#sayRefused()
    this.#follow(isRetained ? NaN : word.sent)
    this.#tidy()
    this.#parts.onChange()
  }

  /** A message of the family `beat`. */
  hearBeat(message: Pick<RoomMessage, 'session' | 'text'>): void {
    if (this.time.hear(message)) this.#parts.onChange()
  }

  /** Who is out of the room: what they say since then is not heard. */
  setRemovals(removals: Removals): void {
    this.#words.removals = removals
    this.#parts.onChange()
  }

  /** How the page stands to its room; all that is kept there comes again when it is joined. */
  setLink(isJoined: boolean): void {
    if (isJoined === this.#isJoined) return
    this.#isJoined = isJoined
    this.#joinedAt = this.#parts.now()
    this.#seen = 0
    this.time.relink()
  }

  /** The room is another one: nothing of the last one is left. */
  forget(): void {
    this.#words.clear()
    this.#left = ''
    this.time.follow('', NaN)
    this.#parts.onChange()
  }

  tick(): void {
    const { shared } = this
    if (!shared) return
    this.#sayRefused()
    this.#follow(NaN)
    if (this.time.tick(this.#isJoined)) this.#parts.onChange()
    this.#remind(shared)
  }

  #ownTime(): number {
    return this.#parts.now() + this.#parts.wall
  }

  async #put(run: SharedRun | null): Promise<string | null> {
    const { me, send, onChange } = this.#parts
    const { user, mayShare } = me()
    if (!mayShare) return 'Your role lets you watch scenarios, and not start or change them.'
    const isNew = run !== null && run.id !== this.time.run
    const stamp = this.#hybrid.next(this.#ownTime(), this.#words.latest?.stamp)
    const word: RunWord = { stamp, sent: isNew ? run.at : this.time.time, run }
    const text = writeRunWord(word)
    if (new TextEncoder().encode(text).length > largest)
      return 'This scenario has more changes and start values than fit into one message.'
    const before = this.#words.get(user)
    this.#words.set(user, word)
    if (isNew) {
      this.#left = ''
      this.time.follow(run.id, null)
    }
    onChange()
    const result = await send('run', text)
    if (result === 'sent') return null
    if (this.#words.get(user) === word) {
      this.#words.set(user, before)
      onChange()
    }
    return result === 'refused'
      ? 'The broker does not let you play scenarios for everybody.'
      : 'There is no connection to the room: nothing was changed for anybody.'
  }

  #follow(sent: number): void {
    const { latest } = this.#words
    if (latest?.run) this.time.follow(latest.run.id, sent)
  }

  /** What this person said before somebody else said something newer need not be kept: one message is the room's. */
  #tidy(): void {
    const { user, mayShare } = this.#parts.me()
    const { latest } = this.#words
    if (!this.#words.get(user) || !latest || latest.user === user || !this.#isJoined || !mayShare)
      return
    this.#words.set(user, undefined)
    void this.#parts.send('run', '')
  }

  /** A broker that has forgotten what it kept gets it again: from who said it, and soon from any other who may. */
  #remind({ run, stamp }: PlayedRun): void {
    const { me, send, now } = this.#parts
    const { user, mayShare } = me()
    if (!this.#isJoined || !mayShare || this.#seen >= stamp) return
    const isOwn = this.#words.latest?.user === user
    if (now() - this.#joinedAt < joining + (isOwn ? 0 : help)) return
    this.#seen = stamp
    const word: RunWord = { stamp, sent: this.time.time, run }
    this.#words.set(user, word)
    void send('run', writeRunWord(word))
  }

  #sayRefused(): void {
    for (const user of this.#words.refused) {
      const person = this.#parts.people().find((each) => each.user === user)
      if (!person) continue
      const { name, role } = person
      this.#sayOnce(`A scenario from ${name} was refused: their role, ${role}, may not play any.`)
    }
  }

  #sayOnce(words: string): void {
    if (this.#said.has(words) || this.#said.size >= mostSaid) return
    this.#said.add(words)
    this.#parts.onWrong(words)
  }
}

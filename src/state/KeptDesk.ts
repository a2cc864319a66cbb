import type { KeptSync } from '#people/KeptSync.ts'
import type { Unsent } from './notes.ts'
import type { KeptStore, KeptText } from './openKeptStore.ts'
import type { SendResult } from './room.ts'

export type KeptDeskOptions = {
  room: string
  send: (key: string, text: string) => Promise<SendResult>
  /** Null: nothing is kept when the page closes. */
  store: KeptStore | null
  /** Epoch milliseconds. */
  now: () => number
  /** A record of somebody was refused, in words, and its topic's key and user. */
  onWrong: (wrong: string, key: string, user: string) => void
  /** What was written cannot be kept on this computer (its disk is full), or can be again (empty). */
  onUnkept?: (reason: string) => void
}

/** Milliseconds between two messages: receivers take thirty a second. */
const pace = 40
/** After so many milliseconds the broker has shown all that it keeps. */
const joining = 4000
/** What is deleted can be brought back for so long. */
const keptDeleted = 30 * 86_400_000
/** Before the connection has told who one is. */
export const nobody = '~me'

/** This page's way to the broker for what is kept of a kind of record, over days without a connection, and into the browser's store. */
export abstract class KeptDesk<Kept> {
  readonly #options: KeptDeskOptions
  readonly #sync: KeptSync<Kept>
  /** Keys that the broker does not take from this person. */
  readonly #refused = new Set<string>()
  /** Not sent in earlier visits: by somebody who is not this person now. */
  #others: KeptText[] = []
  /** `KEY/USER` of what is to be written to the store. */
  readonly #dirty = new Set<string>()
  #isJoined = false
  #isSending = false
  #isClosed = false
  #isUnkept = false
  /** When `onChange` was called last. */
  #told = 0
  #change: ReturnType<typeof setTimeout> | undefined
  #saving: ReturnType<typeof setTimeout> | undefined
  #settling: ReturnType<typeof setTimeout> | undefined

  constructor(options: KeptDeskOptions, sync: KeptSync<Kept>) {
    this.#options = options
    this.#sync = sync
  }

  /** Some of it has changed; called at most each 50 ms. */
  protected abstract onChange(): void

  /** Brings back what was kept. */
  async load(): Promise<void> {
    const { store, room, now } = this.#options
    const kept = (await store?.load(room)) ?? []
    if (this.#isClosed) return
    const unsent = kept.filter(({ isUnsent }) => isUnsent)
    if (this.#sync.user === nobody && unsent.length > 0) this.#sync.rename(unsent[0].user)
    for (const note of kept) {
      if (note.isUnsent && note.user !== this.#sync.user) this.#others.push(note)
      else this.#sync.hear(note.key, note.user, note.text, now())
    }
    for (const { key, user } of unsent) if (user === this.#sync.user) this.#sync.resume(key)
    this.#adoptOthers()
    this.#sync.beginJoining()
    this.#tell()
  }

  /** A message of the room. */
  hear(key: string, user: string, text: string): void {
    const wrong = this.#sync.hear(key, user, text, this.#options.now())
    if (wrong !== null) this.#options.onWrong(wrong, key, user)
    else this.#keepSoon(key, user)
    if (user === this.#sync.user) void this.#flush()
    this.#tell()
  }

  /** How the page stands to its room, and who the person is there. */
  setLink(isJoined: boolean, user: string): void {
    if (user !== '' && user !== this.#sync.user) {
      this.#sync.rename(user)
      for (const key of this.#sync.unsent) this.#keepSoon(key, user)
      const own = this.#others.filter((note) => note.user === user)
      this.#others = this.#others.filter((note) => note.user !== user)
      for (const { key, text } of own) {
        this.#sync.hear(key, user, text, this.#options.now())
        this.#sync.resume(key)
      }
      this.#adoptOthers()
      this.#tell()
    }
    if (isJoined === this.#isJoined) return
    this.#isJoined = isJoined
    clearTimeout(this.#settling)
    if (isJoined) {
      this.#refused.clear()
      this.#settling = setTimeout(() => this.#settle(), joining)
      void this.#flush()
    } else this.#sync.beginJoining()
    this.#tell()
  }

  /** Own keys were changed: kept on this computer and sent. */
  protected noteEdited(keys: Iterable<string>): void {
    for (const key of keys) {
      this.#refused.delete(key)
      this.#dirty.add(`${key}/${this.#sync.user}`)
    }
    this.#save()
    this.#tell()
    void this.#flush()
  }

  /** Somebody else's record came by another way than the room: it is kept too. */
  protected keep(key: string, user: string): void {
    this.#keepSoon(key, user)
  }

  /** Something that does not come from this page has changed. */
  protected tell(): void {
    this.#tell()
  }

  /** How the last change of this person's under a key fares; null: the broker has it. */
  fateOf(key: string): Unsent | null {
    if (!this.#sync.unsent.has(key)) return null
    return this.#refused.has(key) ? 'refused' : 'waiting'
  }

  close(): void {
    this.#isClosed = true
    clearTimeout(this.#change)
    clearTimeout(this.#settling)
    clearTimeout(this.#saving)
    this.#save()
  }

  /** What was written without a connection by nobody in particular is this person's. */
  #adoptOthers(): void {
    const { user } = this.#sync
    if (user === nobody) return
    const anonymous = this.#others.filter((note) => note.user.startsWith('~'))
    this.#others = this.#others.filter((note) => !note.user.startsWith('~'))
    for (const { key, user: from, text } of anonymous) {
      this.#sync.hear(key, from, text, this.#options.now())
      this.#sync.adopt(key, from)
      this.#keepSoon(key, user)
      this.#keepSoon(key, from)
    }
  }

  /** Sends what is to be sent, one after the other. */
  async #flush(): Promise<void> {
    if (this.#isSending || !this.#isJoined || this.#isClosed) return
    this.#isSending = true
    try {
      for (let key = this.#next(); key !== undefined; key = this.#next()) {
        const text = this.#sync.textOf(key)
        // One after the other is the point.
        // oxlint-disable-next-line no-await-in-loop
        const result = await this.#options.send(key, text)
        if (this.#isClosed || result === 'offline') break
        if (result === 'refused') this.#refused.add(key)
        else this.#sync.noteSent(key, text)
        this.#keepSoon(key, this.#sync.user)
        this.#tell()
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve, pace))
      }
    } finally {
      this.#isSending = false
    }
  }

  #next(): string | undefined {
    if (!this.#isJoined) return undefined
    for (const key of this.#sync.unsent) if (!this.#refused.has(key)) return key
    return undefined
  }

  /** The broker has shown what it keeps: what it lost comes again, and what nobody needs goes. */
  #settle(): void {
    this.#sync.endJoining()
    for (const key of this.#sync.outworn(this.#options.now() - keptDeleted)) {
      void this.#options.send(key, '')
    }
    this.#tell()
    void this.#flush()
  }

  #keepSoon(key: string, user: string): void {
    this.#dirty.add(`${key}/${user}`)
    this.#saving ??= setTimeout(() => this.#save(), 300)
  }

  #save(): void {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { store, room } = this.#options
    const put: KeptText[] = []
    const gone: KeptText[] = []
    for (const each of this.#dirty) {
      const [key, user] = each.split('/')
      const text = this.#sync.textOf(key, user)
      const isUnsent = user === this.#sync.user && this.#sync.unsent.has(key)
      ;(text === '' ? gone : put).push({ room, key, user, text, isUnsent })
    }
    this.#dirty.clear()
    if (put.length > 0)
      void store?.keep(put).then(this.#noteKept, (error) => this.#noteUnkept(error, put))
    if (gone.length > 0) store?.drop(gone).catch((error) => this.#noteUnkept(error, gone))
  }

  readonly #noteKept = (): void => {
    if (this.#isUnkept) this.#options.onUnkept?.('')
    this.#isUnkept = false
  }

  /** A full disk: what was written is on the page all the same, and is sent; the next time it is tried again. */
  #noteUnkept(error: unknown, texts: readonly KeptText[]): void {
    this.#isUnkept = true
    for (const { key, user } of texts) this.#dirty.add(`${key}/${user}`)
    this.#options.onUnkept?.(error instanceof Error ? error.message || error.name : String(error))
  }

  #tell(): void {
    const wait = Math.max(0, this.#told + 50 - this.#options.now())
    this.#change ??= setTimeout(
      () => {
        this.#change = undefined
        this.#told = this.#options.now()
        if (!this.#isClosed) this.onChange()
      },
      Math.min(50, wait),
    )
  }
}

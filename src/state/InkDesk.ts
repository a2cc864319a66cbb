import { InkBook } from '#people/InkBook.ts'
import { LineWriter } from '#people/LineWriter.ts'
import { lineOf, type Stroke, type StrokeHead } from '#people/Stroke.ts'
import type { InkKeeper, Line } from './inkActs.ts'
import type { SendResult } from './room.ts'

type InkDeskOptions = {
  /** The user of this page's connection. */
  user: () => string
  /** Of another user only an empty text: takes a stroke back. */
  send: (key: string, text: string, user: string) => Promise<SendResult>
  /** Epoch milliseconds. */
  now: () => number
  /** An id for a line: 12 characters a–z and 0–9. */
  makeId: () => string
  /** Some of it has changed; called at most each 30 ms. */
  onChange: (desk: InkDesk) => void
  onWords: (words: string) => void
}

/** Milliseconds between two messages, and of those that only take something back: see `floodLimits`. */
const pace = 60
const clearPace = 6
/** Milliseconds after which the others see more of a line that is being drawn. */
const growing = 350
const changePause = 30

const full = 'There is as much ink here as there can be: clear some of it first.'
const refusedWords = 'The broker does not let you draw in this room.'
const offlineWords = 'There is no connection: the others see your drawing when it is back.'

/** This page's ink: what is in the room, the line that is being drawn, and the way of this person's own to the broker. */
export class InkDesk implements InkKeeper {
  readonly book = new InkBook()
  /** Strokes of others that were not taken in. */
  refused = 0
  readonly #options: InkDeskOptions
  /** What this page wants the broker to have, by `KEY/USER`, in the order in which it is sent. */
  readonly #unsent = new Map<string, string>()
  /** What this page has written last under its own keys: an echo of something earlier changes nothing. */
  readonly #own = new Map<string, string>()
  /** Lines of this page, the last one last. */
  #lines: string[] = []
  #writer: LineWriter | null = null
  #isJoined = false
  #isSending = false
  #isClosed = false
  #growth: ReturnType<typeof setInterval> | undefined
  #change: ReturnType<typeof setTimeout> | undefined

  constructor(options: InkDeskOptions) {
    this.#options = options
  }

  /** A message of the room's family `ink`. */
  hear(key: string, user: string, text: string): void {
    const known = user === this.#options.user() ? this.#own.get(key) : undefined
    if (known !== undefined && text !== '' && text !== known) return
    const fate = this.book.put(key, user, text, this.#options.now())
    if (fate === 'full' || fate === 'unreadable') this.refused++
    if (fate !== 'same') this.#tell()
  }

  setLink(isJoined: boolean): void {
    this.#isJoined = isJoined
    if (isJoined) void this.#flush()
  }

  begin(head: Omit<StrokeHead, 'width' | 'part'>): Line | null {
    if (this.book.isFull(this.#options.user())) {
      this.#options.onWords(full)
      return null
    }
    this.#end()
    const id = this.#options.makeId()
    const writer = new LineWriter(id)
    this.#lines.push(id)
    this.#writer = writer
    this.#growth = setInterval(() => this.#grow(), growing)
    if (!this.#isJoined) this.#options.onWords(offlineWords)
    return {
      begin: (width, part) => {
        if (this.#writer === writer) writer.begin({ ...head, width, part })
      },
      add: (x, y, z) => {
        if (this.#writer === writer) writer.add(x, y, z)
      },
      end: () => {
        if (this.#writer === writer) this.#end()
      },
    }
  }

  undo(): boolean {
    this.#end()
    const own = this.book.list.filter(({ user }) => user === this.#options.user())
    while (this.#lines.length > 0) {
      const line = this.#lines.pop()
      const pieces = own.filter(({ key }) => lineOf(key) === line)
      if (pieces.length === 0) continue
      this.clear(pieces)
      return true
    }
    if (own.length === 0) return false
    // Of an earlier visit.
    const last = own.reduce((a, b) => (b.at > a.at ? b : a))
    this.clear(own.filter(({ key }) => lineOf(key) === lineOf(last.key)))
    return true
  }

  clear(strokes: readonly Stroke[]): void {
    for (const { key, user } of strokes) this.#put(key, user, '')
    void this.#flush()
  }

  /** The room is another one, or was left. */
  forget(): void {
    this.#end()
    this.book.clear()
    this.#unsent.clear()
    this.#own.clear()
    this.#lines = []
    this.refused = 0
    this.#tell()
  }

  close(): void {
    this.#end()
    this.#isClosed = true
    clearTimeout(this.#change)
  }

  #end(): void {
    clearInterval(this.#growth)
    this.#grow()
    this.#writer = null
  }

  #grow(): void {
    const user = this.#options.user()
    for (const { key, text } of this.#writer?.take() ?? []) this.#put(key, user, text)
    void this.#flush()
  }

  #put(key: string, user: string, text: string): void {
    const address = `${key}/${user}`
    const isOwn = user === this.#options.user()
    if (isOwn) this.#own.set(key, text)
    if (this.book.put(key, user, text, this.#options.now()) === 'full') {
      this.#options.onWords(full)
      return
    }
    // What waits longest goes first, as it is now.
    this.#unsent.set(address, text)
    this.#tell()
  }

  /** Sends what is to be sent, one after the other. */
  async #flush(): Promise<void> {
    if (this.#isSending) return
    this.#isSending = true
    try {
      while (this.#isJoined && !this.#isClosed && this.#unsent.size > 0) {
        const [[address, text]] = this.#unsent
        const [key, user] = address.split('/')
        // One after the other is the point.
        // oxlint-disable-next-line no-await-in-loop
        const result = await this.#options.send(key, text, user)
        if (result === 'offline') break
        if (this.#unsent.get(address) === text) this.#unsent.delete(address)
        if (result === 'refused') this.#refuse(key, user, text)
        const pause = text === '' ? clearPace : pace
        // oxlint-disable-next-line no-await-in-loop
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    } finally {
      this.#isSending = false
    }
  }

  #refuse(key: string, user: string, text: string): void {
    this.#options.onWords(refusedWords)
    if (text === '') return
    this.#own.set(key, '')
    this.book.put(key, user, '', this.#options.now())
    this.#tell()
  }

  #tell(): void {
    this.#change ??= setTimeout(() => {
      this.#change = undefined
      if (!this.#isClosed) this.#options.onChange(this)
    }, changePause)
  }
}

import { makeCommandTopic } from '#people/commandTopics.ts'
import { may, roles, type Role } from '#people/roles.ts'
import { fillOrder } from '#twin/fillOrder.ts'
import { isOver, type DeskWatch, type Order, type OrderNews, type OrderState } from '#twin/Order.ts'
import type { Clock } from '../Clock.ts'
import { followPath, makeDottedPath } from '../codecs/DottedPath.ts'
import type { Transport } from '../transports/Transport.ts'
import { PlantTime } from './PlantTime.ts'
import { readDeskAnswer } from './readDeskAnswer.ts'

/** What the page is told. */
export type CommandNews =
  | { kind: 'order'; news: OrderNews }
  /** Whether the plant's time comes, without which no command can be given. */
  | { kind: 'desk'; isThere: boolean }

/** What the page wants. */
export type CommandWish =
  | { kind: 'watch'; watch: DeskWatch | null }
  | { kind: 'order'; order: Order }

export type CommandLinkParts = {
  transport: () => Transport
  clock: Clock
  /** Epoch milliseconds of this machine, only to see how long ago a click was. */
  wall: () => number
  /** Who this person is for the broker; null without a connection, or before that is known. */
  sender: () => { role: Role; user: string; session: string } | null
  post: (news: CommandNews) => void
}

type Given = { order: Order; state: OrderState; stop: () => void }

/** Milliseconds between a click and its way out: a page that was held up for longer sends nothing. */
const longestDelay = 2000
/** Orders whose late answers are still heard. */
const mostGiven = 200
/** UTF-16 units of an answer. */
const longestAnswer = 16_384
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * Gives commands to the plant over a link: at once or not at all, once (QoS 0, never retained, never kept for later), with an expiry by the plant's
 * own clock, and waits for the answer.
 */
export class CommandLink {
  readonly #parts: CommandLinkParts
  readonly #time = new PlantTime()
  /** By id, the oldest first. */
  readonly #given = new Map<string, Given>()
  #watch: DeskWatch | null = null
  #isThere = false

  constructor(parts: CommandLinkParts) {
    this.#parts = parts
  }

  receive(wish: CommandWish): void {
    if (wish.kind === 'watch') this.#follow(wish.watch)
    else this.#give(wish.order)
  }

  /** A message has come; whether it is one of the desk's. */
  take(topic: string, payload: Uint8Array, isRetained: boolean): boolean {
    const watch = this.#watch
    if (!watch) return false
    const isClock = topic === watch.clock.topic
    if (!isClock && !watch.answers.includes(topic)) return false
    // What was kept is of another time.
    if (isRetained || payload.length > longestAnswer) return true
    const value = readJson(decoder.decode(payload))
    if (isClock) this.#hearTime(value, watch)
    if (watch.answers.includes(topic)) this.#hearAnswer(topic, value)
    return true
  }

  /** To be called now and then. */
  tick(): void {
    this.#tellDesk(this.#time.isKnown(this.#parts.clock.now()))
  }

  /** The link is lost: the plant's time has to come anew. What was given still waits for its answer. */
  lose(): void {
    this.#time.forget()
    this.tick()
  }

  close(): void {
    for (const { stop } of this.#given.values()) stop()
    this.#given.clear()
  }

  #follow(watch: DeskWatch | null): void {
    const { transport } = this.#parts
    const old = topicsOf(this.#watch)
    const fresh = topicsOf(watch).filter((topic) => !old.includes(topic))
    if (watch?.clock.topic !== this.#watch?.clock.topic) this.#time.forget()
    this.#watch = watch
    const gone = old.filter((topic) => !topicsOf(watch).includes(topic))
    if (gone.length > 0) transport().unsubscribe(gone)
    if (fresh.length > 0) transport().subscribe(fresh)
    this.tick()
  }

  #hearTime(value: unknown, { clock }: DeskWatch): void {
    const told = typeof value === 'number' ? value : followPath(value, makeDottedPath(clock.time))
    if (typeof told !== 'number' || !Number.isFinite(told)) return
    const desk = followPath(value, makeDottedPath(clock.desk))
    this.#time.hear(told, typeof desk === 'string' ? desk : '', this.#parts.clock.now())
    this.tick()
  }

  #hearAnswer(topic: string, value: unknown): void {
    // Each command may be answered in its own way; an id is given once.
    for (const [id, given] of this.#given) {
      const { answer } = given.order
      if (answer.topic !== topic) continue
      const said = readDeskAnswer(value, answer)
      if (said?.id !== id) continue
      const isNews = said.state === 'accepted' ? given.state === 'pending' : !isEnd(given.state)
      if (isNews) this.#settle(given, said.state, said.reason)
      return
    }
  }

  #give(order: Order): void {
    if (this.#given.has(order.id)) return
    const { clock, transport, sender } = this.#parts
    const given: Given = { order, state: 'unsent', stop: () => undefined }
    this.#remember(given)
    const who = sender()
    const wrong = this.#judge(order, who)
    const now = clock.now()
    const age = this.#parts.wall() - order.at
    const plant = this.#time.at(now)
    const topic = who && makeCommandTopic(order.topic, who)
    if (wrong !== null || !who || topic === null) {
      this.#settle(given, 'unsent', wrong ?? 'The user name cannot be part of a topic.')
      return
    }
    const text = fillOrder(order.payload, {
      id: order.id,
      command: order.command,
      value: order.value ?? undefined,
      given: Math.round(plant - age),
      expires: Math.floor(plant - age + order.expiry * 1000),
      desk: this.#time.desk || undefined,
      ...who,
    })
    const expiry = Math.max(1, Math.floor(order.expiry))
    const isOut = transport().publish(topic, encoder.encode(text), expiry)
    if (!isOut) {
      this.#settle(given, 'unsent', 'There is no connection.')
      return
    }
    given.stop = clock.after(order.timeout * 1000, () => {
      if (!isOver(given.state)) this.#settle(given, 'unknown', sayUnknown(given))
    })
    this.#settle(given, 'pending', '')
  }

  /** Why it is not sent, as a sentence; null when it is. */
  #judge(order: Order, who: ReturnType<CommandLinkParts['sender']>): string | null {
    if (!who) return 'There is no connection.'
    const isAllowed =
      may(who.role, 'write', 'command') && roles.indexOf(who.role) >= roles.indexOf(order.role)
    if (!isAllowed) return `It takes the role ${order.role}.`
    if (!this.#time.isKnown(this.#parts.clock.now())) return 'The plant does not tell its time.'
    const age = this.#parts.wall() - order.at
    // Backwards: this machine's clock was set meanwhile, and nobody knows how long ago it was.
    if (age > longestDelay || age < -longestDelay) {
      return `This page was held up for ${Math.abs(age / 1000).toFixed(0)} s after the command was given.`
    }
    return null
  }

  #settle(given: Given, state: OrderState, reason: string): void {
    given.state = state
    if (isEnd(state)) given.stop()
    const plantTime = this.#time.at(this.#parts.clock.now())
    this.#parts.post({ kind: 'order', news: { id: given.order.id, state, reason, plantTime } })
  }

  #tellDesk(isThere: boolean): void {
    if (isThere === this.#isThere) return
    this.#isThere = isThere
    this.#parts.post({ kind: 'desk', isThere })
  }

  #remember(given: Given): void {
    this.#given.set(given.order.id, given)
    if (this.#given.size <= mostGiven) return
    for (const [id, { stop }] of this.#given) {
      stop()
      this.#given.delete(id)
      return
    }
  }
}

function topicsOf(watch: DeskWatch | null): string[] {
  return watch ? [watch.clock.topic, ...watch.answers] : []
}

/** Whether no answer can change it. */
function isEnd(state: OrderState): boolean {
  return state === 'done' || state === 'refused' || state === 'unsent'
}

function sayUnknown({ order, state }: Given): string {
  const what = state === 'accepted' ? 'The plant began, and has not said' : 'No answer'
  return `${what} within ${order.timeout} s. Look at the plant before you try again.`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { readCommandTopic } from '#people/commandTopics.ts'
import { isRole, roles } from '#people/roles.ts'
import type { Act } from '#scenarios/Act.ts'
import type { SendMessage } from '#scenarios/PlantSimulation.ts'
import type { CommandValue, Takes } from '#twin/Command.ts'
import { plainText } from '#twin/plainText.ts'
import { readOrder, type Order } from './readOrder.ts'

export type DeskOptions = {
  /** `gemba/PLANT`: commands come below `/command`, answers and the time go below `/desk`. */
  root: string
  acts: Readonly<Record<string, Act>>
  /** Names this run of the desk; another one with each start. */
  run: string
  send: SendMessage
  /** Hears a line about everything that is carried out or refused. */
  say?: (line: string) => void
}

/** What the desk says of a command. */
export type DeskAnswer = { state: 'accepted' | 'done' | 'refused'; reason?: string }

type Known = { by: string; answer: DeskAnswer | null }
type Begun = { id: string; act: Act; until: number; order: Order; by: string }

/** Milliseconds for which a command may be good, and by which clocks may be apart within one network. */
const longestLife = 10_000
const slack = 500
/** Ids that are remembered: days of work, and far more than can be sent while one is good. */
const mostKnown = 20_000

/**
 * The plant's side of commands, as a controller's gateway would be: it takes each at most once, only while it is good by its own clock and
 * meant for this run of it, from who may give it, within range and interlocks, and answers. Commands of an earlier run are refused, so that what was
 * carried out before a restart is not carried out again. Owns no clock: times are epoch milliseconds.
 */
export class CommandDesk {
  readonly #options: DeskOptions
  /** By id, the oldest first. */
  readonly #known = new Map<string, Known>()
  /** By command. */
  readonly #begun = new Map<string, Begun>()

  constructor(options: DeskOptions) {
    this.#options = options
  }

  /** What the desk is to be handed. */
  get filter(): string {
    return `${this.#options.root}/command/+/+/+/+`
  }

  /** Tells the time; to be called about once a second. */
  tell(now: number): void {
    const { root, run, send } = this.#options
    send(`${root}/desk/clock`, JSON.stringify({ ts: now, desk: run }), false)
  }

  /** A message has come. */
  take(topic: string, payload: string, isRetained: boolean, now: number): void {
    const found = readCommandTopic(topic)
    const start = `${this.#options.root}/command/`
    if (!found || !found.topic.startsWith(start)) return
    const name = found.topic.slice(start.length)
    const { role, user, session } = found.sender
    const by = `${user}/${session}`
    const order = readOrder(payload)
    if (!order) {
      this.#say(`${user}: a command that cannot be read (${plainText(name, 60)}).`)
      return
    }
    const known = this.#known.get(order.id)
    if (known) {
      // Who gave it first is told again; somebody else's copy is nobody's business.
      if (known.by === by && known.answer) this.#answer(name, order, by, known.answer, now)
      this.#say(`${user}: ${name} came twice; the second time was passed over.`)
      return
    }
    this.#remember(order.id, by)
    const wrong = isRetained
      ? 'It had been kept by the broker: commands are for now.'
      : this.#judge(name, role, order, now)
    if (wrong !== null) {
      this.#answer(name, order, by, { state: 'refused', reason: wrong }, now)
      this.#say(`${user}: ${plainText(name, 60)} refused. ${wrong}`)
      return
    }
    this.#begin(name, order, by, now)
  }

  /** Looks whether what was begun is reached; to be called a few times a second. */
  step(now: number): void {
    for (const [name, { act, until, order, by }] of this.#begun) {
      const isDone = act.isDone()
      if (!isDone && now < until) continue
      this.#begun.delete(name)
      const reason = `It was begun, and not reached within ${act.within} s.`
      this.#answer(name, order, by, isDone ? { state: 'done' } : { state: 'refused', reason }, now)
      this.#say(`${name} ${isDone ? 'is done' : `has failed: ${reason}`}`)
    }
  }

  #begin(name: string, order: Order, by: string, now: number): void {
    const act = this.#options.acts[name]
    const before = this.#begun.get(name)
    if (before) {
      const reason = 'Another command has taken its place before it was reached.'
      this.#answer(name, before.order, before.by, { state: 'refused', reason }, now)
    }
    act.begin(order.value)
    this.#begun.set(name, { id: order.id, act, until: now + act.within * 1000, order, by })
    this.#answer(name, order, by, { state: 'accepted' }, now)
    const value = order.value === null ? '' : ` to ${String(order.value)}`
    this.#say(`${by.split('/', 1)[0]}: ${name}${value} is carried out.`)
  }

  /** Why a command is not carried out, as a sentence; null when it is. */
  #judge(name: string, role: string, order: Order, now: number): string | null {
    const { acts, run } = this.#options
    if (!Object.hasOwn(acts, name)) return `This plant knows no command “${plainText(name, 60)}”.`
    const act = acts[name]
    if (!isRole(role) || roles.indexOf(role) < roles.indexOf(act.role)) {
      return `It takes the role ${act.role}; it came from the role ${plainText(role, 20)}.`
    }
    if (order.desk !== run) return 'It was meant for the plant before its desk was started anew.'
    const late = now - order.expires
    if (late > 0) return `It came ${(late / 1000).toFixed(1)} s after it had expired.`
    if (-late > longestLife + slack) return 'It would be good for more than 10 s.'
    const wrong = sayWrongValue(act.takes, order.value)
    return wrong ?? act.refuses?.(order.value) ?? null
  }

  #answer(name: string, order: Order, by: string, answer: DeskAnswer, now: number): void {
    const known = this.#known.get(order.id)
    if (known) known.answer = answer
    const { root, send } = this.#options
    const { id } = order
    const text = JSON.stringify({ ts: now, id, command: name, by, ...answer })
    send(`${root}/desk/answer`, text, false)
  }

  #remember(id: string, by: string): void {
    this.#known.set(id, { by, answer: null })
    if (this.#known.size <= mostKnown) return
    for (const oldest of this.#known.keys()) {
      this.#known.delete(oldest)
      return
    }
  }

  #say(line: string): void {
    this.#options.say?.(`Command: ${line}`)
  }
}

function sayWrongValue(takes: Takes, value: CommandValue | null): string | null {
  if (takes.kind === 'nothing') return value === null ? null : 'It takes no value.'
  if (takes.kind === 'choice') {
    if (takes.choices.some((choice) => choice.value === value)) return null
    return `It takes one of: ${takes.choices.map(({ name }) => name).join(', ')}.`
  }
  const [from, to] = takes.range
  if (typeof value === 'number' && value >= from && value <= to) return null
  return `It takes a number from ${from} to ${to}.`
}

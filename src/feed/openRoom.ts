import type { Person } from '#people/Person.ts'
import type { PoseTable } from '#people/PoseTable.ts'
import type { RoomFamily } from '#people/roomTopics.ts'
import type { Problem } from '#twin/Problem.ts'
import { heldPasses } from './login/heldPasses.ts'
import { keepWorker, type WorkerPort } from './keepWorker.ts'
import { OpenOrders } from './commands/OpenOrders.ts'
import { PageOffset } from './PageOffset.ts'
import { PoseBatch } from './PoseBatch.ts'
import type { FromRoom, OwnCard, RoomLetter, RoomStanding, RoomWish, ToRoom } from './RoomPost.ts'
import type { CommandNews, CommandWish } from './commands/CommandLink.ts'
import type { KeepResult } from './transports/Transport.ts'

export type RoomOptions = {
  wish: RoomWish
  /** Where the others are: the room adds and removes their rows and writes what comes, in seconds of `performance.now()`. */
  poses: PoseTable
  onStanding(standing: RoomStanding): void
  onPeople(changed: readonly Person[], gone: readonly string[]): void
  onLetters(letters: readonly RoomLetter[]): void
  /** From this person to the broker and back, milliseconds. */
  onLatency?(latency: number): void
  onProblem(problem: Problem, times: number): void
  /** What became of commands, and whether the plant can be given any. */
  onCommand?(news: CommandNews): void
  /** Starts the worker; tests pass one of their own. */
  startWorker?: () => RoomWorker
}

/** What the room needs of a Worker. */
export type RoomWorker = WorkerPort<ToRoom, FromRoom>

/** A room as the page sees it. */
export type Room = {
  setCard(card: OwnCard): void
  /** `writeMark` */
  setMark(text: string): void
  /** `writePose` */
  setPose(bytes: Uint8Array): void
  /** `owner`: takes back what somebody else has had kept; the text is empty. */
  send(family: RoomFamily, key: string, text: string, owner?: string): Promise<KeepResult>
  /** Where the plant's desk is, or a command for it. */
  command(wish: CommandWish): void
  /** The picture of a note is looked at: it comes before those of other notes. */
  want(id: string): void
  /** Once a frame, with `performance.now()`: starts the worker anew when it has died. Allocates nothing while all is well. */
  check(now: number): void
  /** Leaves at once. */
  close(): void
}

/** Joins a room over a worker and a link of its own. The worker never gives up, and is replaced when it dies. */
export function openRoom(options: RoomOptions): Room {
  const { wish, poses } = options
  const offset = new PageOffset()
  const ids = new Map<number, string>()
  const numbers = new Map<string, number>()
  const waiting = new Map<number, (result: KeepResult) => void>()
  const { broker } = wish
  let { card } = wish
  const orders = new OpenOrders((news) => options.onCommand?.(news))
  let mark = ''
  let sends = 0
  let isClosed = false

  const receive = (message: FromRoom, now: number) => {
    if (message.kind === 'standing') options.onStanding(message.standing)
    else if (message.kind === 'letters') options.onLetters(message.letters)
    else if (message.kind === 'latency') options.onLatency?.(message.latency)
    else if (message.kind === 'problem') options.onProblem(message.problem, message.times)
    else if (message.kind === 'command') orders.hear(message.news)
    else if (message.kind === 'sent') {
      waiting.get(message.id)?.(message.result)
      waiting.delete(message.id)
    } else if (message.kind === 'pulse') offset.update(message.now, now)
    else if (message.kind === 'people') {
      message.gone.forEach(forget)
      for (const { person, number } of message.changed) {
        ids.delete(numbers.get(person.id) ?? 0)
        ids.set(number, person.id)
        numbers.set(person.id, number)
        poses.add(person.id)
      }
      options.onPeople(
        message.changed.map(({ person }) => person),
        message.gone,
      )
    } else {
      const shift = offset.update(message.now, now)
      const batch = new PoseBatch(message.buffer)
      for (let i = 0; i < message.count; i++) {
        const id = ids.get(batch.numbers[i])
        if (id !== undefined) {
          poses.push(id, batch.read(i), (batch.times[i] + shift) / 1000, batch.sent[i])
        }
      }
      worker.tell({ kind: 'ack', buffer: batch.buffer }, [batch.buffer])
    }
  }

  const forget = (id: string) => {
    ids.delete(numbers.get(id) ?? 0)
    numbers.delete(id)
    poses.remove(id)
  }

  /** Everybody has gone, as far as this page can know. */
  const end = () => {
    const gone = [...numbers.keys()]
    gone.forEach(forget)
    for (const answer of waiting.values()) answer('offline')
    waiting.clear()
    orders.end()
    return gone
  }

  const worker = keepWorker<ToRoom, FromRoom>({
    start: options.startWorker ?? startRoomWorker,
    onStart(tell) {
      offset.clear()
      const pass = heldPasses.get(broker)
      if (pass) tell({ kind: 'pass', broker, pass, isRenewal: false })
      tell({ kind: 'open', wish: { ...wish, card } })
      if (mark !== '') tell({ kind: 'mark', text: mark })
      for (const each of orders.begin()) tell({ kind: 'command', wish: each })
    },
    onMessage: receive,
    onError(reason) {
      const text = `The room's worker failed: ${reason}.`
      const advice = 'It is started again by itself. If this stays, load the page again.'
      options.onProblem({ from: 'page', severity: 'error', text, advice }, 1)
    },
    onDeath() {
      options.onPeople([], end())
      const reason = "the room's worker has stopped; starting it again"
      options.onStanding({ status: 'lost', reason, role: null })
    },
  })
  const stopPasses = heldPasses.watch(broker, (news) => worker.tell({ kind: 'pass', ...news }))
  return {
    setCard(next) {
      card = next
      worker.tell({ kind: 'card', card })
    },
    setMark(text) {
      mark = text
      worker.tell({ kind: 'mark', text })
    },
    command(wanted) {
      orders.note(wanted)
      if (!worker.tell({ kind: 'command', wish: wanted })) orders.end()
    },
    setPose: (bytes) => void worker.tell({ kind: 'pose', bytes }),
    send(family, key, text, owner) {
      if (isClosed) return Promise.resolve('offline')
      const id = ++sends
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.tell({ kind: 'send', id, family, key, text, owner })
      })
    },
    want: (id) => void worker.tell({ kind: 'want', id }),
    check: (now) => worker.check(now),
    close() {
      stopPasses()
      // It has something to say before it ends by itself.
      worker.close({ kind: 'leave' })
      isClosed = true
      end()
    },
  }
}

function startRoomWorker(): RoomWorker {
  return new Worker(new URL('./room.worker.ts', import.meta.url), { type: 'module', name: 'room' })
}

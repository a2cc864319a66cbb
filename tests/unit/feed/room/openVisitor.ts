import type { Clock } from '#feed/Clock.ts'
import type { CommandNews } from '#feed/commands/CommandLink.ts'
import { PoseBatch } from '#feed/PoseBatch.ts'
import { RoomCore } from '#feed/RoomCore.ts'
import type { FromRoom, OwnCard, RoomLetter, RoomWish } from '#feed/RoomPost.ts'
import type { TransportKind } from '#feed/transports/Transport.ts'
import type { Person } from '#people/Person.ts'
import { personColours } from '#people/personColours.ts'
import { makePose } from '#people/Pose.ts'
import { longestPose, writePose } from '#people/poseBytes.ts'

export const someone: OwnCard = {
  name: 'Anna',
  colour: personColours.teal,
  device: 'desktop',
  muted: true,
  speaking: false,
  away: false,
}

/** A page in a room, without the page: what the room tells it, and what it says. */
export function openVisitor(
  wish: Partial<RoomWish> & { session: string },
  kind: Pick<TransportKind, 'open'>,
  clock: Clock,
) {
  const people = new Map<string, Person>()
  const numbers = new Map<number, string>()
  const letters: RoomLetter[] = []
  const problems: string[] = []
  const commandNews: CommandNews[] = []
  const standings: string[] = []
  const results: string[] = []
  /** Where the others were last, and how many poses came of each. */
  const places = new Map<string, { x: number; y: number; count: number }>()
  const told = {
    clockError: 0,
    people: 0,
    batches: 0,
    latency: NaN,
    role: '' as string | null,
    reason: '',
  }
  const post = (message: FromRoom): void => {
    if (message.kind === 'standing') {
      const { status, reason, role } = message.standing
      standings.push(status)
      Object.assign(told, { role, reason })
    } else if (message.kind === 'people') {
      told.people++
      for (const id of message.gone) people.delete(id)
      for (const { person, number } of message.changed) {
        people.set(person.id, person)
        numbers.set(number, person.id)
      }
    } else if (message.kind === 'letters') letters.push(...message.letters)
    else if (message.kind === 'command') commandNews.push(message.news)
    else if (message.kind === 'problem') problems.push(message.problem.text)
    else if (message.kind === 'sent') results[message.id] = message.result
    else if (message.kind === 'latency') told.latency = message.latency
    else if (message.kind === 'poses') {
      told.batches++
      const batch = new PoseBatch(message.buffer)
      for (let i = 0; i < message.count; i++) {
        const id = numbers.get(batch.numbers[i]) ?? 'nobody'
        const { head } = batch.read(i)
        places.set(id, { x: head[0], y: head[1], count: (places.get(id)?.count ?? 0) + 1 })
      }
      core.receive({ kind: 'ack', buffer: message.buffer })
    }
  }
  const user = wish.user ?? `~${wish.session}`
  const whole = { broker: 'loopback:', room: 'main', card: someone, ...wish, user }
  const core = new RoomCore(whole, {
    open: (...all) => kind.open(...all),
    clock,
    random: () => 0.5,
    wall: () => Date.now() + told.clockError,
    post,
  })
  let sends = 0
  return {
    core,
    people,
    letters,
    problems,
    commandNews,
    standings,
    results,
    places,
    told,
    status: () => standings.at(-1),
    names: () => [...people.values()].map(({ name }) => name).sort(),
    call(change: Partial<OwnCard>) {
      core.receive({ kind: 'card', card: { ...whole.card, ...change } })
    },
    stand(x: number, y = 1.6, z = 0) {
      const pose = makePose()
      pose.head.set([x, y, z])
      const bytes = new Uint8Array(longestPose)
      const length = writePose(pose, clock.now(), bytes)
      core.receive({ kind: 'pose', bytes: bytes.slice(0, length) })
    },
    send(family: RoomLetter['family'], key: string, text: string) {
      core.receive({ kind: 'send', id: sends++, family, key, text })
    },
  }
}

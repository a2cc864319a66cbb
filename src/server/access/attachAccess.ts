import type { Duplex } from 'node:stream'
import type { Aedes, AuthenticateError, Client } from 'aedes'
import {
  isAnonymous,
  mayPublish,
  mayReceive,
  maySubscribe,
  type Credentials,
} from '#people/Credentials.ts'
import { isGembaCommand } from '#people/commandTopics.ts'
import type { Account, Role } from '#people/roles.ts'
import { readRoomTopic, roomFamilies } from '#people/roomTopics.ts'
import { plainText } from '#twin/plainText.ts'
import type { Kept } from './openKept.ts'
import type { UserBook } from './openUsers.ts'

export type AccessOptions = {
  /** Null: nobody is asked for a password. */
  users: UserBook | null
  /** What people without a password are; null: they are not let in. */
  anonymous: Role | null
  /** Whether who comes this way without a password is one of the plant's own programs. */
  isPlantDoor(stream: Duplex): boolean
  /** What the rooms keep. */
  kept: Kept
  say: (line: string) => void
}

export type Access = {
  /** How many messages were refused so far. */
  refused: () => number
}

/** Bytes; larger messages end their sender's connection. */
const largestMessage = 1_048_576
/** Bytes of a message to a room; the page's own are below 16 kB. */
const largestInRoom = 65_536
/** Topics that rooms may keep, all together, and bytes. */
const mostKept = 20_000
const mostBytes = 64_000_000
/** Where refused messages go: nobody can subscribe to it. */
const nowhere = '$refused'
/** Milliseconds between two lines about refused messages. */
const sayAfter = 5000

const codes = { idTaken: 2, unavailable: 3, wrongPassword: 4, notAllowed: 5 } as const

/**
 * Holds every connection of a broker to the table of `people/roles.ts`. A message that is not allowed goes nowhere, and its sender
 * stays: MQTT 3.1.1 has no answer for it, and aedes would hang up. What a room is to keep is on disk before its sender
 * hears that it has come, which aedes itself, answering first and storing then, does not give.
 */
export function attachAccess(aedes: Aedes, options: AccessOptions): Access {
  const { users, kept } = options
  const known = new WeakMap<Client, Credentials>()
  const told = new WeakSet<Client>()
  let refused = 0
  let saidAt = -Infinity

  const admit = async (client: Client, name = '', password = ''): Promise<number> => {
    const isNobody = users === null || name === '' || (isAnonymous(name) && password === '')
    const accounts: Account[] = []
    let user: string | null = null
    if (isNobody) {
      if (options.anonymous !== null) accounts.push(options.anonymous)
      if (options.isPlantDoor(client.conn)) accounts.push('plant')
      if (accounts.length === 0) return codes.notAllowed
      if (isAnonymous(name)) user = name
    } else {
      const found = await users.find(name, password)
      if (!found) return codes.wrongPassword
      accounts.push(found.account)
      user = name
    }
    const before = clientsOf(aedes)[client.id]
    const other = before && known.get(before)?.user
    // Who takes over a session ends it: only its own user may.
    if (user !== null && other && other !== user) return codes.idTaken
    known.set(client, { accounts, user, session: client.id })
    return 0
  }

  aedes.authenticate = (client, name, password, done) => {
    admit(client, name, password?.toString()).then(
      (code) => (code === 0 ? done(null, true) : done(refusal(code), false)),
      () => done(refusal(codes.unavailable), false),
    )
  }

  aedes.authorizePublish = (client, packet, done) => {
    if (packet.payload.length > largestMessage) {
      done(new Error('the message is larger than 1 MB'))
      return
    }
    const by = client && known.get(client)
    const room = readRoomTopic(packet.topic)
    const isEmpty = packet.payload.length === 0
    const isKept = room !== null && roomFamilies[room.family] === 'kept' && packet.retain
    const isTooMuch =
      (room !== null && packet.payload.length > largestInRoom) ||
      (isKept && !isEmpty && isFull(packet.topic, packet.payload.length))
    if (!by || isTooMuch || !mayPublish(by, packet.topic, isEmpty)) {
      refused++
      if (client) sayRefused(client, by, packet.topic)
      Object.assign(packet, { topic: nowhere, payload: Buffer.alloc(0), retain: false })
    } else if (room) {
      // Somebody without a password stays who they first said they are.
      by.user ??= room.user
      // Who is there and where is never kept: it would be a ghost.
      if (roomFamilies[room.family] === 'live') packet.retain = false
      if (isKept) {
        kept.keep(packet.topic, { payload: Buffer.from(packet.payload), qos: packet.qos })
      }
    } else if (isGembaCommand(packet.topic.split('/', 4))) {
      // A command is for now: nobody is handed it later.
      packet.retain = false
    }
    done(null)
  }

  aedes.authorizeSubscribe = (client, subscription, done) => {
    const by = known.get(client)
    done(null, by && maySubscribe(by, subscription.topic) ? subscription : null)
  }

  aedes.authorizeForward = (client, packet) => {
    // Fast for what is most of it: only rooms have something that is not for all.
    if (!packet.topic.startsWith('gemba/')) return packet
    const to = known.get(client)
    return to && mayReceive(to, packet.topic) ? packet : null
  }

  const isFull = (topic: string, bytes: number): boolean =>
    kept.bytes() + bytes > mostBytes ||
    (kept.messages.size >= mostKept && !kept.messages.has(topic))

  const sayRefused = (client: Client, by: Credentials | null | undefined, topic: string) => {
    if (told.has(client) || performance.now() - saidAt < sayAfter) return
    told.add(client)
    saidAt = performance.now()
    const who = `${by?.user ?? 'Somebody without a password'} (${by?.accounts.join(', ') ?? 'nobody'})`
    options.say(`${who} may not write ${plainText(topic, 100)}: refused.`)
  }

  if (users) {
    users.onChange = () => {
      for (const client of Object.values(clientsOf(aedes))) {
        const { user, accounts } = known.get(client) ?? { user: null, accounts: [] }
        if (user === null || isAnonymous(user)) continue
        if (users.get(user)?.account !== accounts[0]) client.close()
      }
    }
  }
  return { refused: () => refused }
}

/** Whoever is connected, by client id; aedes leaves it out of its types. */
function clientsOf(aedes: Aedes): Record<string, Client> {
  return Reflect.get(aedes, 'clients')
}

function refusal(code: number): AuthenticateError {
  // The enum of aedes exists in its types alone.
  // oxlint-disable-next-line typescript/no-unsafe-enum-assignment
  return Object.assign(new Error('refused'), { returnCode: code })
}

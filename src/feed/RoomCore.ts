import { FloodGuard, floodLimits } from '#people/FloodGuard.ts'
import { makePose } from '#people/Pose.ts'
import { readPose } from '#people/poseBytes.ts'
import { Roster } from '#people/Roster.ts'
import { mayClear, mayWrite, isRole, type Role } from '#people/roles.ts'
import {
  isTopicLevel,
  makeRoomTopic,
  readRoomTopic,
  roomFamilies,
  roomFilter,
  type RoomAddress,
  type RoomFamily,
} from '#people/roomTopics.ts'
import { CommandLink } from './commands/CommandLink.ts'
import { KeptTopics } from './KeptTopics.ts'
import { Presence } from './Presence.ts'
import { RoomCrowd } from './RoomCrowd.ts'
import { RoomNews } from './RoomNews.ts'
import type { RoomParts } from './RoomParts.ts'
import { RoomPictures } from './RoomPictures.ts'
import { RoomPoses } from './RoomPoses.ts'
import type { RoomStanding, RoomWish, ToRoom } from './RoomPost.ts'
import { RoomProblems } from './RoomProblems.ts'
import { RoomSigns } from './RoomSigns.ts'
import { subscribeToRoom } from './subscribeToRoom.ts'
import type { KeepResult, Transport, TransportEvents } from './transports/Transport.ts'

/** Milliseconds between two looks at who has gone. */
const tickInterval = 500
/** People from whom on nobody answers to those who come: their next cards tell it soon enough. */
const mostAnswering = 100
/** Links that are made anew for a better will. */
const mostWills = 3
const encoder = new TextEncoder()
const decoder = new TextDecoder()

/**
 * The room's work, without a worker around it: joins, learns from the broker what this person may be, tells the others who and where they are, and
 * hands on what they say, as far as it can be read. Nothing is kept for later: who comes back joins anew.
 */
export class RoomCore {
  readonly #wish: RoomWish
  readonly #parts: RoomParts
  readonly #transport: Transport
  readonly #presence: Presence
  readonly #crowd: RoomCrowd
  readonly #signs: RoomSigns
  readonly #commands: CommandLink
  readonly #poses: RoomPoses
  readonly #pictures: RoomPictures
  readonly #roster = new Roster()
  readonly #kept = new KeptTopics()
  readonly #guard = new FloodGuard()
  readonly #problems: RoomProblems
  readonly #news: RoomNews
  readonly #stops: (() => void)[]
  readonly #pose = makePose()
  #isUp = false
  /** The link is made anew with another last word, for the so many-th time. */
  #isRelinking = false
  #wills = 0
  #willRole: Role = 'engineer'
  #standing: RoomStanding = { status: 'joining', reason: '', role: null }

  constructor(wish: RoomWish, parts: RoomParts) {
    this.#wish = wish
    this.#parts = parts
    const { clock, random } = parts
    const post: RoomParts['post'] = (...all) => parts.post(...all)
    const { room, user, session } = wish
    this.#problems = new RoomProblems(room, (problem, times) => {
      post({ kind: 'problem', problem, times })
    })
    this.#news = new RoomNews(clock, this.#roster, post)
    this.#poses = new RoomPoses(clock, post, () => this.#news.tellPeople())
    this.#presence = new Presence(wish.card, {
      clock,
      random,
      wall: () => parts.wall(),
      publish: (role, text) => this.#publish('who', role, encoder.encode(text)),
      onRole: (role) => this.#takeRole(role),
      onUnheard: () => this.#stand('refused', 'the broker does not let this page say who is here'),
      onLatency: (latency) => post({ kind: 'latency', latency }),
      onAnswered: () => this.#signs.tellAll(),
    })
    this.#commands = new CommandLink({
      transport: () => this.#transport,
      clock,
      wall: () => parts.wall(),
      sender: () => {
        const { role } = this.#presence
        return this.#isUp && role !== null ? { role, user, session } : null
      },
      post: (news) => post({ kind: 'command', news }),
    })
    const { broker, username, password } = wish
    const will = () => ({ topic: this.#topic('who', this.#willRole), payload: new Uint8Array() })
    this.#transport = parts.open(
      { broker, username, password, filters: [], clientId: session, will, clock },
      {
        onMessage: (...all) => this.#take(...all),
        onConnection: (change) => this.#connect(change),
        onRefusedTopic: (filter, reason) => this.#refuse(filter, reason),
      },
    )
    this.#pictures = new RoomPictures(room, this.#transport)
    subscribeToRoom(this.#transport, room, session)
    this.#crowd = new RoomCrowd(room, this.#transport)
    this.#signs = new RoomSigns({
      crowd: this.#crowd,
      now: () => clock.now() / 1000,
      mayShow: (family) => this.#mayShow(family),
      publish: (...all) => this.#publish(...all),
    })
    this.#stops = [
      clock.every(tickInterval, () => this.#tick()),
      clock.every(1000, () => post({ kind: 'pulse', now: clock.now() })),
    ]
    // A loopback is connected before it is handed out.
    if (this.#isUp) this.#begin()
  }

  /** What was not read, because it was too much or could not be. */
  get dropped(): number {
    return this.#guard.dropped
  }

  receive(message: ToRoom): void {
    if (message.kind === 'card') this.#presence.setCard(message.card)
    else if (message.kind === 'ack') this.#poses.ack(message.buffer)
    else if (message.kind === 'pose') this.#signs.tellPose(message.bytes)
    else if (message.kind === 'mark') this.#signs.tellMark(message.text)
    else if (message.kind === 'command') this.#commands.receive(message.wish)
    else if (message.kind === 'send') {
      void this.#send(message).then((result) => {
        this.#parts.post({ kind: 'sent', id: message.id, result })
      })
    } else if (message.kind === 'want') {
      this.#pictures.want(message.id, this.#parts.clock.now() / 1000)
    } else if (message.kind === 'leave') this.close()
  }

  /** Leaves the room at once. */
  close(): void {
    this.#presence.leave()
    this.#isUp = false
    for (const stop of this.#stops) stop()
    this.#news.close()
    this.#poses.close()
    this.#commands.close()
    this.#transport.close()
  }

  #connect({ status, reason }: Parameters<TransportEvents['onConnection']>[0]): void {
    if ((this.#isUp = status === 'connected')) {
      this.#isRelinking = false
      this.#kept.begin(this.#parts.clock.now() / 1000)
      this.#stand('joining', '')
      // Undefined while it is being opened.
      if (this.#transport) this.#begin()
      return
    }
    this.#presence.end()
    this.#commands.lose()
    if (this.#isRelinking) return
    this.#stand(
      status === 'connecting' ? 'joining' : status === 'refused' ? 'refused' : 'lost',
      reason,
    )
  }

  #begin(): void {
    this.#pictures.begin(this.#parts.clock.now() / 1000)
    this.#presence.begin()
  }

  /** The broker sends the last word of a link under the role that it was made with. */
  #takeRole(role: Role): void {
    if (role === this.#willRole || this.#wills >= mostWills) {
      this.#stand('joined', '', role)
      this.#signs.tellAll()
      return
    }
    this.#willRole = role
    this.#wills++
    this.#isRelinking = true
    this.#transport.restart('the role is known now')
  }

  #refuse(filter: string, reason: string): void {
    if (filter === roomFilter(this.#wish.room, 'who')) {
      this.#stand('refused', `the broker does not tell who is here: ${reason}`)
    }
  }

  #take(topic: string, payload: Uint8Array, isRetained = false): void {
    if (this.#commands.take(topic, payload, isRetained)) return
    const address = readRoomTopic(topic)
    if (!address || address.room !== this.#wish.room) return
    const { family, session, user } = address
    const isLive = roomFamilies[family] === 'live'
    // Nothing live is ever kept: whoever had it kept wants to be seen as a ghost.
    if (isLive && isRetained) return
    const isOwn = isLive && session === this.#wish.session
    if (isOwn && user !== this.#wish.user) return
    const now = this.#parts.clock.now() / 1000
    if (!isOwn && !this.#guard.admit(family, session || user, payload.length, now, isRetained)) {
      this.#problems.note('flood')
    } else if (family === 'who') this.#takeCard(address, decoder.decode(payload), isOwn, now)
    else if (family === 'pose') this.#takePose(address, payload, now)
    else if (family === 'mark') this.#takeMark(address, decoder.decode(payload))
    else {
      this.#kept.note(address, payload.length === 0)
      if (family === 'note') this.#pictures.note(address.key)
      this.#news.hand(address, decoder.decode(payload), isRetained)
    }
  }

  #takeCard({ key, user, session }: RoomAddress, text: string, isOwn: boolean, now: number): void {
    if (isOwn) {
      if (text !== '' && isRole(key)) this.#presence.heard(key)
      return
    }
    const heard = this.#roster.hear(key, user, session, text, now, this.#parts.wall())
    if (heard === 'full' || heard === 'unreadable') this.#problems.note(heard)
    else this.#news.plan()
    if (heard === 'asks' && this.#roster.size <= mostAnswering) this.#presence.asked()
  }

  #takePose({ key, user, session }: RoomAddress, payload: Uint8Array, now: number): void {
    if (session === this.#wish.session || !this.#roster.has(user, session)) return
    const sent = readPose(payload, this.#pose)
    if (Number.isNaN(sent)) {
      this.#problems.note('unreadable')
      return
    }
    this.#crowd.note(session, key, now)
    this.#poses.take(this.#roster.numberOf(session), this.#pose, sent / 1000, now * 1000)
  }

  #takeMark({ user, session }: RoomAddress, text: string): void {
    if (session === this.#wish.session || !this.#roster.has(user, session)) return
    if (this.#roster.mark(user, session, text)) this.#news.plan()
    else this.#problems.note('unreadable')
  }

  async #send({ family, key, text, owner }: ToRoom & { kind: 'send' }): Promise<KeepResult> {
    const { role } = this.#presence
    if (!this.#isUp || role === null) return 'offline'
    const payload = encoder.encode(text)
    const user = owner ?? this.#wish.user
    const isFit =
      isTopicLevel(key) && isTopicLevel(user) && payload.length <= floodLimits[family].bytes
    const isAllowed =
      user === this.#wish.user ? mayWrite(role, family) : text === '' && mayClear(role, family)
    // Some brokers hang up on those who try.
    if (!isFit || !isAllowed) return 'refused'
    if (roomFamilies[family] === 'kept') {
      return this.#transport.keep(this.#topic(family, key, user), payload)
    }
    this.#publish(family, key, payload)
    return 'sent'
  }

  /** Nobody is told where a kiosk is, and nobody is told anything while nobody is there. */
  #mayShow(family: 'pose' | 'mark'): boolean {
    return this.#roster.size > 0 && mayWrite(this.#presence.role, family)
  }

  #tick(): void {
    const now = this.#parts.clock.now() / 1000
    this.#roster.prune(now)
    this.#crowd.tick(this.#roster.size, now)
    this.#pictures.tick(now)
    this.#problems.flush(now)
    this.#commands.tick()
    this.#news.plan()
    if (!this.#isUp) return
    for (const address of this.#kept.takeMissing(now)) this.#news.hand(address, '', true)
  }

  #stand(status: RoomStanding['status'], reason: string, role: Role | null = null): void {
    const known = this.#standing
    if (known.status === status && known.reason === reason && known.role === role) return
    this.#standing = { status, reason, role }
    this.#parts.post({ kind: 'standing', standing: this.#standing })
  }

  #topic(family: RoomFamily, key: string, user = this.#wish.user): string {
    const { room, session } = this.#wish
    return makeRoomTopic({ room, family, key, user, session })
  }

  #publish(family: RoomFamily, key: string, payload: Uint8Array): void {
    if (this.#isUp) this.#transport.publish(this.#topic(family, key), payload)
  }
}

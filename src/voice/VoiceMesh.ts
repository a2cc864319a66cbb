import { readSignal, type VoiceSignal } from './readSignal.ts'
import type { PeerOptions, PeerState } from './VoicePeer.ts'

/** People in a mesh, oneself too: each sends their voice to every other, so its cost grows with each. */
export const mostInMesh = 6

/** A call as the mesh uses it (`VoicePeer`). */
export type Call = {
  readonly call: string
  offer(): Promise<void>
  receive(signal: VoiceSignal): Promise<void>
  setTrack(track: MediaStreamTrack | null): void
  close(): void
}

export type MeshOptions = {
  /** This page's own session. */
  id: string
  /** To one session, or to everyone in the room when it is null. */
  send(to: string | null, signal: VoiceSignal): void
  openCall(to: string, options: Omit<PeerOptions, 'ice'>): Call
  /** A new name for a call. */
  nameCall(): string
  onVoice(id: string, stream: MediaStream): void
  /** Somebody's call has another state; null: they have left the voice. */
  onState(id: string, state: PeerState | null): void
}

/** Milliseconds of a failed or silent call before the next try. */
const retryTime = 4000
/** Milliseconds between two signs of being in the voice, and without one until somebody counts as gone. */
const signInterval = 3000
const silence = 10_000
/** Milliseconds between two questions to all: an answer, or the question, may have been lost. */
const askInterval = 5000

type Member = { call: Call | null; state: PeerState; heard: number; since: number }

/**
 * Everybody's call to everybody in the voice of a room. Of two people the one with the greater session calls, so that their
 * offers never cross; lost messages are made good by the signs that all repeat.
 */
export class VoiceMesh {
  readonly #options: MeshOptions
  readonly #members = new Map<string, Member>()
  #track: MediaStreamTrack | null = null
  #isIn = false
  #signed = -Infinity
  #asked = -Infinity

  constructor(options: MeshOptions) {
    this.#options = options
  }

  /** How many others are in the voice, as far as is known. */
  get others(): number {
    return this.#members.size
  }

  /** Asks who is there; their answers count as `others` until `join`. */
  ask(): void {
    this.#options.send(null, { kind: 'ask' })
  }

  /** Enters the voice. */
  join(now: number): void {
    this.#isIn = true
    this.step(now)
    for (const id of this.#members.keys()) this.#callIfOurs(id, now)
  }

  leave(): void {
    for (const id of this.#members.keys()) {
      if (this.#isIn) this.#options.send(id, { kind: 'leave' })
      this.drop(id)
    }
    this.#isIn = false
  }

  /** What the others hear; null is silence. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track
    for (const { call } of this.#members.values()) call?.setTrack(track)
  }

  /** Takes what a session said; `now` in milliseconds. Nonsense is left aside. */
  receive(from: string, text: string, now: number): void {
    const signal = readSignal(text)
    if (!signal || from === this.#options.id) return
    if (signal.kind === 'ask') {
      if (this.#isIn) this.#options.send(from, { kind: 'here' })
    } else if (signal.kind === 'leave') this.drop(from)
    else if (signal.kind === 'here') this.#hear(from, now)
    else this.#talk(from, signal, now)
  }

  /** A few times a second: says that one is here, lets go of who is silent, and tries again what failed. */
  step(now: number): void {
    if (!this.#isIn) return
    if (now - this.#signed >= signInterval) {
      this.#signed = now
      for (const id of this.#members.keys()) this.#options.send(id, { kind: 'here' })
    }
    if (now - this.#asked >= askInterval) {
      this.#asked = now
      this.ask()
    }
    for (const [id, member] of this.#members) {
      if (now - member.heard > silence && member.state !== 'connected') this.drop(id)
      else if (member.state !== 'connected' && now - member.since > retryTime) {
        this.#callIfOurs(id, now)
      }
    }
  }

  /** Somebody has left the voice, or the room. */
  drop(id: string): void {
    const member = this.#members.get(id)
    if (!member) return
    member.call?.close()
    this.#members.delete(id)
    this.#options.onState(id, null)
  }

  /** A sign of somebody in the voice. */
  #hear(id: string, now: number): void {
    const known = this.#members.get(id)
    if (known) known.heard = now
    else if (this.#isIn && this.#members.size >= mostInMesh - 1) return
    else {
      this.#members.set(id, { call: null, state: 'connecting', heard: now, since: now })
      if (!this.#isIn) return
      this.#options.onState(id, 'connecting')
      // They may have missed ours.
      this.#options.send(id, { kind: 'here' })
      this.#callIfOurs(id, now)
    }
  }

  #callIfOurs(id: string, now: number): void {
    const member = this.#members.get(id)
    if (!member || id > this.#options.id) return
    this.#open(id, member, this.#options.nameCall(), now)
    // What fails here, as a link that was closed meanwhile, is tried again after a while.
    member.call?.offer().catch(() => undefined)
  }

  /** What somebody says about a call. */
  #talk(id: string, signal: Extract<VoiceSignal, { call: string }>, now: number): void {
    if (!this.#isIn) return
    this.#hear(id, now)
    const member = this.#members.get(id)
    if (!member) return
    if (signal.kind === 'offer') {
      if (id < this.#options.id) return
      this.#open(id, member, signal.call, now)
    }
    void member.call?.receive(signal)
  }

  #open(id: string, member: Member, name: string, now: number): void {
    member.call?.close()
    member.state = 'connecting'
    member.since = now
    const call = this.#options.openCall(id, {
      call: name,
      send: (signal) => this.#options.send(id, signal),
      onVoice: (stream) => {
        if (member.call === call) this.#options.onVoice(id, stream)
      },
      onState: (state) => {
        if (member.call !== call) return
        member.state = state
        this.#options.onState(id, state)
      },
    })
    member.call = call
    call.setTrack(this.#track)
  }
}

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSignal, type VoiceSignal } from '#voice/readSignal.ts'
import { mostInMesh, VoiceMesh, type Call } from '#voice/VoiceMesh.ts'
import type { PeerOptions } from '#voice/VoicePeer.ts'

type Message = { from: string; to: string | null; text: string }

/** A room whose messages wait until they are delivered, and calls that connect when both ends know the same one. */
class Room {
  readonly waiting: Message[] = []
  readonly meshes = new Map<string, VoiceMesh>()
  /** `a b` → the states that a was told of b. */
  readonly states = new Map<string, string[]>()
  #calls = 0
  now = 0

  add(id: string): VoiceMesh {
    const mesh = new VoiceMesh({
      id,
      send: (to, signal) => void this.waiting.push({ from: id, to, text: JSON.stringify(signal) }),
      openCall: (_to, options) => new FakeCall(options),
      nameCall: () => `call-${this.#calls++}`,
      onVoice: () => undefined,
      onState: (other, state) => {
        const key = `${id} ${other}`
        this.states.set(key, [...(this.states.get(key) ?? []), String(state)])
      },
    })
    this.meshes.set(id, mesh)
    return mesh
  }

  /** Delivers one waiting message, also to its sender, as a broker does. */
  deliver(at = 0): void {
    const [message] = this.waiting.splice(at, 1)
    for (const [id, mesh] of this.meshes) {
      if (message.to === null || message.to === id)
        mesh.receive(message.from, message.text, this.now)
    }
  }

  deliverAll(): void {
    for (let i = 0; this.waiting.length > 0 && i < 10_000; i++) this.deliver()
  }

  pass(milliseconds: number): void {
    for (let passed = 0; passed < milliseconds; passed += 500) {
      this.now += 500
      for (const mesh of this.meshes.values()) mesh.step(this.now)
      this.deliverAll()
    }
  }

  /** What `id` was told last of another. */
  last(id: string, other: string): string | undefined {
    return this.states.get(`${id} ${other}`)?.at(-1)
  }
}

/** Offer and answer without a network: connected once the answer is there. */
class FakeCall implements Call {
  readonly call: string
  readonly #options: Omit<PeerOptions, 'ice'>
  constructor(options: Omit<PeerOptions, 'ice'>) {
    this.call = options.call
    this.#options = options
  }

  offer(): Promise<void> {
    this.#options.send({ kind: 'offer', call: this.call, sdp: 'offer' })
    return Promise.resolve()
  }

  receive(signal: VoiceSignal): Promise<void> {
    if (!('call' in signal) || signal.call !== this.call) return Promise.resolve()
    if (signal.kind === 'offer') {
      this.#options.send({ kind: 'answer', call: this.call, sdp: 'answer' })
    }
    this.#options.onState('connected')
    return Promise.resolve()
  }

  setTrack(): void {}
  close(): void {}
}

describe('VoiceMesh', () => {
  it('connects everybody with everybody, whatever is lost, late or overtaken', () => {
    const property = fc.property(
      fc.integer({ min: 2, max: mostInMesh }),
      fc.array(fc.record({ at: fc.nat(), isLost: fc.boolean() }), { maxLength: 60 }),
      (people, fates) => {
        const room = new Room()
        const ids = Array.from({ length: people }, (_, i) => `person-${i}`)
        for (const id of ids) room.add(id).join(0)
        for (const { at, isLost } of fates) {
          if (room.waiting.length === 0) break
          if (isLost) room.waiting.splice(at % room.waiting.length, 1)
          else room.deliver(at % room.waiting.length)
        }
        room.pass(12_000)
        const pairs = ids.flatMap((id) => ids.map((other) => [id, other]))
        return pairs.every(([id, other]) => id === other || room.last(id, other) === 'connected')
      },
    )
    expect(fc.check(property, { numRuns: 60 })).toMatchObject({ failed: false })
  })

  it('tells somebody who asks how many are talking, without letting them in', () => {
    const room = new Room()
    room.add('a').join(0)
    room.add('b').join(0)
    room.deliverAll()
    const late = room.add('c')
    late.ask()
    room.deliverAll()
    expect(late.others).toBe(2)
    expect(room.states.has('a c')).toBe(false)
  })

  it('holds six, and leaves a seventh who comes all the same unheard', () => {
    const room = new Room()
    for (let i = 0; i < mostInMesh + 1; i++) {
      room.add(`person-${i}`).join(room.now)
      room.pass(1000)
    }
    expect(room.last('person-0', 'person-6')).toBeUndefined()
    expect(room.meshes.get('person-0')!.others).toBe(mostInMesh - 1)
  })

  it('forgets who leaves, and who falls silent before they were connected', () => {
    const room = new Room()
    const leaving = room.add('a')
    leaving.join(0)
    room.add('b').join(0)
    room.deliverAll()
    leaving.leave()
    room.deliverAll()
    expect(room.last('b', 'a')).toBe('null')
    room.meshes.delete('a')
    room.meshes.get('b')!.receive('ghost', '{"kind":"here"}', room.now)
    expect(room.meshes.get('b')!.others).toBe(1)
    room.pass(12_000)
    expect(room.meshes.get('b')!.others).toBe(0)
  })
})

describe('readSignal', () => {
  it('reads what the mesh says', () => {
    const signals: VoiceSignal[] = [
      { kind: 'ask' },
      { kind: 'here' },
      { kind: 'leave' },
      { kind: 'offer', call: 'c', sdp: 'v=0' },
      { kind: 'ice', call: 'c', candidate: 'candidate:1', mid: '0' },
    ]
    for (const signal of signals) expect(readSignal(JSON.stringify(signal))).toEqual(signal)
  })

  it('reads nothing into nonsense, and nothing that is larger than it could be', () => {
    const nonsense = [
      '',
      'null',
      '[]',
      '{"kind":"offer"}',
      '{"kind":"offer","call":{},"sdp":"v=0"}',
      '{"kind":"ice","call":"c","candidate":7,"mid":"0"}',
      `{"kind":"ice","call":"${'c'.repeat(50)}","candidate":"","mid":"0"}`,
      JSON.stringify({ kind: 'offer', call: 'c', sdp: 'x'.repeat(20_000) }),
    ]
    for (const text of nonsense) expect(readSignal(text)).toBeNull()
  })
})

import { expect, it } from 'vitest'
import { PacketCutter } from '#feed/transports/PacketCutter.ts'
import { makeRandom } from '../../people/notesWorld.ts'

const seeds = process.env.SEED ? [Number(process.env.SEED)] : [1, 7, 2026]
const encoder = new TextEncoder()
const ping = [0xd0, 0]

it('gives every message of QoS 0 as it was sent and all else untouched, however the bytes are cut', () => {
  for (const version of [4, 5] as const) {
    for (const seed of seeds) {
      const random = makeRandom(seed)
      const sent: string[] = []
      const other: number[] = []
      const bytes: number[] = []
      for (let n = 0; n < 300; n++) {
        const kind = random()
        const topic = n % 7 === 0 ? `Halle/Öl/${'x'.repeat(n)}` : `hall/${n}`
        const size = kind < 0.02 ? 20_000 : Math.floor(random() * 200)
        const payload = Uint8Array.from({ length: size }, () => random() * 256)
        if (kind < 0.7) {
          const packet = makePublish(version, topic, payload, n % 3 === 0 ? 0x31 : 0x30)
          sent.push(`${topic} ${hex(payload)} ${n % 3 === 0}`)
          bytes.push(...packet)
        } else {
          const packet = kind < 0.9 ? makePublish(version, topic, payload, 0x32) : ping
          other.push(...packet)
          bytes.push(...packet)
        }
      }
      const taken: string[] = []
      const passed: number[] = []
      const cutter = new PacketCutter(
        version,
        (topic, payload, isRetained) => taken.push(`${topic} ${hex(payload)} ${isRetained}`),
        (more) => passed.push(...more),
      )
      const stream = Uint8Array.from(bytes)
      for (let at = 0; at < stream.length;) {
        const piece = random() < 0.3 ? 1 + Math.floor(random() * 3) : Math.floor(random() * 3000)
        cutter.take(stream.slice(at, at + piece))
        at += piece
      }
      expect(taken, `SEED=${seed}`).toEqual(sent)
      expect(hex(passed), `SEED=${seed}`).toBe(hex(other))
    }
  }
})

it('leaves what is malformed, too large or without a topic to mqtt.js, and goes on after it where one can', () => {
  const good = makePublish(5, 'a', encoder.encode('1'), 0x30)
  for (const { bytes, goesOn } of [
    { bytes: [0x30, 3, 0, 9, 65], goesOn: true },
    { bytes: [0x30, 4, 0, 0, 0, 65], goesOn: true },
    { bytes: [0x30, 4, 0, 1, 65, 9], goesOn: true },
    { bytes: [0x30, 1, 0], goesOn: true },
    { bytes: [0x30, 255, 255, 255, 255, 1], goesOn: false },
    { bytes: [0x30, 255, 255, 255, 127, 0, 1, 65, 0], goesOn: false },
  ]) {
    const topics: string[] = []
    const passed: number[] = []
    const cutter = new PacketCutter(
      5,
      (topic) => topics.push(topic),
      (more) => passed.push(...more),
    )
    cutter.take(Uint8Array.from([...bytes, ...good]))
    expect(topics).toEqual(goesOn ? ['a'] : [])
    expect(passed).toEqual(goesOn ? bytes : [...bytes, ...good])
  }
})

function hex(bytes: Uint8Array | readonly number[]): string {
  return Buffer.from(bytes).toString('hex')
}

/** A PUBLISH packet with a property that nobody reads, and an id where its QoS has one. */
function makePublish(version: 4 | 5, topic: string, payload: Uint8Array, first: number): number[] {
  const name = encoder.encode(topic)
  const id = first & 6 ? [0, 1] : []
  const properties = version === 5 ? [2, 1, 1] : []
  const rest = [name.length >> 8, name.length & 255, ...name, ...id, ...properties, ...payload]
  const length: number[] = []
  for (let left = rest.length; ;) {
    const digit = left % 128
    left = Math.floor(left / 128)
    length.push(left > 0 ? digit + 128 : digit)
    if (left === 0) return [first, ...length, ...rest]
  }
}

import * as fc from 'fast-check'
import { sparkplugBytes } from './sparkplugBytes.ts'

const text = (words: string) => new TextEncoder().encode(words)

/** Payloads that are meant to hurt, none of which is a value: see promise R15. */
const fixed: Uint8Array[] = [
  text(''),
  text('{'),
  text('['.repeat(10_000)),
  text('{"v":'.repeat(10_000) + '1' + '}'.repeat(10_000)),
  text('{"v":1e308999}'),
  text('{"v":NaN}'),
  text('{"v":"NaN"}'),
  text('{"v":"Infinity"}'),
  text('{"v":{"__proto__":{"polluted":1}}}'),
  text('{"__proto__":{"v":5}}'),
  text('{"constructor":{"prototype":{"polluted":1}},"v":null}'),
  text('[{"v":5}]'),
  text('{"v":"5;DROP TABLE"}'),
  text('{"v":["5"]}'),
  text('{}{}{'),
  text('5° C').subarray(0, 2),
  Uint8Array.of(0xff, 0xfe, 0, 0),
  text('\u0000'),
  text('"'.repeat(1000)),
  new Uint8Array(4000).fill(0x12),
  sparkplugBytes(
    [
      { name: 'v', other: 18 },
      { alias: 9, isNull: true },
    ],
    3,
  ).subarray(0, 15),
]

/** A seeded stream of such payloads and of random bytes; the seed is vitest's `SEED` or a new one, which is given back. */
export function malformedPayloads(count: number): { payloads: Uint8Array[]; seed: number } {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
  const any = fc.oneof(
    fc.constantFrom(...fixed),
    // A first byte that no number, JSON or UTF-8 text begins with: by chance a random payload would be a value.
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.of(0xfe, ...bytes)),
  )
  return { payloads: fc.sample(any, { numRuns: count, seed }), seed }
}

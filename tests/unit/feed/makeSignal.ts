import type { Signal } from '#twin/Twin.ts'

/** A signal of a test's world; its topic is its id unless said. */
export function makeSignal(id: string, change: Partial<Signal> = {}): Signal {
  return {
    id,
    name: id,
    asset: 0,
    topic: id,
    codec: 'number',
    codecOptions: {},
    unit: '',
    staleAfter: 10,
    digits: 0,
    ...change,
  }
}

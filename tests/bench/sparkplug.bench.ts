/**
 * Sparkplug B: metrics a second through decoder, session and signal table, in Node, all of them shown. Prints a table, then JSON
 * on the last line. `tsx tests/bench/sparkplug.bench.ts [METRICS_A_MESSAGE] [MESSAGES]`
 */
import { codecs } from '#feed/codecs/index.ts'
import { systemClock } from '#feed/Clock.ts'
import { FeedCore } from '#feed/FeedCore.ts'
import { loadSessions } from '#feed/loadSessions.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { Signal } from '#twin/Twin.ts'
import { sparkplugBytes, type TestMetric } from '../world/sparkplugBytes.ts'

const [metrics = 50, messages = 20_000] = process.argv.slice(2).map(Number)
const topic = codecs.sparkplug.topic({ group: 'G', node: 'N' })
const signals = Array.from({ length: metrics }, (_, i): Signal => {
  const id = `m.v${i}`
  const codecOptions = { group: 'G', node: 'N', device: 'D', metric: `Area/Machine/v${i}` }
  return {
    id,
    name: id,
    asset: 0,
    topic,
    codec: 'sparkplug',
    codecOptions,
    unit: '',
    staleAfter: Infinity,
    digits: 1,
  }
})
const bus = new LoopbackBus()
const core = new FeedCore(
  { broker: 'loopback://bench', signals },
  {
    codecs,
    sessions: await loadSessions(signals, codecs),
    open: (...all) => bus.open(...all),
    clock: systemClock,
    post: (message) => {
      if (message instanceof ArrayBuffer) core.receive(message)
    },
  },
)
const send = (type: string, list: TestMetric[], seq: number) =>
  bus.publish(`spBv1.0/G/${type}/N${type.startsWith('D') ? '/D' : ''}`, sparkplugBytes(list, seq))
const named = (i: number): TestMetric => ({ name: `Area/Machine/v${i}`, at: 1.7e12 + i, double: i })
send('NBIRTH', [{ name: 'bdSeq', type: 8, long: 0 }], 0)
send(
  'DBIRTH',
  signals.map((_, i) => ({ ...named(i), alias: i, type: 10 })),
  1,
)

/** The same values by alias and by name, 256 messages each, so that `seq` goes around. */
const kinds = {
  byAlias: (i: number): TestMetric => ({ alias: i, at: 1.7e12 + i, double: i * 1.5 }),
  byName: (i: number): TestMetric => ({ ...named(i), double: i * 1.5 }),
}
const result: Record<string, number> = { metricsPerMessage: metrics }
let seq = 2
for (const [kind, make] of Object.entries(kinds)) {
  const list = signals.map((_, i) => make(i))
  const payloads = Array.from({ length: 256 }, (_, i) => sparkplugBytes(list, i))
  const run = (count: number) => {
    for (let i = 0; i < count; i++, seq = (seq + 1) & 255)
      bus.publish('spBv1.0/G/DDATA/N/D', payloads[seq])
  }
  run(2000)
  const before = core.counts.values
  const start = performance.now()
  run(messages)
  const seconds = (performance.now() - start) / 1000
  result[`${kind}PerSecond`] = Math.round((core.counts.values - before) / seconds)
}
core.close()
console.table({ sparkplug: result })
console.log(JSON.stringify(result))

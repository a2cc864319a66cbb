/**
 * What judging alarms costs the worker: 20,000 signals, each with an alarm, every one with a new value a second, through all that a message
 * goes through (match, decode, table); the same without alarms, in turns. Prints a table, then JSON on the last line. `npm run bench -- alarms`
 */
import { codecs } from '#feed/codecs/index.ts'
import type { Clock } from '#feed/Clock.ts'
import { FeedCore } from '#feed/FeedCore.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import { noAlarm } from '#insight/noAlarm.ts'
import type { Alarm, AlarmCondition } from '#twin/Alarm.ts'
import type { Signal } from '#twin/Twin.ts'

const count = 20_000
const rounds = 60
const warmUp = 15

const signals = Array.from({ length: count }, (_, i): Signal => {
  const id = `line.s${i}`
  const rest = { codec: 'number', codecOptions: {}, unit: '°C', staleAfter: 1e6, digits: 1 }
  return { id, name: id, asset: 0, topic: `plant/line/s${i}`, ...rest }
})

/** As plants have them: most are limits, the others a sixth together. */
function conditionOf(i: number): AlarmCondition {
  if (i % 24 === 0) return { kind: 'deviation', from: (i + 1) % count, value: NaN, by: 60 }
  if (i % 24 === 1) return { kind: 'rate', by: 90, within: 10, direction: 'either' }
  if (i % 24 === 2) return { kind: 'state', codes: [99] }
  if (i % 24 === 3) return { kind: 'quality', codes: [2, 3] }
  return { kind: i % 2 === 0 ? 'high' : 'low', limit: i % 2 === 0 ? 80 : 20 }
}

const list = signals.map(({ id }, i): Alarm => {
  const delays = { deadband: 2, onDelay: i % 3 === 0 ? 2 : 0, offDelay: 0 }
  return {
    ...noAlarm,
    id: `${id}.alarm`,
    name: id,
    asset: 0,
    signal: i,
    ...delays,
    condition: conditionOf(i),
  }
})

/** A feed of its own, with `alarms` judged; `turn` brings every signal a value and answers how many milliseconds that took. */
function open(alarms: readonly Alarm[]) {
  let time = 0
  const timers: { due: number; every: number; run: () => void }[] = []
  const clock: Clock = {
    now: () => time,
    after(wait, run) {
      const timer = { due: time + wait, every: 0, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
    },
    every(wait, run) {
      const timer = { due: time + wait, every: wait, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0)
    },
  }
  const bus = new LoopbackBus()
  const answers: ArrayBuffer[] = []
  let raised = 0
  const core = new FeedCore(
    { broker: 'loopback://bench', signals },
    {
      codecs,
      sessions: {},
      open: (wish, events) => bus.open(wish, events),
      clock,
      post(message) {
        if (message instanceof ArrayBuffer) answers.push(message)
        else if (message.kind === 'alarms')
          raised += message.news.events.filter(({ what }) => what === 'raised').length
      },
    },
  )
  const all = { list: [...alarms], sources: [], assets: [] }
  core.receive({ kind: 'alarms', wish: { kind: 'watch', alarms: all, rows: [] } })
  const encoder = new TextEncoder()
  let seed = 1
  const turn = () => {
    // One in a thousand is beyond its limit.
    const payloads = signals.map(() => {
      seed = (seed * 48_271) % 2_147_483_647
      return encoder.encode((seed % 1000 === 0 ? 85 : 40 + (seed % 200) / 10).toFixed(1))
    })
    const began = performance.now()
    for (let i = 0; i < count; i++) {
      if (i % 200 === 0) advance(10)
      bus.publish(signals[i].topic, payloads[i])
    }
    return performance.now() - began
  }
  const advance = (by: number) => {
    time += by
    const buffer = answers.pop()
    if (buffer) core.receive(buffer)
    for (const timer of timers.slice()) {
      if (timer.due > time) continue
      if (timer.every > 0) timer.due += timer.every
      else timers.splice(timers.indexOf(timer), 1)
      timer.run()
    }
  }
  return { turn, raised: () => raised }
}

const plain = open([])
const judged = open(list)
const times = { plain: [] as number[], judged: [] as number[] }
for (let i = 0; i < rounds + warmUp; i++) {
  const pair = { plain: plain.turn(), judged: judged.turn() }
  if (i < warmUp) continue
  times.plain.push(pair.plain)
  times.judged.push(pair.judged)
}
const middle = (all: number[]) => all.toSorted((a, b) => a - b)[all.length >> 1]
const [without, withAlarms] = [middle(times.plain), middle(times.judged)]
const figures = {
  signals: count,
  'ms for 20,000 values': Number(without.toFixed(1)),
  'with alarms': Number(withAlarms.toFixed(1)),
  ratio: Number((withAlarms / without).toFixed(2)),
  'µs of a judgement': Number((((withAlarms - without) * 1000) / count).toFixed(3)),
  raised: judged.raised(),
}
console.table([figures])
console.log(JSON.stringify(figures))

import { codecs } from '#feed/codecs/index.ts'
import { openSparkplug } from '#feed/sparkplug/openSparkplug.ts'
import { LoopbackBus } from '#feed/transports/loopback.ts'
import type { Signal } from '#twin/Twin.ts'
import { sparkplugBytes, type TestMetric } from '../../world/sparkplugBytes.ts'
import { makeSignal } from './makeSignal.ts'
import { ManualClock } from './ManualClock.ts'
import { openCore } from './openCore.ts'

/** A signal of the edge node G1/E1; `device` may name one of its devices. */
export function metric(name: string, device?: string, change: Partial<Signal> = {}): Signal {
  const codecOptions = { group: 'G1', node: 'E1', metric: name, ...(device && { device }) }
  const topic = codecs.sparkplug.topic(codecOptions)
  const id = `${device ?? 'node'}.${name}`
  return makeSignal(id, {
    topic,
    codec: 'sparkplug',
    codecOptions,
    staleAfter: Infinity,
    ...change,
  })
}

/** A feed on one edge node, whose messages a test sends; `asked` are the times of requests for a rebirth. */
export function openSparkplugWorld(signals: Signal[], rebirth = true) {
  const clock = new ManualClock()
  const bus = new LoopbackBus()
  const asked: number[] = []
  bus.open(
    { broker: '', filters: ['spBv1.0/G1/NCMD/E1'], clock },
    {
      onConnection: () => {},
      onRefusedTopic: () => {},
      onMessage: () => asked.push(clock.now()),
    },
  )
  if (!rebirth) for (const { codecOptions } of signals) codecOptions.rebirth = false
  const sessions = { sparkplug: openSparkplug }
  const world = openCore({ broker: 'loopback://test', signals }, bus, clock, true, sessions)
  const send = (type: string, metrics: TestMetric[], seq?: number, device?: string) => {
    const end = device === undefined ? 'E1' : `E1/${device}`
    bus.publish(`spBv1.0/G1/${type}/${end}`, sparkplugBytes(metrics, seq))
  }
  const values = () => [...world.core.table.value]
  const qualities = () => signals.map((_, slot) => world.quality(slot))
  const told = () => {
    clock.advance(1100)
    return world.problems.map(({ text }) => text)
  }
  return { ...world, bus, clock, asked, send, values, qualities, told }
}

/** The number of a session, in births and deaths of a node. */
export const bdSeq = (long: number): TestMetric => ({ name: 'bdSeq', type: 8, long })
/** A device's metric as its birth tells it. */
export const speed = (double: number): TestMetric => ({ name: 'Speed', alias: 1, type: 10, double })

/** A node and a device, both born. */
export function born(signals = [metric('Volts'), metric('Speed', 'D1'), metric('State', 'D1')]) {
  const world = openSparkplugWorld(signals)
  world.send('NBIRTH', [bdSeq(3), { name: 'Volts', alias: 7, type: 9, float: 24 }], 0)
  world.send('DBIRTH', [speed(5), { name: 'State', alias: 2, type: 2, int: 4294967294 }], 1, 'D1')
  return world
}

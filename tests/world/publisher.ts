/**
 * A publisher in a process of its own, so that its work does not slow the page's measurement:
 * `tsx publisher.ts BROKER SIGNALS MESSAGES_A_SECOND SECONDS [VALUES_A_MESSAGE]`. `{v, t}` on `load/<n>` in turn, `v` a list when a
 * message carries several; every 20 ms also on `load/probe`. Prints how many were sent and the last value of every signal
 * as JSON when it ends.
 */
import mqtt from 'mqtt'

const [broker, ...numbers] = process.argv.slice(2)
const [count, rate, seconds, perMessage = 1] = numbers.map(Number)
const topics = Math.ceil(count / perMessage)
const last = Array.from<number | null>({ length: count }).fill(null)
const client = await mqtt.connectAsync(broker, { protocolVersion: 5 })
const start = performance.now()
let messages = 0
let probes = 0
let values = 0
// Whoever wanted this has gone.
process.stdin.on('end', () => process.exit()).resume()

await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    const elapsed = (performance.now() - start) / 1000
    const due = Math.min(elapsed, seconds) * rate
    while (messages < due) {
      const topic = messages % topics
      client.publish(`load/${topic}`, `{"v":${makeValues(topic)},"t":${Date.now()}}`)
      messages++
    }
    if (probes < elapsed * 50) {
      client.publish('load/probe', `{"v":${probes},"t":${Date.now()}}`)
      probes++
    }
    if (elapsed < seconds) return
    clearInterval(timer)
    resolve()
  }, 4)
})
// A QoS 1 message comes back acknowledged only after everything before it has left.
await client.publishAsync('load/end', '1', { qos: 1 })
await client.endAsync()
process.stdout.write(JSON.stringify({ sent: messages + probes, last }), () => process.exit())

function makeValues(topic: number): string {
  const first = topic * perMessage
  const all: number[] = []
  for (let i = first; i < Math.min(count, first + perMessage); i++) {
    const value = Math.round((50 + 50 * Math.sin(values++ * 0.37)) * 1000) / 1000
    last[i] = value
    all.push(value)
  }
  return perMessage > 1 ? `[${all.join(',')}]` : String(all[0])
}

/**
 * A publisher in a process of its own, so that its work does not slow the page's measurement:
 * `tsx publisher.ts BROKER TOPICS PER_SECOND SECONDS`. One value a message, `{v, t}` on `load/<n>`. Prints the last
 * value of every topic as JSON when it ends.
 */
import mqtt from 'mqtt'

const [broker, topics, perSecond, seconds] = process.argv.slice(2)
const count = Number(topics)
const rate = Number(perSecond)
const last = Array.from<number | null>({ length: count }).fill(null)
const client = await mqtt.connectAsync(broker, { protocolVersion: 5 })
const start = performance.now()
let sent = 0

await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    const elapsed = (performance.now() - start) / 1000
    const due = Math.min(elapsed, Number(seconds)) * rate
    while (sent < due) {
      const topic = sent % count
      const value = Math.round((50 + 50 * Math.sin(sent * 0.37)) * 1000) / 1000
      last[topic] = value
      client.publish(`load/${topic}`, `{"v":${value},"t":${Date.now()}}`)
      sent++
    }
    if (elapsed < Number(seconds)) return
    clearInterval(timer)
    resolve()
  }, 4)
})
// A QoS 1 message comes back acknowledged only after everything before it has left.
await client.publishAsync('load/end', '1', { qos: 1 })
await client.endAsync()
process.stdout.write(JSON.stringify({ sent, last }))

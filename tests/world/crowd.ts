/**
 * People in a room, in a process of their own: `tsx crowd.ts PORT PEOPLE LISTENERS SECONDS METRES [FLOOD] [LINES]`. Each has a connection of their own (bare
 * MQTT 3.1.1 over TCP, so that the broker is measured and not a client), shows who they are, and walks about in a square of so many metres with both
 * hands moving, 20 poses a second, and writes LINES lines of text a second. One more sends FLOOD lines a second, and one of 100 kB each second. The first LISTENERS of them listen to the others. Prints, as JSON, how late poses came and how long they were.
 */
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { writeCard } from '#people/Card.ts'
import { cellOf, crowd, farKey } from '#people/cells.ts'
import { personColours } from '#people/personColours.ts'
import { makePose, PoseFlags } from '#people/Pose.ts'
import { longestPose, poseClockTurn, writePose } from '#people/poseBytes.ts'
import { makeRoomTopic, noKey, roomFilter } from '#people/roomTopics.ts'

const [port, people, listeners, seconds, metres, flood = 0, lines = 0] = process.argv
  .slice(2)
  .map(Number)
const interval = 50
const colours = Object.values(personColours)
const delays: number[] = []
const lengths: number[] = []
let received = 0
let isCounting = false
// Whoever wanted this has gone.
process.stdin.on('end', () => process.exit()).resume()

const sockets = await Promise.all(
  Array.from({ length: people }, async (_, i) => {
    const socket = connect(port, '127.0.0.1').setNoDelay()
    await once(socket, 'connect')
    socket.write(packet(0x10, [...text('MQTT'), 4, 2, 0, 60, ...text(sessionOf(i))]))
    if (i < listeners) {
      socket.write(packet(0x82, [0, 1, ...text(roomFilter('main', 'pose')), 0]))
      listen(socket, i)
    } else socket.resume()
    return socket
  }),
)
const began = performance.now()
const hostile = flood > 0 ? connect(port, '127.0.0.1').setNoDelay() : null
hostile?.write(packet(0x10, [...text('MQTT'), 4, 2, 0, 60, ...text('hostile0')]))
const pose = makePose()
const bytes = new Uint8Array(longestPose)
for (let step = 0; performance.now() - began < seconds * 1000; step++) {
  // Each at their own time: nobody's clocks agree.
  for (let slot = 0; slot < 10; slot++) {
    const due = began + step * interval + (slot * interval) / 10
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    for (let i = slot; i < people; i += 10) tell(i, step)
    if (hostile) rage(hostile, step * 10 + slot)
  }
  isCounting = performance.now() - began > 3000
}
for (const socket of sockets) socket.destroy()
hostile?.destroy()
delays.sort((a, b) => a - b)
const at = (share: number) => delays[Math.floor(delays.length * share)] ?? NaN
const perSecond = Math.round(received / (seconds - 3))
const wire = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
console.log(JSON.stringify({ p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond, wire }))
process.exit()

function sessionOf(i: number): string {
  return `p${String(i).padStart(7, '0')}`
}

function topicOf(family: 'who' | 'pose' | 'say', key: string, i: number): string {
  return makeRoomTopic({
    room: 'main',
    family,
    key,
    user: `~${sessionOf(i)}`,
    session: sessionOf(i),
  })
}

function tell(i: number, step: number): void {
  const socket = sockets[i]
  if (step % 40 === i % 40) {
    const card = {
      name: `Person ${i}`,
      colour: colours[i % 8],
      device: 'headset',
      latency: 5,
    } as const
    const whole = { ...card, muted: true, speaking: false, away: false, ask: false }
    publish(socket, topicOf('who', 'viewer', i), Buffer.from(writeCard(whole)))
  }
  const angle = step / 40 + i
  const side = Math.ceil(Math.sqrt(people))
  const x = ((i % side) / side) * metres + Math.cos(angle)
  const z = (Math.floor(i / side) / side) * metres + Math.sin(angle)
  pose.flags = PoseFlags.visible | PoseFlags.left | PoseFlags.right
  pose.head.set([x, 1.6, z, 0, Math.sin(angle / 2), 0, Math.cos(angle / 2)])
  pose.left.set([x - 0.3, 1.1 + Math.sin(angle * 5) / 5, z, 0, 0, 0, 1])
  pose.right.set([x + 0.3, 1.1 + Math.cos(angle * 5) / 5, z, 0, 0, 0, 1])
  const length = writePose(pose, performance.now(), bytes)
  const payload = Buffer.from(bytes.subarray(0, length))
  publish(socket, topicOf('pose', cellOf(x, z), i), payload)
  if (people >= crowd && step % 20 === i % 20) publish(socket, topicOf('pose', farKey, i), payload)
  const said = Math.floor(((step + 1) * lines) / 20) - Math.floor((step * lines) / 20)
  for (let k = 0; k < said; k++) {
    const line = Buffer.from(JSON.stringify({ text: `Line ${step}.${k}: the third head drips` }))
    publish(socket, topicOf('say', noKey, i), line)
  }
}

/** Every 5 ms. */
function rage(socket: Socket, turn: number): void {
  const topic = 'gemba/main/say/-/~hostile0/hostile0'
  const line = packet(0x30, [...text(topic), ...Buffer.from(`{"text":"flood ${turn}"}`)])
  for (let i = 0; i < flood / 200; i++) socket.write(line)
  if (turn % 200 === 0) publish(socket, topic, Buffer.alloc(100_000, 120))
}

function publish(socket: Socket, topic: string, payload: Buffer): void {
  socket.write(packet(0x30, [...text(topic), ...payload]))
}

/** Reads what comes to a listener: only poses of others count. */
function listen(socket: Socket, i: number): void {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    const all = rest.length > 0 ? Buffer.concat([rest, data]) : data
    let from = 0
    for (;;) {
      let length = 0
      let k = from + 1
      for (let shift = 0; k < all.length; shift += 7) {
        length |= (all[k] & 127) << shift
        if (all[k++] < 128) break
      }
      if (k >= all.length || k + length > all.length) break
      if (all[from] >> 4 === 3) note(all, from, k, k + length, i)
      from = k + length
    }
    rest = all.subarray(from)
  })
}

function note(all: Buffer, from: number, start: number, end: number, i: number): void {
  const body = start + 2 + all.readUInt16BE(start)
  const isOwn = all.toString('latin1', body - 8, body) === sessionOf(i)
  if (!isCounting || isOwn) return
  received++
  // The first 14 bits of a pose are the sender's clock, here the same as ours.
  const sent = all.readUInt16BE(body) >> 2
  delays.push((performance.now() - sent + 4 * poseClockTurn) % poseClockTurn)
  // As a page gets it: two bytes more for the WebSocket frame.
  if (lengths.length < 1000) lengths.push(end - from + 2)
}

function packet(kind: number, body: readonly number[]): Buffer {
  const length: number[] = []
  for (let left = body.length; ;) {
    length.push((left & 127) | (left > 127 ? 128 : 0))
    left >>= 7
    if (left === 0) break
  }
  return Buffer.from([kind, ...length, ...body])
}

function text(value: string): number[] {
  const coded = Buffer.from(value)
  return [coded.length >> 8, coded.length & 255, ...coded]
}

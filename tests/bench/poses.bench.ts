/**
 * People in one room, each sending 20 poses a second of 40 bytes, all told by the broker to all: how late they come, on the broker of
 * `npm start` and on mosquitto. Bare WebSockets, so that the brokers are measured and not a client. Prints a table, then JSON on
 * the last line. `tsx tests/bench/poses.bench.ts [PEOPLE] [SECONDS]`
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocket } from 'ws'
import { makeRoomTopic } from '#people/roomTopics.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'

const [people = 30, seconds = 10] = process.argv.slice(2).map(Number)
const perSecond = 20
const poseBytes = 40

type Figures = Record<string, number>
const results: Record<string, Figures> = {}

const folder = mkdtempSync(join(tmpdir(), 'gemba-poses-'))
const program = fileURLToPath(new URL('../world/keptBroker.ts', import.meta.url))
const own = spawn(process.execPath, ['--import', 'tsx', program, folder])
try {
  const address = await new Promise<string>((resolve) =>
    own.stdout.once('data', (line: Buffer) => resolve(line.toString().trim())),
  )
  results['npm start'] = await measure(address, own.pid)
} finally {
  own.kill()
  rmSync(folder, { recursive: true, force: true })
}
if (mosquittoPath) {
  const broker = await openMosquitto()
  results.mosquitto = await measure(broker.ws)
  await broker.close()
}
console.table(results)
console.log(JSON.stringify({ people, seconds, ...results }))
process.exit(0)

async function measure(address: string, pid?: number): Promise<Figures> {
  const late: number[] = []
  let sent = 0
  let isMeasured = false
  const sockets = await Promise.all(
    Array.from({ length: people }, (_, i) =>
      enter(address, `sessio${String(i).padStart(2, '0')}`, (topic, payload, session) => {
        if (isMeasured && !topic.endsWith(session)) late.push(now() - payload.readDoubleLE())
      }),
    ),
  )
  const timers: NodeJS.Timeout[] = []
  for (const [i, { socket, session }] of sockets.entries()) {
    const user = `~user${String(i).padStart(4, '0')}`
    const topic = makeRoomTopic({ room: 'bench', family: 'pose', key: '0,0', user, session })
    const send = () => {
      const pose = Buffer.alloc(poseBytes)
      pose.writeDoubleLE(now())
      socket.send(packet(0x30, Buffer.concat([text(topic), pose])))
      if (isMeasured) sent++
    }
    setTimeout(() => timers.push(setInterval(send, 1000 / perSecond)), Math.random() * 50)
  }
  await pause(2)
  isMeasured = true
  const [busy, began] = [cpuSeconds(pid), now()]
  await pause(seconds)
  const [used, passed] = [cpuSeconds(pid) - busy, (now() - began) / 1000]
  isMeasured = false
  for (const timer of timers) clearInterval(timer)
  for (const { socket } of sockets) socket.terminate()
  late.sort((a, b) => a - b)
  const at = (share: number) => Number(late[Math.floor(late.length * share)].toFixed(1))
  return {
    'deliveries/s': Math.round(late.length / passed),
    'came %': Math.round((late.length / (sent * (people - 1))) * 1000) / 10,
    'p50 ms': at(0.5),
    'p95 ms': at(0.95),
    'p99 ms': at(0.99),
    'broker cores': Math.round((used / passed) * 100) / 100,
  }
}

type Hear = (topic: string, payload: Buffer, session: string) => void

/** Joins the room over a bare WebSocket (MQTT 3.1.1 §3). */
function enter(
  address: string,
  session: string,
  hear: Hear,
): Promise<{ socket: WebSocket; session: string }> {
  const socket = new WebSocket(address, ['mqtt'], { perMessageDeflate: false })
  return new Promise((resolve) => {
    socket.on('open', () => {
      const head = Buffer.from([4, 2, 0, 0])
      socket.send(packet(0x10, Buffer.concat([text('MQTT'), head, text(session)])))
      const filter = Buffer.concat([
        Buffer.from([0, 1]),
        text('gemba/bench/+/+/+/+'),
        Buffer.alloc(1),
      ])
      socket.send(packet(0x82, filter))
    })
    let rest: Buffer = Buffer.alloc(0)
    socket.on('message', (data: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, data]) : data
      for (;;) {
        const found = readPacket(rest)
        if (!found) break
        const body = rest.subarray(found.start, found.end)
        if (rest[0] === 0x90) resolve({ socket, session })
        if (rest[0] >> 4 === 3) {
          const end = 2 + body.readUInt16BE()
          hear(body.toString('utf8', 2, end), body.subarray(end), session)
        }
        rest = rest.subarray(found.end)
      }
    })
  })
}

function readPacket(bytes: Buffer): { start: number; end: number } | null {
  if (bytes.length < 2) return null
  const isLong = bytes[1] > 127
  if (isLong && bytes.length < 3) return null
  const start = isLong ? 3 : 2
  const end = start + (bytes[1] & 127) + (isLong ? bytes[2] << 7 : 0)
  return end > bytes.length ? null : { start, end }
}

function packet(kind: number, body: Buffer): Buffer {
  const length = body.length > 127 ? [(body.length & 127) | 128, body.length >> 7] : [body.length]
  return Buffer.concat([Buffer.from([kind, ...length]), body])
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return Buffer.concat([length, bytes])
}

function now(): number {
  return performance.now()
}

function pause(length: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, length * 1000))
}

/** Processor time of another process; NaN where the system does not tell. */
function cpuSeconds(pid?: number): number {
  const file = `/proc/${pid}/stat`
  if (!existsSync(file)) return NaN
  const values = readFileSync(file, 'utf8').split(') ')[1].split(' ')
  return (Number(values[11]) + Number(values[12])) / 100
}

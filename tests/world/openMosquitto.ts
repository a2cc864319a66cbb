import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './freePort.ts'

const places = [
  '/usr/sbin/mosquitto',
  '/usr/bin/mosquitto',
  '/usr/local/sbin/mosquitto',
  '/opt/homebrew/sbin/mosquitto',
]

/** Where mosquitto is on this machine, or undefined: tests that need it skip then, saying so. */
export const mosquittoPath = places.find((path) => existsSync(path))

export type Mosquitto = {
  /** `mqtt://127.0.0.1:…` */
  tcp: string
  /** `ws://127.0.0.1:…` */
  ws: string
  /** Ends the process at once, as a crash would. */
  kill(): Promise<void>
  /** Stops answering without closing a socket (SIGSTOP), or goes on (SIGCONT). */
  freeze(frozen: boolean): void
  /** Starts it again on the same ports. */
  start(): Promise<void>
  close(): Promise<void>
}

/** A real mosquitto on 127.0.0.1 with a WebSocket listener. `lines` are added to its configuration. */
export async function openMosquitto(lines: readonly string[] = []): Promise<Mosquitto> {
  if (!mosquittoPath) throw new Error('openMosquitto: mosquitto is not installed')
  const program = mosquittoPath
  const folder = await mkdtemp(join(tmpdir(), 'gemba-mosquitto-'))
  const tcpPort = await freePort()
  const wsPort = await freePort()
  const configuration = join(folder, 'mosquitto.conf')
  const anonymous = lines.some((line) => line.startsWith('allow_anonymous'))
    ? []
    : ['allow_anonymous true']
  // Its WebSocket listener binds to all interfaces in spite of an address unless the domain is given.
  const listeners = [
    `listener ${tcpPort} 127.0.0.1`,
    `listener ${wsPort} 127.0.0.1`,
    'protocol websockets',
    'socket_domain ipv4',
  ]
  const all = ['persistence false', 'log_type error', ...anonymous, ...listeners, ...lines]
  await writeFile(configuration, `${all.join('\n')}\n`)
  let child: ChildProcess | undefined

  const start = async () => {
    child = spawn(program, ['-c', configuration], { stdio: 'ignore' })
    await listening(tcpPort)
    await listening(wsPort)
  }
  const kill = async () => {
    const running = child
    child = undefined
    if (!running || running.exitCode !== null) return
    const ended = new Promise((resolve) => running.once('exit', resolve))
    running.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    tcp: `mqtt://127.0.0.1:${tcpPort}`,
    ws: `ws://127.0.0.1:${wsPort}`,
    kill,
    freeze: (frozen) => void child?.kill(frozen ? 'SIGSTOP' : 'SIGCONT'),
    start,
    close: async () => {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`openMosquitto: nothing listens on port ${port}`)
}

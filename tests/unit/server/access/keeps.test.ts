import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import mqtt, { type MqttClient } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { mosquittoPath, openMosquitto } from '../../../world/openMosquitto.ts'
import { shippedSettings } from '../../../world/openRuledBroker.ts'

const program = fileURLToPath(new URL('../../../world/keptBroker.ts', import.meta.url))
const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop()
})

/** A broker that can be killed and started again; each start tells where it is. */
type Mortal = { start(): Promise<string>; kill(): Promise<void> }

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gemba-kept-'))
  // Started by root, mosquitto writes as a user of its own.
  chmodSync(folder, 0o777)
  stops.push(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function ownBroker(): Promise<Mortal> {
  const folder = makeFolder()
  let child: ChildProcess | undefined
  const kill = async () => {
    const ended = new Promise((resolve) => child?.once('exit', resolve))
    if (child?.kill('SIGKILL')) await ended
    child = undefined
  }
  const start = () => {
    const run = spawn(process.execPath, ['--import', 'tsx', program, folder])
    child = run
    return new Promise<string>((resolve, reject) => {
      run.stdout.once('data', (line: Buffer) => resolve(line.toString().trim()))
      run.stderr.once('data', (line: Buffer) => reject(new Error(line.toString())))
    })
  }
  stops.push(kill)
  return Promise.resolve({ start, kill })
}

async function mosquitto(): Promise<Mortal> {
  const folder = makeFolder()
  const keeping = shippedSettings(folder).filter((line) => /^(persistence|autosave)/.test(line))
  const broker = await openMosquitto(keeping)
  stops.push(() => broker.close())
  let isUp = true
  return {
    async start() {
      if (!isUp) await broker.start()
      isUp = true
      return broker.ws
    },
    async kill() {
      await broker.kill()
      isUp = false
    },
  }
}

async function openClient(address: string): Promise<MqttClient> {
  const client = await mqtt.connectAsync(address, { reconnectPeriod: 0, clientId: 'abcd1234' })
  client.on('error', () => client.end(true))
  stops.push(() => client.end(true))
  return client
}

const noteTopic = (id: number) => `gemba/main/note/n${id}/~abcd1234`

/** Every note that the broker has, by topic. */
async function readNotes(address: string, awaited: number): Promise<Map<string, string>> {
  const client = await openClient(address)
  const notes = new Map<string, string>()
  client.on('message', (topic, payload) => notes.set(topic, payload.toString()))
  await client.subscribeAsync('gemba/main/note/+/+', { qos: 1 })
  await expect.poll(() => notes.size, { timeout: 5000 }).toBeGreaterThanOrEqual(awaited)
  client.end(true)
  return notes
}

describe.each([
  ['the broker of npm start', false, ownBroker],
  ['mosquitto', !mosquittoPath, mosquitto],
] as const)('on %s', (_name, isAbsent, open) => {
  it.skipIf(isAbsent)(
    'a note that was acknowledged outlives a kill of the broker, and one that was taken back stays away (R17)',
    async () => {
      const broker = await open()
      let sent = 0
      const kept = new Map<string, string>()
      // Killed at the first answer, and at the fiftieth, with more on the way.
      for (const most of [1, 50]) {
        const client = await openClient(await broker.start())
        const text = `written before answer ${most}`
        for (const note of [text, '']) {
          await client.publishAsync(noteTopic(-most), note, { qos: 1, retain: true })
        }
        let answers = 0
        await new Promise<void>((resolve) => {
          for (let i = 0; i < most + 10; i++) {
            const topic = noteTopic(sent++)
            client.publish(topic, text, { qos: 1, retain: true }, (error) => {
              if (error) return
              kept.set(topic, text)
              if (++answers === most) resolve()
            })
          }
        })
        await broker.kill()
      }
      const found = await readNotes(await broker.start(), kept.size)
      expect([...kept].filter(([topic, text]) => found.get(topic) !== text)).toEqual([])
      expect(kept.size).toBeGreaterThanOrEqual(51)
      // What was taken back stays away.
      expect([...found.keys()].filter((topic) => topic.includes('/n-'))).toEqual([])
    },
  )
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import mqtt, { type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Account } from '#people/roles.ts'
import { hashPassword } from '#server/access/hashPassword.ts'
import { sayAccess } from '#server/access/sayAccess.ts'
import { listen } from '#server/listen.ts'
import { openBroker, type Broker } from '#server/openBroker.ts'
import { readFlags } from '#server/readFlags.ts'

const folder = mkdtempSync(join(tmpdir(), 'gemba-users-'))
const file = join(folder, 'users.json')
const said: string[] = []
let http: Server
let broker: Broker
let ws: string
let password: string
const clients: MqttClient[] = []

function write(users: Record<string, Account>): void {
  const listed = Object.entries(users).map(([name, role]) => [name, { role, password }])
  writeFileSync(file, JSON.stringify({ users: Object.fromEntries(listed) }))
}

async function enter(address: string, options: mqtt.IClientOptions): Promise<MqttClient> {
  const client = await mqtt.connectAsync(address, { reconnectPeriod: 0, ...options })
  clients.push(client)
  return client
}

const refusalOf = (address: string, options: mqtt.IClientOptions) =>
  enter(address, options).then(
    () => 0,
    (error: { code?: number }) => error.code,
  )

beforeAll(async () => {
  password = await hashPassword('password')
  write({ anna: 'engineer', bob: 'viewer', gateway: 'plant' })
  http = createServer()
  const port = await listen(http, '127.0.0.1', 0, '--port')
  broker = await openBroker(http, '127.0.0.1', 0, {
    users: file,
    anonymous: 'guest',
    say: (line) => void said.push(line),
  })
  ws = `ws://127.0.0.1:${port}/mqtt`
})
afterAll(async () => {
  for (const client of clients) client.end(true)
  await broker.close()
  http.close()
  http.closeAllConnections()
  rmSync(folder, { recursive: true })
})

describe('a broker with users', () => {
  it('makes who comes without a password what --anonymous says, and asks the others for theirs', async () => {
    const guest = await enter(ws, { clientId: 'abcd1234' })
    await guest.subscribeAsync('gemba/#')
    const seen: string[] = []
    guest.on('message', (topic) => seen.push(topic))
    const topics = ['run/r', 'who/guest', 'who/engineer', 'say/-'].map((way) =>
      way === 'run/r' ? 'gemba/main/run/r/~abcd1234' : `gemba/main/${way}/~abcd1234/abcd1234`,
    )
    for (const topic of topics) await guest.publishAsync(topic, 'x', { qos: 1 })
    await expect.poll(() => seen).toEqual([topics[1], topics[3]])
    expect(await refusalOf(ws, { username: 'anna', password: 'no' })).toBe(4)
    expect(said.at(-1)).toBe(
      'Somebody without a password (guest) may not write gemba/main/run/r/~abcd1234: refused.',
    )
  })

  it('lets nobody end the connection of another user by taking their client id', async () => {
    const anna = await enter(ws, { username: 'anna', password: 'password', clientId: 'annas123' })
    const thief = { username: 'bob', password: 'password', clientId: 'annas123' }
    expect(await refusalOf(ws, thief)).toBe(2)
    expect(anna.connected).toBe(true)
  })

  it('takes the plant’s values from its account, and over plain MQTT of this machine without a password', async () => {
    const gateway = await enter(ws, { username: 'gateway', password: 'password' })
    const local = await enter(`mqtt://127.0.0.1:${broker.port}`, {})
    const bob = await enter(ws, { username: 'bob', password: 'password' })
    const seen: string[] = []
    bob.on('message', (topic) => seen.push(topic))
    await bob.subscribeAsync('plant/#')
    for (const [client, name] of [
      [bob, 'bob'],
      [gateway, 'gateway'],
      [local, 'local'],
    ] as const) {
      await client.publishAsync(`plant/${name}`, '1', { qos: 1 })
    }
    await expect.poll(() => seen).toEqual(['plant/gateway', 'plant/local'])
  })

  it('reads its file again when it changes: who is no longer what they were has to come in anew', async () => {
    const anna = await enter(ws, { username: 'anna', password: 'password' })
    const bob = await enter(ws, { username: 'bob', password: 'password' })
    write({ anna: 'viewer', bob: 'viewer' })
    await expect.poll(() => anna.connected, { timeout: 10_000 }).toBe(false)
    expect(bob.connected).toBe(true)
    writeFileSync(file, '{"users": {')
    await expect
      .poll(() => said.at(-1), { timeout: 10_000 })
      .toContain('The users stay as they were')
    expect(await refusalOf(ws, { username: 'anna', password: 'password' })).toBe(0)
  })
})

function say(line: string): string[] {
  return sayAccess(readFlags(line === '' ? [] : line.split(' ')))
}

describe('sayAccess', () => {
  it('says who may do what, as it is started', () => {
    expect(say('')).toEqual([expect.stringContaining('is an engineer')])
    expect(say('--anonymous guest')).toEqual([expect.stringContaining('is a guest')])
    expect(say('--host 0.0.0.0').at(-1)).toContain('can publish as the plant')
    expect(say('--users u.json')[0]).toContain('nobody comes in without a password')
    expect(say('--users u.json --anonymous guest')[0]).toContain(
      'without a password people are guest',
    )
  })
})

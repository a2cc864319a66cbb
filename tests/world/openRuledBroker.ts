import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Account } from '#people/roles.ts'
import { hashPassword } from '#server/access/hashPassword.ts'
import { makeMosquittoAccess } from '#server/access/makeMosquittoAccess.ts'
import { telemetryTopics } from '#server/access/telemetryTopics.ts'
import { listen } from '#server/listen.ts'
import { openBroker } from '#server/openBroker.ts'
import { openMosquitto } from './openMosquitto.ts'

/** A broker that holds people to the table, for users whose password is their name. */
export type RuledBroker = {
  ws: string
  /** How many messages; null where it does not tell. */
  refused: () => number | null
  close(): Promise<void>
}

export type Listed = { name: string; account: Account }

/** The broker of `npm start`, with a file of users. */
export async function openOwnBroker(users: readonly Listed[]): Promise<RuledBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'gemba-users-'))
  const file = join(folder, 'users.json')
  const password = await hashPassword('password')
  const listed = users.map(({ name, account }) => [name, { role: account, password }])
  writeFileSync(file, JSON.stringify({ users: Object.fromEntries(listed) }))
  const http = createServer()
  const port = await listen(http, '127.0.0.1', 0, '--port')
  const broker = await openBroker(http, '127.0.0.1', 0, { users: file })
  return {
    ws: `ws://127.0.0.1:${port}/mqtt`,
    refused: broker.refused,
    async close() {
      await broker.close()
      http.close()
      http.closeAllConnections()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A mosquitto with the shipped configuration, and the access file that is made for these users. */
export async function openRuledMosquitto(users: readonly Listed[]): Promise<RuledBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'gemba-users-'))
  // Started by root, mosquitto reads and writes as a user of its own.
  chmodSync(folder, 0o777)
  const passwords = users.map(({ name }) => `${name}:${hashForMosquitto()}\n`)
  writeFileSync(join(folder, 'gemba.passwords'), passwords.join(''))
  writeFileSync(join(folder, 'gemba.acl'), makeMosquittoAccess(users, telemetryTopics))
  const broker = await openMosquitto(shippedSettings(folder))
  return {
    ws: broker.ws,
    refused: () => null,
    async close() {
      await broker.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** The lines of `public/deploy/mosquitto/mosquitto.conf` with everything in one folder, without its listeners. */
export function shippedSettings(folder: string): string[] {
  const file = new URL('../../public/deploy/mosquitto/mosquitto.conf', import.meta.url)
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !/^(#|listener|protocol)/.test(line))
    .map((line) => line.replace(/\/(etc|var\/lib)\/mosquitto\//, `${folder}/`))
}

/** The password `password` as `mosquitto_passwd` writes it. */
export function hashForMosquitto(): string {
  const salt = randomBytes(12)
  const hash = pbkdf2Sync('password', salt, 101, 64, 'sha512')
  return `$7$101$${salt.toString('base64')}$${hash.toString('base64')}`
}

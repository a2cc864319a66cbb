import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { accessTable, accounts } from '#people/roles.ts'
import { hashPassword } from '#server/access/hashPassword.ts'
import { makeDeployFiles } from '#server/access/makeDeployFiles.ts'
import { makeEmqxAccess } from '#server/access/makeEmqxAccess.ts'
import { makeMosquittoAccess } from '#server/access/makeMosquittoAccess.ts'
import { nameProblem, readUsers, roleProblem, type Users } from '#server/access/readUsers.ts'
import {
  orderProblem,
  orderTopics,
  telemetryProblem,
  telemetryTopics,
} from '#server/access/telemetryTopics.ts'
import { UsageError } from '#server/UsageError.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const usual = '.gemba/users.json'
/** Characters of a password. */
const shortest = 8

const help = `npm run access -- COMMAND
  add NAME --role ROLE   give somebody a password (asked for, or the first line of what is piped in), or another role
  remove NAME            take somebody from the list
  list                   who is in it
  table                  who may do what
  mosquitto              the access file for mosquitto, with everybody in the list
  emqx                   the access file for EMQX
  deploy                 make the examples in public/deploy anew
options
  --users FILE           the list (${usual}); npm start -- --users FILE asks for passwords by it
  --role ROLE            ${accounts.join(', ')}; plant is for the programs that publish its values
  --telemetry TOPIC      where your plant publishes, once for each topic filter (the demo plants' topics)
  --commands TOPIC       below which your plant takes commands, once for each topic filter (gemba/+/command/+)
  --out FILE             write the access file there instead of showing it`

/** `npm run access`: who may come in, and the access files of other brokers. Returns the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = readArguments(argv)
  const [command, name, ...more] = positionals
  const takesName = command === 'add' || command === 'remove'
  if (more.length > 0 || (name !== undefined && !takesName)) {
    throw new UsageError(`“${more[0] ?? name}” belongs to no command.\n${help}`)
  }
  if (takesName && name === undefined)
    throw new UsageError(`Whom? npm run access -- ${command} NAME`)
  const file = values.users ?? join(root, usual)
  const users = () => readList(file)
  const topics = values.telemetry ?? telemetryTopics
  for (const topic of topics) {
    const wrong = telemetryProblem(topic)
    if (wrong !== null) throw new UsageError(`--telemetry ${topic}: ${wrong}.`)
  }
  const orders = values.commands ?? orderTopics
  for (const topic of orders) {
    const wrong = orderProblem(topic)
    if (wrong !== null) throw new UsageError(`--commands ${topic}: ${wrong}.`)
  }
  switch (command) {
    case 'add':
      return add(file, users(), name, values.role)
    case 'remove': {
      const left = users()
      if (!left.delete(name)) throw new UsageError(`${file}: there is nobody called ${name}.`, 1)
      writeList(file, left)
      print(`${name} may not come in any more.`)
      return 0
    }
    case 'list':
      for (const [user, { account }] of users()) print(`${user}: ${account}`)
      return 0
    case 'table':
      print(accessTable)
      return 0
    case 'mosquitto': {
      const list = [...users()].map(([user, { account }]) => ({ name: user, account }))
      if (list.length === 0) {
        throw new UsageError(
          `There is nobody in ${file} yet: npm run access -- add NAME --role ROLE`,
        )
      }
      show(makeMosquittoAccess(list, topics, orders), values.out)
      return 0
    }
    case 'emqx':
      show(makeEmqxAccess(topics, orders), values.out)
      return 0
    case 'deploy':
      for (const [path, text] of Object.entries(makeDeployFiles())) {
        show(text, join(root, 'public/deploy', path))
      }
      return 0
    default:
      print(help)
      return command === undefined ? 0 : 2
  }
}

async function add(file: string, users: Users, name: string, role?: string): Promise<number> {
  const wrong = nameProblem(name)
  if (wrong !== null) throw new UsageError(`${wrong}.`)
  const account = accounts.find((known) => known === role)
  if (!account) {
    throw new UsageError(
      role === undefined ? `As what? --role ${accounts.join(' | ')}` : `${roleProblem(role)}.`,
    )
  }
  const password = await askPassword(name)
  if (password.length < shortest) {
    throw new UsageError(`A password has ${shortest} characters at least.`, 1)
  }
  users.set(name, { account, password: await hashPassword(password) })
  writeList(file, users)
  print(`${name} is ${account}, in ${file}. npm start -- --users ${file}`)
  return 0
}

/** From who sits there, without showing it; else the first line of what is piped in. */
async function askPassword(name: string): Promise<string> {
  const { stdin, stdout } = process
  if (stdin.isTTY) stdout.write(`Password for ${name}: `)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
    if (stdin.isTTY) stdout.write('\n')
  }
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        users: { type: 'string' },
        role: { type: 'string' },
        telemetry: { type: 'string', multiple: true },
        commands: { type: 'string', multiple: true },
        out: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${help}`)
  }
}

function readList(file: string): Users {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw new UsageError(`${file} cannot be read.`, 1)
  }
  const found = readUsers(text)
  if ('problem' in found) throw new UsageError(`${file}: ${found.problem}.`, 1)
  return found.users
}

/** Whole or not at all, and for its owner alone: a broker may be reading it. */
function writeList(file: string, users: Users): void {
  const listed = [...users].map(([name, { account, password }]) => [
    name,
    { role: account, password },
  ])
  mkdirSync(dirname(file), { recursive: true })
  const text = JSON.stringify({ users: Object.fromEntries(listed) }, null, 2)
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

function show(text: string, file: string | undefined): void {
  if (file === undefined) {
    print(text)
    return
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  print(`Written: ${file}`)
}

function print(text: string): void {
  // oxlint-disable-next-line no-console
  console.log(text)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  // oxlint-disable-next-line no-console
  console.error(error.message)
  process.exitCode = error.exitCode
}

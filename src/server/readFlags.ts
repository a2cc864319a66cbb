import { parseArgs, type ParseArgsConfig } from 'node:util'
import { isRole, roles, type Role } from '#people/roles.ts'
import { nearestName } from '#twin/nearestName.ts'
import { UsageError } from './UsageError.ts'

export type Flags = {
  help: boolean
  /** Vite's development server instead of the production build. */
  dev: boolean
  host: string
  port: number
  /** TLS, so that a headset on the network may enter VR. */
  https: boolean
  /** One's own certificate and key instead of the self-made one. */
  certificate?: { cert: string; key: string }
  /** Where plain MQTT listens: on this machine alone until somebody names an address. */
  mqttHost: string
  mqttPort: number
  plant: string
  simulator: boolean
  /** The process model of the twin file plays the plant, also where there is a finer simulator of its own. */
  process: boolean
  /** Where the simulator publishes instead of the embedded broker. */
  broker?: string
  /** Where the page listens instead of the embedded broker. */
  brokerWs?: string
  /** Who may come in, and as what: a file that `npm run access` makes. */
  users?: string
  /** What people without a password are. */
  anonymous?: Role
  /** Where notes are kept; null: nowhere. A folder below `.gemba/` of the plant's name unless told. */
  data?: string | null
}

export const help = `Gemba: a live digital twin in the browser.

npm start -- [options]
  --port N           port of the page and of the broker's WebSocket (5180; 0: any free one)
  --mqtt-port N      port of the broker for plain MQTT (5183; 0: any free one)
  --host ADDRESS     address to listen on (127.0.0.1; 0.0.0.0 for everybody)
  --https            serve over TLS to the whole network, for headsets (the page on 0.0.0.0, plain MQTT stays here)
  --cert FILE        your own certificate for --https (PEM) instead of a self-made one
  --key FILE         its private key
  --plant NAME       folder in models/ to show and to simulate (bottling)
  --process          let the process model of its twin file play it, not its own finer simulator
  --no-simulator     publish nothing: the plant is yours
  --users FILE       ask for a password: who is who, made by npm run access -- add NAME --role ROLE
  --anonymous ROLE   what people without a password are: ${roles.join(', ')}
                     (engineer: everybody may do everything; with --users nobody comes in without a password)
  --data DIR         folder where notes outlive a restart (.gemba/PLANT; none: keep nothing)
  --broker URL       publish into this broker (mqtt://…) instead of the embedded one
  --broker-ws URL    that broker's WebSocket (ws://…, with --https wss://…), for the page
  --help             this text`

const options = {
  help: { type: 'boolean', short: 'h' },
  dev: { type: 'boolean' },
  host: { type: 'string' },
  https: { type: 'boolean' },
  cert: { type: 'string' },
  key: { type: 'string' },
  port: { type: 'string' },
  'mqtt-port': { type: 'string' },
  plant: { type: 'string' },
  process: { type: 'boolean' },
  'no-simulator': { type: 'boolean' },
  broker: { type: 'string' },
  'broker-ws': { type: 'string' },
  users: { type: 'string' },
  anonymous: { type: 'string' },
  data: { type: 'string' },
} satisfies ParseArgsConfig['options']

/** Reads the command line (without node and script). Throws a `UsageError` with one line that says what to do. */
export function readFlags(argv: readonly string[]): Flags {
  const values = parse(argv)
  const flags: Flags = {
    help: values.help ?? false,
    dev: values.dev ?? false,
    host: values.host ?? (values.https ? '0.0.0.0' : '127.0.0.1'),
    port: readPort('--port', values.port ?? '5180'),
    https: values.https ?? false,
    mqttHost: values.host ?? '127.0.0.1',
    mqttPort: readPort('--mqtt-port', values['mqtt-port'] ?? '5183'),
    plant: values.plant ?? 'bottling',
    simulator: !values['no-simulator'],
    process: values.process ?? false,
  }
  if (flags.process && !flags.simulator) {
    throw new UsageError('--process plays the plant and --no-simulator does not: choose one.')
  }
  const certificate = readPair(flags.https, values.cert, values.key)
  if (certificate) flags.certificate = certificate
  if (values.broker !== undefined) {
    flags.broker = readAddress(
      '--broker',
      values.broker,
      ['mqtt:', 'mqtts:', 'ws:', 'wss:'],
      'mqtt://host:1883',
    )
  }
  if (values['broker-ws'] !== undefined) {
    flags.brokerWs = readAddress(
      '--broker-ws',
      values['broker-ws'],
      ['ws:', 'wss:'],
      'ws://host:9001',
    )
  }
  readAccess(flags, values)
  if (flags.https && flags.brokerWs !== undefined && isRefusedOverHttps(flags.brokerWs)) {
    const shown = flags.brokerWs.replace(/\/\/[^/@]*@/, '//…@')
    throw new UsageError(
      `${shown} is not encrypted: with --https a browser refuses it. Give the broker's wss:// address, or leave out --broker and --broker-ws: Gemba's own broker speaks wss.`,
    )
  }
  if (flags.broker !== undefined && flags.brokerWs === undefined) {
    throw new UsageError(
      "The page needs the broker's WebSocket too: add --broker-ws ws://… to --broker.",
    )
  }
  if (flags.brokerWs !== undefined && flags.broker === undefined && flags.simulator) {
    throw new UsageError(
      'Where is the simulator to publish? Add --broker mqtt://… to --broker-ws, or --no-simulator.',
    )
  }
  return flags
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: false }).values
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    const { message, code } = error
    const named = /'(-[^' ]*)/.exec(message)?.[1]
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && named) {
      const known = Object.keys(options).map((name) => `--${name}`)
      const nearest = nearestName(named, known)
      const meant = nearest ? `Did you mean ${nearest}?` : '--help lists them.'
      throw new UsageError(`There is no option ${named}. ${meant}`)
    }
    if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL') {
      const word = /'([^']*)'/.exec(message)?.[1] ?? ''
      throw new UsageError(`“${word}” belongs to no option. --help lists them.`)
    }
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && named) {
      const wants = message.includes('does not take') ? 'takes no value' : 'needs a value'
      throw new UsageError(`${named} ${wants}. --help says more.`)
    }
    throw error
  }
}

function readAccess(flags: Flags, values: ReturnType<typeof parse>): void {
  const { users, anonymous, data } = values
  const given = { '--users': users, '--anonymous': anonymous, '--data': data }
  const own = Object.entries(given).find(([, value]) => value !== undefined)
  if (own && flags.brokerWs !== undefined) {
    throw new UsageError(
      `${own[0]} is for Gemba's own broker; yours has its own users: npm run access -- mosquitto (or emqx) makes their rules.`,
    )
  }
  if (users !== undefined) flags.users = users
  if (data !== undefined) flags.data = data === 'none' ? null : data
  if (anonymous === undefined) return
  if (!isRole(anonymous)) {
    const nearest = nearestName(anonymous, roles)
    throw new UsageError(
      `There is no role “${anonymous}”. ${nearest ? `Did you mean ${nearest}?` : `There are: ${roles.join(', ')}.`}`,
    )
  }
  flags.anonymous = anonymous
}

function readPair(https: boolean, cert?: string, key?: string): Flags['certificate'] {
  if (cert === undefined && key === undefined) return undefined
  if (cert === undefined) throw new UsageError('--key needs its certificate too: add --cert FILE.')
  if (key === undefined) throw new UsageError('--cert needs its private key too: add --key FILE.')
  if (!https) throw new UsageError('--cert and --key are for --https: add it.')
  return { cert, key }
}

/** A page that came over https may open plain WebSockets to its own machine alone. */
function isRefusedOverHttps(address: string): boolean {
  const { protocol, hostname } = new URL(address)
  return protocol === 'ws:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname)
}

function readPort(flag: string, text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN
  if (!(port <= 65_535))
    throw new UsageError(`${flag} wants a number from 0 to 65535, not “${text}”.`)
  return port
}

function readAddress(
  flag: string,
  text: string,
  schemes: readonly string[],
  example: string,
): string {
  if (!URL.canParse(text) || !schemes.includes(new URL(text).protocol)) {
    throw new UsageError(`${flag} wants an address such as ${example}, not “${text}”.`)
  }
  return text
}

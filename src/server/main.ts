import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { PlantSimulation } from '#scenarios/PlantSimulation.ts'
import { plants } from '#scenarios/plants/index.ts'
import { sayAccess } from './access/sayAccess.ts'
import { chooseCertificate } from './chooseCertificate.ts'
import { openDesk } from './desk/openDesk.ts'
import { findPlant } from './findPlant.ts'
import { lanAddresses } from './lanAddresses.ts'
import { openBroker, type Broker } from './openBroker.ts'
import { openProcessPlant } from './openProcessPlant.ts'
import { openPublisher, type Publisher } from './openPublisher.ts'
import { openSimulator } from './openSimulator.ts'
import { openSite } from './openSite.ts'
import { help, readFlags, type Flags } from './readFlags.ts'
import { hostInUrl, sayReady } from './sayReady.ts'
import { makeSiteConfig } from './SiteConfig.ts'
import { UsageError } from './UsageError.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** The demo plays the same plant every time. */
const seed = 1
/** Milliseconds that an orderly end may take. */
const patience = 800

/**
 * The program behind `npm start`: page, broker and simulated plant in one process until Ctrl-C. `GEMBA_DIST` names a folder to
 * serve instead of building one.
 */
export async function main(argv: readonly string[]): Promise<void> {
  const stops: (() => unknown)[] = []
  const ending = new AbortController()
  const end = async (code: number) => {
    if (ending.signal.aborted) process.exit(code)
    ending.abort()
    setTimeout(() => process.exit(code), patience).unref()
    await Promise.allSettled(stops.toReversed().map((stop) => stop()))
    process.exit(code)
  }
  process.on('SIGINT', () => void end(0))
  process.on('SIGTERM', () => void end(0))
  process.on('SIGHUP', () => void end(0))
  try {
    const flags = readFlags(argv)
    if (flags.help) console.log(help)
    else await start(flags, stops, ending.signal)
  } catch (error) {
    if (ending.signal.aborted) return
    // Ours: show where. The world's: one line that says what to do.
    console.error(error instanceof UsageError ? error.message : error)
    await end(error instanceof UsageError ? error.exitCode : 1)
  }
}

async function start(flags: Flags, stops: (() => unknown)[], signal: AbortSignal): Promise<void> {
  const dist = process.env.GEMBA_DIST
  findPlant(join(dist ?? root, 'models'), flags.plant)
  const lan = lanAddresses()
  const site = await openSite({
    ...flags,
    root,
    dist,
    certificate: flags.https
      ? await chooseCertificate(flags, join(root, '.cache', 'https'), lan, say)
      : undefined,
    config: makeSiteConfig(flags.plant, flags.brokerWs),
    signal,
    say,
  })
  stops.push(() => site.close())

  let target: Broker | Publisher | undefined
  if (flags.brokerWs === undefined) {
    const data = flags.data === undefined ? join(root, '.gemba', flags.plant) : flags.data
    const broker = await openBroker(site.server, flags.mqttHost, flags.mqttPort, {
      users: flags.users,
      anonymous: flags.anonymous,
      ...(data !== null && { data }),
      say,
    })
    stops.push(() => broker.close())
    const sockets = flags.https ? 'encrypted WebSockets (wss)' : 'WebSockets'
    say(
      `MQTT broker: mqtt://${hostInUrl(flags.mqttHost)}:${broker.port}, and ${sockets} at /mqtt of the page.`,
    )
    for (const line of sayAccess(flags)) say(line)
    target = broker
  } else if (flags.broker !== undefined && flags.simulator) {
    const publisher = openPublisher(flags.broker, say)
    stops.push(() => publisher.close())
    target = publisher
  }
  await site.serve()
  if (signal.aborted) return

  if (flags.simulator && target) simulate(flags.plant, target, stops)
  // Some terminals do not tell their width.
  const columns = process.stdout.isTTY ? process.stdout.columns || 80 : 0
  for (const line of sayReady({ ...flags, port: site.port, lan, columns })) say(line)
}

function say(line: string): void {
  console.log(line)
}

function simulate(plant: string, target: Broker | Publisher, stops: (() => unknown)[]): void {
  const known: Record<string, (typeof plants)[keyof typeof plants]> = plants
  const simulation = Object.hasOwn(known, plant) ? known[plant](seed) : playFile(plant)
  if (!simulation) {
    say(`There is no simulator for the plant ${plant}: publish to the broker yourself.`)
    return
  }
  const stop = openSimulator(simulation, (topic, payload, retain) =>
    target.publish(topic, payload, retain),
  )
  stops.push(stop)
  const { acts } = simulation
  if (acts) stops.push(openDesk(plant, acts, target, say))
  say(`Simulating the plant ${plant}.`)
}

/** A plant without a simulator of its own is played by the process model of its twin file. */
function playFile(plant: string): PlantSimulation | null {
  const file = join(process.env.GEMBA_DIST ?? root, 'models', plant, 'twin.json')
  const played = openProcessPlant(file, seed)
  for (const line of played.said) say(line)
  return played.plant
}

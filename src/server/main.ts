import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plants } from '#scenarios/plants/index.ts'
import { findPlant } from './findPlant.ts'
import { openBroker, type Broker } from './openBroker.ts'
import { openPublisher, type Publisher } from './openPublisher.ts'
import { openSimulator } from './openSimulator.ts'
import { openSite } from './openSite.ts'
import { help, readFlags, type Flags } from './readFlags.ts'
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
  const site = await openSite({
    ...flags,
    root,
    dist,
    config: makeSiteConfig(flags.plant, flags.brokerWs),
    signal,
    say: (line) => console.log(line),
  })
  stops.push(() => site.close())

  let target: Broker | Publisher | undefined
  if (flags.brokerWs === undefined) {
    const broker = await openBroker(site.server, flags.host, flags.mqttPort)
    stops.push(() => broker.close())
    console.log(
      `MQTT broker: mqtt://${hostInUrl(flags.host)}:${broker.port}, and WebSockets at /mqtt of the page.`,
    )
    target = broker
  } else if (flags.broker !== undefined && flags.simulator) {
    const publisher = openPublisher(flags.broker, (line) => console.log(line))
    stops.push(() => publisher.close())
    target = publisher
  }
  await site.serve()
  if (signal.aborted) return

  if (flags.simulator && target) simulate(flags.plant, target, stops)
  console.log(`Gemba is ready: http://${hostInUrl(flags.host)}:${site.port}/`)
}

function simulate(plant: string, target: Broker | Publisher, stops: (() => unknown)[]): void {
  const known: Record<string, (typeof plants)[keyof typeof plants]> = plants
  if (!Object.hasOwn(known, plant)) {
    console.log(`There is no simulator for the plant ${plant}: publish to the broker yourself.`)
    return
  }
  const stop = openSimulator(known[plant](seed), (topic, payload, retain) =>
    target.publish(topic, payload, retain),
  )
  stops.push(stop)
  console.log(`Simulating the plant ${plant}.`)
}

/** An address that a browser on this machine can open. */
function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

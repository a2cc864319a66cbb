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
import type { Flags } from './readFlags.ts'
import { hostInUrl, sayReady } from './sayReady.ts'
import { makeSiteConfig } from './SiteConfig.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** The demo plays the same plant every time. */
const seed = 1

export type GembaOptions = {
  /** A folder to serve as it is, with plants of its own, instead of building `dist/`. */
  dist?: string
  say: (line: string) => void
  /** Ends a start that is under way. */
  signal: AbortSignal
  /** What is to be stopped, the last first, from the moment it runs: also when the start fails. */
  stops: (() => unknown)[]
}

/** Opens page, broker and simulated plant in this process; a `UsageError` says what the world has done wrong. */
export async function openGemba(flags: Flags, options: GembaOptions): Promise<void> {
  const { dist, say, signal, stops } = options
  findPlant(join(dist ?? root, 'models'), flags.plant)
  const lan = lanAddresses()
  const site = await openSite({
    ...flags,
    root,
    dist,
    certificate: flags.https
      ? await chooseCertificate(flags, join(root, '.cache', 'https'), lan, say)
      : undefined,
    config: makeSiteConfig(flags.plant, flags.brokerWs, plainHostsOf(flags)),
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

  if (flags.simulator && target) simulate(flags, target, options)
  // Some terminals do not tell their width.
  const columns = process.stdout.isTTY ? process.stdout.columns || 80 : 0
  for (const line of sayReady({ ...flags, port: site.port, lan, columns })) say(line)
}

function simulate(
  { plant, process: isProcess }: Flags,
  target: Broker | Publisher,
  { dist, say, stops }: GembaOptions,
): void {
  const known: Record<string, (typeof plants)[keyof typeof plants]> = plants
  const hasOwn = Object.hasOwn(known, plant) && !isProcess
  const simulation = hasOwn ? known[plant](seed) : playFile(plant, dist, say)
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

/** A plant without a simulator of its own, or where that is wanted, is played by the process model of its twin file. */
function playFile(
  plant: string,
  dist: string | undefined,
  say: GembaOptions['say'],
): PlantSimulation | null {
  const file = join(dist ?? root, 'models', plant, 'twin.json')
  const played = openProcessPlant(file, seed)
  for (const line of played.said) say(line)
  return played.plant
}

/** Who serves without TLS to a network, or names a broker without, has decided so: pages would refuse it otherwise. */
function plainHostsOf({ https, host, brokerWs }: Flags): string[] {
  if (brokerWs === undefined) return https || isHere(host) ? [] : ['self']
  const { protocol, hostname } = new URL(brokerWs)
  return protocol === 'ws:' && !isHere(hostname) ? [hostname] : []
}

/** Whether a host is this machine, whose network nobody else has. */
function isHere(host: string): boolean {
  return /^(127\.|localhost$|\[?::1\]?$)/.test(host)
}

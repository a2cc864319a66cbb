import { loopback } from './loopback.ts'
import { mqtt } from './mqtt.ts'
import type { TransportKind } from './Transport.ts'

/** Every transport by its name. A new one is one file and one line here. */
export const transports = { loopback, mqtt } satisfies Record<string, TransportKind>

/** The transport for a broker's address, or undefined. */
export function transportFor(broker: string): TransportKind | undefined {
  const all: TransportKind[] = Object.values(transports)
  return all.find(({ schemes }) => schemes.some((scheme) => broker.startsWith(scheme)))
}

import { mayBePlain } from './login/mayBePlain.ts'
import { resolveBroker } from './resolveBroker.ts'

/**
 * The host of a broker that a link names, when a person has to be asked before the page connects to it: null for the page's
 * own host, for this machine while the page is of this machine, too, for the host that the site names (`configured`), and for what
 * is no address, which is refused in words later. `base` is the page's address.
 */
export function foreignBroker(
  named: string | null,
  base: string,
  configured?: string,
): string | null {
  if (named === null) return null
  const host = hostOf(named, base)
  if (host === null || host === '') return null
  const own = new URL(base).hostname
  if (host === own || (mayBePlain(host) && mayBePlain(own))) return null
  return configured !== undefined && host === hostOf(configured, base) ? null : host
}

function hostOf(text: string, base: string): string | null {
  const read = resolveBroker(text, base)
  return 'problem' in read || read.broker.startsWith('loopback:')
    ? null
    : new URL(read.broker).hostname
}

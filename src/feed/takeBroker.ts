import type { Pass } from './login/heldPasses.ts'
import { resolveBroker } from './resolveBroker.ts'

/**
 * The broker that the page's address names, and the user and password in it, which are taken out of the address at once: it is shown, kept in the
 * history, copied and sent on.
 */
export function takeBroker(): { named: string | null; pass: Pass | null } {
  const address = new URL(location.href)
  const named = address.searchParams.get('broker')
  const read = named === null ? null : resolveBroker(named, document.baseURI)
  if (!read || 'problem' in read || read.password === undefined) return { named, pass: null }
  address.searchParams.set('broker', read.broker)
  history.replaceState(history.state, '', address)
  return { named: read.broker, pass: { username: read.username ?? '', password: read.password } }
}

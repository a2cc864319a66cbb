import type { IncomingMessage } from 'node:http'

/**
 * Whether a WebSocket comes from a page of this server, and not from any site that is open in the same browser: a browser opens them to any
 * address, and says only whose page it was. Programs that are no browsers say nothing. A proxy may give this server
 * another name than the page has: what it calls the page (`X-Forwarded-Host`, which no page can set) counts, too.
 */
export function isFromOwnPage({ headers, socket }: IncomingMessage): boolean {
  const { origin, host } = headers
  if (origin === undefined) return true
  let page: URL
  try {
    page = new URL(origin)
  } catch {
    return false
  }
  const forwarded = headers['x-forwarded-host']
  if (page.host === host || page.host === forwarded) return true
  // A page under development, from another port of one's own machine.
  return isLoopback(page.hostname) && isLoopback(socket.remoteAddress ?? '')
}

function isLoopback(name: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?|::ffff:127\.\d+\.\d+\.\d+)$/.test(name)
}

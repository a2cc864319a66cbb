import { drawQrCode } from './drawQrCode.ts'
import type { Flags } from './readFlags.ts'

/** Black on white whatever the terminal's colours are: many readers do not take the inverse. */
const paper = '\u001B[30;107m'
const plain = '\u001B[0m'

export type Ready = Pick<Flags, 'https' | 'host' | 'port' | 'certificate' | 'brokerWs'> & {
  /** This machine's addresses on the network. */
  lan: readonly string[]
  /** Width of the terminal; 0 for a file or another program, which gets no QR code. */
  columns: number
}

/** What to print when the page is served: its addresses and, over https, how a headset gets there. */
export function sayReady(ready: Ready): string[] {
  const { https, host, port } = ready
  if (!https) return [`Gemba is ready: http://${hostInUrl(host)}:${port}/`]
  const isEverywhere = host === '0.0.0.0' || host === '::'
  const here = isEverywhere ? 'localhost' : hostInUrl(host)
  const lines = [`Gemba is ready: https://${here}:${port}/`]
  const hosts = isEverywhere ? ready.lan : isLoopback(host) ? [] : [hostInUrl(host)]
  if (hosts.length === 0) {
    lines.push(
      isEverywhere
        ? 'This machine is on no network, so no headset can open it. Connect it and start again.'
        : 'It listens on this machine alone: leave --host out, or name an address of the network.',
    )
    return lines
  }
  const addresses = hosts.map((name) => `https://${name}:${port}/`)
  lines.push('For a headset on the same network:', ...addresses.map((address) => `  ${address}`))
  const code = drawQrCode(addresses[0])
  if (ready.columns >= code[0].length) {
    lines.push('', ...code.map((line) => `${paper}${line}${plain}`), '')
  }
  if (!ready.certificate) {
    lines.push(
      'The certificate is self-made, so a browser warns: choose “Advanced”, then “Proceed”.',
    )
  }
  lines.push(
    `Nothing opens there? Let TCP port ${port} through this machine's firewall.`,
    ready.brokerWs === undefined
      ? 'Everybody on the network can open the page and take part in its rooms; --users asks for passwords, --host chooses one address.'
      : 'Everybody on the network can open the page; --host chooses one address.',
  )
  if (ready.brokerWs !== undefined && isLoopback(new URL(ready.brokerWs).hostname)) {
    lines.push(
      `The broker's address ${new URL(ready.brokerWs).host} means the headset itself when a headset opens the page: give --broker-ws an address of the network (wss://…).`,
    )
  }
  return lines
}

/** An address that a browser on this machine can open. */
export function hostInUrl(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
}

import type { Problem } from '#twin/Problem.ts'
import { mayBePlain } from './login/mayBePlain.ts'
import { plainHosts } from './plainHosts.ts'
import { scheme } from './recording/RecordingChannel.ts'

/** A broker's address ready for the feed. */
export type BrokerAddress = { broker: string; username?: string; password?: string }

/**
 * Reads a broker's address as people write it: relative ones (`mqtt`, `/mqtt`) stand for a WebSocket of the page's own server,
 * http(s) becomes ws(s), and a user and password in it are taken out. Unencrypted ones only where `plainHosts` has them. `base` is the page's address.
 */
export function resolveBroker(text: string, base: string): BrokerAddress | { problem: Problem } {
  let url: URL
  try {
    url = new URL(text, base)
  } catch {
    return wrong(text, 'is not an address')
  }
  if (url.protocol === scheme) return { broker: url.href }
  if (url.protocol === 'http:') url.protocol = 'ws:'
  if (url.protocol === 'https:') url.protocol = 'wss:'
  if (url.protocol === 'mqtt:' || url.protocol === 'mqtts:' || url.protocol === 'tcp:') {
    return wrong(
      text,
      'is for plain MQTT, which a browser cannot speak',
      "Give the broker's WebSocket address, such as wss://broker.example/mqtt.",
    )
  }
  if (url.protocol !== 'ws:' && url.protocol !== 'wss:' && url.protocol !== 'loopback:') {
    return wrong(text, `begins with ${url.protocol}//, which is no broker`)
  }
  if (url.protocol === 'ws:' && base.startsWith('https:') && !mayBePlain(url.hostname)) {
    return wrong(
      text,
      'is not encrypted, and this page came over https',
      'Use the wss: address of the broker.',
    )
  }
  if (url.protocol === 'ws:' && !plainHosts.has(url.hostname, base)) {
    return wrong(
      text,
      'is not encrypted, and values and passwords would go over the network in the open',
      `Use the broker's wss: address. In a closed network, gemba.json may say "unencrypted": ["${url.hostname}"].`,
    )
  }
  const address: BrokerAddress = { broker: '' }
  if (url.username !== '') address.username = decoded(url.username)
  if (url.password !== '') address.password = decoded(url.password)
  url.username = ''
  url.password = ''
  url.hash = ''
  address.broker = url.href
  return address
}

/** A stray “%” stands for itself. */
function decoded(text: string): string {
  return decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'))
}

function wrong(
  text: string,
  what: string,
  advice = 'Give an address such as wss://broker.example/mqtt.',
): { problem: Problem } {
  const plain = text.replace(/\/\/[^/@]*@/, '//…@')
  return {
    problem: {
      from: 'feed',
      severity: 'error',
      text: `The broker's address “${plain}” ${what}.`,
      advice,
    },
  }
}

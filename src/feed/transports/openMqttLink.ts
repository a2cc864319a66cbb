import mqtt, { type IClientOptions } from 'mqtt'
import type { Clock } from '../Clock.ts'
import { LinkDelay } from './LinkDelay.ts'
import { mqttReason } from './mqttReason.ts'
import { openQuickSocket } from './openQuickSocket.ts'
import type { KeepResult, SubscribeOptions, TopicMessage } from './Transport.ts'

/** How a link ended. */
export type LinkEnd = {
  /** The CONNACK's code when the broker refused; 0 otherwise. */
  refused: number
  /** A network connection stood, whatever came of it. */
  opened: boolean
  /** The broker had let us in. */
  connected: boolean
  /** The broker hung up without an answer, as some do that do not know the protocol's version. */
  hungUp: boolean
  reason: string
}

export type LinkWish = {
  broker: string
  version: 4 | 5
  username?: string
  password?: string
  filters: readonly string[]
  clientId?: string
  will?: TopicMessage & { retain?: boolean }
  clock: Clock
  onConnected(): void
  onMessage(topic: string, payload: Uint8Array, isRetained: boolean): void
  onRefusedTopic(filter: string, reason: string): void
  /** How much later than usual messages are read now, milliseconds. */
  onDelay(milliseconds: number): void
  /** Called once. */
  onEnd(end: LinkEnd): void
}

/** An open link. */
export type MqttLink = {
  /** Sends with QoS 0 while connected; never later. See `Transport`. */
  publish(topic: string, payload: Uint8Array, expiry?: number): boolean
  /** Has the broker keep a message (retained, QoS 1) while connected; never later. */
  keep(topic: string, payload: Uint8Array): Promise<KeepResult>
  /** Only while connected. */
  subscribe(filters: readonly string[], options: SubscribeOptions): void
  unsubscribe(filters: readonly string[]): void
  /** Ends it; with a reason, `onEnd` is still told. */
  close(reason?: string): void
}

/** Seconds. A half-open link is noticed after 1.5 times this: 13.5 s, so that values are stale within 15 s. */
const keepalive = 9
/** Milliseconds of silence after which a link counts as dead even if mqtt.js does not say so. */
const silence = 14_500
/** Milliseconds between two looks at the link, and questions how late it is. */
const watchInterval = 500
/** Milliseconds; mqtt.js would wait 30 s for a swallowed CONNACK. */
const connectTimeout = 6000
/** Milliseconds for the broker's answer to what it is to keep. */
const keepTimeout = 6000
/** Filters a SUBSCRIBE packet. */
const filtersAtOnce = 100
/** Bytes. Brokers that speak MQTT 5 keep larger messages back: one of them stalls all behind it. */
const maximumPacketSize = 262_144

/**
 * One connection, one client: mqtt.js's own reconnection is off (it gives up after a refusal, and keeps subscriptions of
 * its own), so every link starts from nothing and subscribes exactly once. After its
 * stop nothing is called.
 */
export function openMqttLink(wish: LinkWish): MqttLink {
  const options: IClientOptions = {
    protocolVersion: wish.version,
    clientId: wish.clientId ?? `gemba-${crypto.randomUUID().slice(0, 18)}`,
    clean: true,
    keepalive,
    connectTimeout,
    reconnectPeriod: 0,
    resubscribe: false,
    queueQoSZero: false,
    timerVariant: 'native',
  }
  if (wish.username !== undefined) options.username = wish.username
  if (wish.password !== undefined) options.password = wish.password
  if (wish.version === 5) options.properties = { maximumPacketSize }
  // It is typed for Node's Buffer, and takes any bytes.
  if (wish.will) options.will = { ...wish.will, payload: wish.will.payload as Buffer, qos: 0 }

  const end: LinkEnd = { refused: 0, opened: false, connected: false, hungUp: false, reason: '' }
  let ended = false
  let heard = wish.clock.now()
  // Only a browser's mqtt.js can do with what this is.
  if ('WorkerGlobalScope' in globalThis) {
    options.createWebsocket = (url, protocols) =>
      openQuickSocket(url, protocols, wish.version, (topic, payload, isRetained) => {
        heard = wish.clock.now()
        if (!ended) wish.onMessage(topic, payload, isRetained)
      })
  }
  /** Those who wait for the broker's answer. */
  const waiting = new Set<(result: KeepResult) => void>()
  const client = mqtt.connect(wish.broker, options)
  const delay = new LinkDelay()
  const stopWatch = wish.clock.every(watchInterval, () => {
    const now = wish.clock.now()
    if (now - heard > silence) finish('the broker has not answered for 14 seconds')
    else if (end.connected) {
      // Behind much that waits to be read an answer takes longer than mqtt.js waits for it: while anything comes the link is alive.
      if (now - heard < 2 * watchInterval) client.reschedulePing(true)
      if (delay.ask(now)) client.sendPing()
      else wish.onDelay(delay.at(now))
    }
  })

  const finish = (reason: string) => {
    if (ended) return
    ended = true
    stopWatch()
    client.removeAllListeners()
    // What a dying client still has to say interests nobody, but an 'error' without a listener would throw.
    client.on('error', ignore)
    client.end(true)
    for (const answer of waiting) answer('offline')
    end.reason ||= reason
    wish.onEnd(end)
  }

  client.stream.once('connect', () => (end.opened = true))
  client.on('connect', () => {
    end.opened = end.connected = true
    wish.onConnected()
    subscribe(wish.filters, {})
  })
  client.on('packetreceive', ({ cmd }) => {
    heard = wish.clock.now()
    if (cmd !== 'pingresp' || ended) return
    delay.answer(heard)
    wish.onDelay(delay.at(heard))
  })
  client.on('message', (topic, payload, packet) => {
    if (!ended) wish.onMessage(topic, payload, packet.retain)
  })
  client.on('disconnect', ({ reasonCode }) => {
    if (reasonCode) end.reason = `the broker ended the connection: ${mqttReason(reasonCode)}`
  })
  client.on('error', (error) => {
    const code: unknown = 'code' in error ? error.code : undefined
    if (typeof code === 'number' && !end.connected) {
      end.opened = true
      end.refused = code
      finish(`the broker refused the connection: ${mqttReason(code)}`)
    } else {
      finish(networkReason(error.message, code))
    }
  })
  client.on('close', () => {
    // Only browsers and plain TCP tell when a socket opens; elsewhere one that failed to has given an error before.
    if (typeof WebSocket === 'undefined' && wish.broker.startsWith('ws')) end.opened = true
    end.hungUp = end.opened && !end.connected
    finish(end.opened ? 'the broker closed the connection' : 'the broker cannot be reached')
  })

  const subscribe = (all: readonly string[], { qos = 0, isOthersOnly }: SubscribeOptions) => {
    for (let start = 0; start < all.length; start += filtersAtOnce) {
      const filters = all.slice(start, start + filtersAtOnce)
      const nl = isOthersOnly === true && wish.version === 5
      client.subscribe(filters, { qos, nl }, (_error, _granted, packet) => {
        if (ended || !packet) return
        packet.granted.forEach((granted, i) => {
          const code = Number(granted)
          if (code >= 128) wish.onRefusedTopic(filters[i], mqttReason(code))
        })
      })
    }
  }

  return {
    publish(topic, payload, expiry) {
      if (ended || !client.connected) return false
      const hasExpiry = expiry !== undefined && wish.version === 5
      const properties = hasExpiry ? { messageExpiryInterval: expiry } : undefined
      client.publish(topic, payload as Buffer, { qos: 0, ...(properties && { properties }) })
      return true
    },
    keep(topic, payload) {
      if (ended || !client.connected) return Promise.resolve('offline')
      return new Promise((resolve) => {
        const stop = wish.clock.after(keepTimeout, () => answer('offline'))
        const answer = (result: KeepResult) => {
          stop()
          waiting.delete(answer)
          resolve(result)
        }
        waiting.add(answer)
        client.publish(topic, payload as Buffer, { qos: 1, retain: true }, (error) => {
          const code: unknown = error && 'code' in error ? error.code : 0
          if (error) answer(Number(code) >= 128 ? 'refused' : 'offline')
          else answer('sent')
        })
      })
    },
    subscribe(filters, wanted) {
      if (!ended && client.connected) subscribe(filters, wanted)
    },
    unsubscribe(filters) {
      if (!ended && client.connected) client.unsubscribe([...filters])
    },
    close(reason) {
      if (reason === undefined) wish.onEnd = ignore
      finish(reason ?? '')
    },
  }
}

function networkReason(message: string, code: unknown): string {
  if (code === 'ECONNREFUSED') return 'nothing answers at this address'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no host of this name'
  if (message === 'Keepalive timeout') return 'the broker has stopped answering'
  if (message.startsWith('connack timeout')) return 'the broker does not answer'
  return message === '' ? 'the connection failed' : `the connection failed (${message})`
}

function ignore(): void {}

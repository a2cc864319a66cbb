import { heldPasses } from '../login/heldPasses.ts'
import { openMqttLink, type LinkEnd, type MqttLink } from './openMqttLink.ts'
import { asksForPass, isVersionRefusal } from './mqttReason.ts'
import type { SubscribeOptions, TransportKind } from './Transport.ts'

/** Milliseconds before the first new try; doubled for each further one. */
const firstPause = 250
/** Nobody is troubled by tries at an address where nothing answers, and a broker that is back is to be found within 3 s. */
const longestPause = 2000
/** A broker that refuses us does work for each try. */
const longestRefusedPause = 10_000

/** MQTT over WebSockets (in Node also TCP): version 5 first, 3.1.1 when the broker does not speak it. Never gives up. */
export const mqtt: TransportKind = {
  about: 'An MQTT broker, over WebSockets.',
  schemes: ['ws:', 'wss:', 'mqtt:', 'mqtts:'],
  open(wish, events) {
    const { clock } = wish
    let version: 4 | 5 = 5
    let failures = 0
    let closed = false
    let link: MqttLink | null = null
    let stopPause: (() => void) | null = null
    /** What was subscribed to since it was opened. */
    const more = new Map<string, SubscribeOptions>()

    const onEnd = (end: LinkEnd) => {
      link = null
      if (closed) return
      if (end.connected) failures = 0
      const otherVersion = isVersionRefusal(end.refused) || end.hungUp
      if (otherVersion) version = version === 5 ? 4 : 5
      const refused = end.refused > 0 && !otherVersion
      // The other version is tried without a word about it, once.
      if (!otherVersion || failures > 0) {
        events.onConnection({
          status: refused ? 'refused' : 'lost',
          protocol: 0,
          reason: end.reason,
          ...(asksForPass(end.refused) && { wantsPass: true }),
        })
      }
      const longest = refused ? longestRefusedPause : longestPause
      const pause =
        Math.min(longest, firstPause * 2 ** Math.min(failures, 8)) * (0.6 + 0.4 * Math.random())
      failures++
      stopPause = clock.after(pause, start)
    }

    const start = () => {
      stopPause = null
      try {
        link = openMqttLink({
          ...wish,
          ...heldPasses.get(wish.broker),
          version,
          will: wish.will?.(),
          onConnected() {
            failures = 0
            for (const [filter, options] of more) link?.subscribe([filter], options)
            events.onConnection({ status: 'connected', protocol: version, reason: '' })
          },
          onMessage: (topic, payload, retained) => events.onMessage(topic, payload, retained),
          onRefusedTopic: (filter, reason) => events.onRefusedTopic(filter, reason),
          onDelay: (milliseconds) => events.onDelay?.(milliseconds),
          onEnd,
        })
      } catch (error) {
        // The browser itself forbids some addresses, for example ws: from an https: page.
        const reason = `this address cannot be opened (${error instanceof Error ? error.message : String(error)})`
        onEnd({ refused: 0, opened: false, connected: false, hungUp: false, reason })
      }
    }

    // A silent link ends itself; this is for a pause whose timer the system has lost.
    const stopWatchdog = clock.every(longestRefusedPause * 2, () => {
      if (link === null) {
        stopPause?.()
        start()
      }
    })
    // Somebody else from now on; who only has a fresh token shows it with the next link.
    const stopPasses = heldPasses.watch(wish.broker, ({ isRenewal }) => {
      if (isRenewal) return
      failures = 0
      if (link) link.close('it is asked again, as somebody else')
      else if (stopPause) {
        stopPause()
        start()
      }
    })
    events.onConnection({ status: 'connecting', protocol: 0, reason: '' })
    start()

    return {
      restart: (reason) => link?.close(reason),
      publish: (...all) => link?.publish(...all) ?? false,
      keep: (topic, payload) => link?.keep(topic, payload) ?? Promise.resolve('offline'),
      subscribe(filters, options = {}) {
        for (const filter of filters) more.set(filter, options)
        link?.subscribe(filters, options)
      },
      unsubscribe(filters) {
        for (const filter of filters) more.delete(filter)
        link?.unsubscribe(filters)
      },
      close() {
        closed = true
        stopWatchdog()
        stopPasses()
        stopPause?.()
        link?.close()
      },
    }
  },
}

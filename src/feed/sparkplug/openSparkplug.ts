import type { OpenSession, Session } from '../codecs/Session.ts'
import type { SparkplugOptions } from '../codecs/sparkplug.ts'
import { SparkplugNode } from './SparkplugNode.ts'
import { SparkplugPayload } from './SparkplugPayload.ts'

/** Topics that are remembered split; more are split each time. */
const mostRemembered = 20_000

type Address = { node: SparkplugNode; type: string; device: string | undefined }

/**
 * Follows the edge nodes and devices of all signals with this codec: see `SparkplugNode`. Signals need the options
 * `group`, `node` and `metric`; `device` for a metric of a device.
 */
export const openSparkplug: OpenSession = (signals, slots, world): Session => {
  const nodes = new Map<string, SparkplugNode>()
  for (const slot of slots) {
    const options = signals[slot].codecOptions as SparkplugOptions
    const key = `${options.group}/${options.node}`
    let node = nodes.get(key)
    if (!node) nodes.set(key, (node = new SparkplugNode(options.group, options.node, world)))
    node.bind(slot, signals[slot], options)
  }
  const payload = new SparkplugPayload()
  const addresses = new Map<string, Address | null>()

  const addressOf = (topic: string): Address | null => {
    const known = addresses.get(topic)
    if (known !== undefined) return known
    const [, group, type, name, device, ...more] = topic.split('/')
    const node = nodes.get(`${group}/${name}`)
    const address = node && more.length === 0 ? { node, type, device } : null
    if (addresses.size < mostRemembered) addresses.set(topic, address)
    return address
  }

  return {
    take(topic, bytes, now) {
      const address = addressOf(topic)
      // STATE of a host, commands for a device, and what is not in the specification.
      if (!address || !isFollowed.has(address.type)) return true
      const { node, type, device } = address
      if (payload.read(bytes)) return node.take(type, device, payload, now)
      if (type !== 'NCMD') node.spoil(device)
      return false
    },
    begin(now) {
      for (const node of nodes.values()) node.begin(now)
    },
    end(now) {
      for (const node of nodes.values()) node.end(now)
    },
    tick(now) {
      for (const node of nodes.values()) node.tick(now)
    },
  }
}

const isFollowed = new Set(['NBIRTH', 'NDATA', 'NDEATH', 'DBIRTH', 'DDATA', 'DDEATH', 'NCMD'])

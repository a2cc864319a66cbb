import * as z from 'zod'
import type { SessionCodec } from './Codec.ts'

// Before the first schema: zod otherwise probes for eval, which a strict content policy reports. A worker has no page to do it.
z.config({ jitless: true })

// No pattern in the JSON Schema: in an “each”, “+” stands for the asset's id.
const level = z
  .string()
  .refine(
    (text) => /^[^/+#]+$/.test(text),
    'must be one level of a topic, without any of “/”, “+”, “#”',
  )

const options = z.strictObject({
  group: level.describe('Sparkplug group id.'),
  node: level.describe('Sparkplug edge node id.'),
  device: level
    .optional()
    .describe('Sparkplug device id. Default: the metric is one of the edge node itself.'),
  metric: z
    .string()
    .min(1)
    .max(500)
    .describe("Name of the metric, such as “Motor/Speed”. Default: the signal's key."),
  rebirth: z
    .boolean()
    .optional()
    .describe(
      'Whether the edge node may be asked to say again what it has (“Node Control/Rebirth”), where that is missing. Default: true.',
    ),
})

export type SparkplugOptions = z.infer<typeof options>

/** Sparkplug B: births name the metrics, data carries them by number, deaths make them stale. */
export const sparkplug: SessionCodec<SparkplugOptions> = {
  about: 'Sparkplug B: metrics of edge nodes and devices by name; births and deaths are followed.',
  options,
  // Births, data and deaths of the node and of all its devices, because they are numbered together.
  topic: ({ group, node }) => `spBv1.0/${String(group)}/+/${String(node)}/#`,
  // Only what changes is sent; a death says when nothing will come.
  staleAfter: Infinity,
  load: async () => (await import('../sparkplug/openSparkplug.ts')).openSparkplug,
}

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { makeBoxModel } from './makeBoxModel.ts'

/**
 * Files of a plant of `parts` boxes in a field, each coloured by one signal `part<n>.v`: each on a topic of its own, or
 * `perMessage` of them in one message. The signal `probe.v` shows nothing: its time tells when what came was sent.
 */
export async function makeLoadPlant(
  parts: number,
  perMessage = 1,
): Promise<Record<string, string | Uint8Array>> {
  const side = Math.ceil(Math.sqrt(parts))
  const boxes = Array.from({ length: parts }, (_, i) => ({
    path: `Part${i}`,
    at: [(i % side) * 1.5, 0.5, Math.floor(i / side) * 1.5] as [number, number, number],
    size: [1, 1, 1] as [number, number, number],
  }))
  const assets = boxes.map(({ path }, i) => ({
    id: `part${i}`,
    name: path,
    kind: 'asset',
    source: {
      topic: `load/${Math.floor(i / perMessage)}`,
      codec: 'json',
      time: 't',
      staleAfter: 3600,
    },
    signals: { v: { range: [0, 100], ...(perMessage > 1 && { path: `v[${i % perMessage}]` }) } },
    parts: { body: `/${path}` },
    show: [{ as: 'colour', signal: 'v', scale: { from: 0, to: 100, map: 'viridis' } }],
  }))
  const probe = {
    id: 'probe',
    name: 'Probe',
    kind: 'asset',
    source: { topic: 'load/probe', codec: 'json', time: 't' },
    signals: { v: {} },
  }
  const models = [{ id: 'hall', file: 'boxes.glb' }]
  return {
    'twin.json': JSON.stringify({ gemba: 1, name: 'Load', models, assets: [...assets, probe] }),
    'boxes.glb': await makeBoxModel(boxes),
  }
}

/**
 * Publishes into that plant's topics, and into the probe's every 20 ms, from a process of its own, so that its work does not slow the page.
 * `perSecond` messages of `perMessage` values (1). Resolves when all is sent: how many, and the last value of each signal.
 */
export async function publishLoad(
  broker: string,
  load: { signals: number; perSecond: number; seconds: number; perMessage?: number },
): Promise<{ sent: number; last: (number | null)[] }> {
  const program = join(import.meta.dirname, 'publisher.ts')
  const given = [load.signals, load.perSecond, load.seconds, load.perMessage ?? 1].map(String)
  const args = ['--import', 'tsx', program, broker, ...given]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`publishLoad: the publisher ended with ${String(code)}`)
  return JSON.parse(text)
}

/**
 * Messages against mosquitto, in the production page with a small canvas; see `scenes` for what is offered. The lag is measured
 * from outside: a probe travels every 20 ms through the same link in order, and the page's frames see how old it is when it is
 * shown. Prints a table, then JSON on the last line. `tsx tests/bench/messages.bench.ts [SCENE ...]`
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '#scene/openInspection.ts'
import { makeLoadPlant, publishLoad } from '../world/makeLoadPlant.ts'
import { mosquittoPath, openMosquitto } from '../world/openMosquitto.ts'
import { openBarePage } from './openBarePage.ts'

type Scene = { parts: number; perSecond: number; perMessage?: number }
type Stats = ReturnType<Inspection['stats']>
type Measured = {
  fps: number
  lags: number[]
  samples: Stats[]
  heapBefore: number
  recoveredMs: number
  shown: (number | null)[]
  final: Stats
}

const scenes: Record<string, Scene> = {
  '5,000/s onto 10,000 parts': { parts: 10_000, perSecond: 5000 },
  '20,000/s onto 10,000 parts': { parts: 10_000, perSecond: 20_000 },
  '20,000/s onto 100,000 parts': { parts: 100_000, perSecond: 20_000 },
  '200,000 values/s, 50 a message': { parts: 100_000, perSecond: 4000, perMessage: 50 },
  '40,000/s onto 10,000 parts': { parts: 10_000, perSecond: 40_000 },
}
const program = await readFile(join(import.meta.dirname, 'messagesPage.mjs'), 'utf8')
const seconds = 15
/** Seconds at the start that are not counted: code that is not warm. */
const warmUp = 3

if (!mosquittoPath) {
  console.log('mosquitto is not installed: skipped.')
  process.exit(0)
}
const chosen = process.argv.slice(2)
const results: Record<string, unknown> = {}
for (const [name, scene] of Object.entries(scenes)) {
  if (chosen.length > 0 && !chosen.some((part) => name.startsWith(part))) continue
  results[name] = await measure(scene)
}
console.table(results)
console.log(JSON.stringify(results))

async function measure({ parts, perSecond, perMessage = 1 }: Scene): Promise<object> {
  const broker = await openMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
  const files = Object.entries(await makeLoadPlant(parts, perMessage))
  let published: ReturnType<typeof publishLoad> | undefined
  let opening: ReturnType<typeof openBarePage> | undefined
  const measured = await new Promise<Measured>((resolve, reject) => {
    opening = openBarePage(
      Object.fromEntries(files.map(([name, content]) => [`models/${name}`, content])),
      `twin=models/twin.json&broker=${encodeURIComponent(broker.ws)}`,
      program,
      {
        ready: () => {
          published = publishLoad(broker.tcp, { signals: parts, perSecond, seconds, perMessage })
          return { signals: parts, warmUp, seconds }
        },
        measured: () => published?.then(() => ({})),
        done: resolve,
      },
    )
    opening.catch(reject)
  })
  const { sent, last } = (await published)!
  await (await opening)?.close()
  await broker.close()
  return report(measured, sent, last)
}

function report(measured: Measured, sent: number, last: readonly (number | null)[]): object {
  const { fps, samples, heapBefore, recoveredMs, shown, final } = measured
  const lags = measured.lags.toSorted((a, b) => a - b)
  const median = (pick: (sample: Stats) => number): number =>
    samples.map(pick).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]
  return {
    offered: Math.round(sent / seconds),
    sent,
    received: final.messages,
    fps: Math.round(fps * 10) / 10,
    lagP50: lags[Math.floor(lags.length * 0.5)],
    lagP95: lags[Math.floor(lags.length * 0.95)],
    lagP99: lags[Math.floor(lags.length * 0.99)],
    shownLagP95: Math.round(median((sample) => sample.lagMs.p95)),
    frameMs: Math.round(median((sample) => sample.frameMs.median) * 100) / 100,
    heapMoreMb: Math.round(Math.max(...samples.map(({ heapMb }) => heapMb)) - heapBefore),
    recoveredMs: Math.round(recoveredMs),
    lost: last.filter((value, i) => value !== null && value !== shown[i]).length,
  }
}

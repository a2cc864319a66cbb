import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Inspection } from '#scene/openInspection.ts'
import { makeLoadPlant, publishLoad } from '../world/makeLoadPlant.ts'
import { openMosquitto } from '../world/openMosquitto.ts'
import { openBarePage } from './openBarePage.ts'

/** What is offered, onto so many parts; a message carries one value unless it is said how many. */
export type MessageLoad = {
  parts: number
  perSecond: number
  perMessage?: number
  seconds: number
}

/** Milliseconds where nothing else is said; `lost`: signals whose latest value is not what was sent last. */
export type MessageFigures = {
  offered: number
  sent: number
  received: number
  fps: number
  lagP50: number
  lagP95: number
  lagP99: number
  shownLagP95: number
  frameMs: number
  heapMoreMb: number
  recoveredMs: number
  lost: number
}

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

const program = await readFile(join(import.meta.dirname, 'messagesPage.mjs'), 'utf8')
/** Seconds at the start that are not counted: code that is not warm. */
const warmUp = 3

/**
 * Offers `perSecond` messages (of `perMessage` values each) for so many seconds by mosquitto to the production page in a small
 * canvas, and tells how the page held out. The lag is measured from outside: a probe travels every 20 ms through the same link in
 * order, and the page's frames see how old it is when it is shown.
 */
export async function measureMessages(scene: MessageLoad): Promise<MessageFigures> {
  const { parts, perSecond, perMessage = 1, seconds } = scene
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
  return report(measured, sent / seconds, sent, last)
}

function report(
  measured: Measured,
  offered: number,
  sent: number,
  last: readonly (number | null)[],
): MessageFigures {
  const { fps, samples, heapBefore, recoveredMs, shown, final } = measured
  const lags = measured.lags.toSorted((a, b) => a - b)
  const median = (pick: (sample: Stats) => number): number =>
    samples.map(pick).toSorted((a, b) => a - b)[Math.floor(samples.length / 2)]
  return {
    offered: Math.round(offered),
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

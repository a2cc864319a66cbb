import type { CDPSession, Page } from '@playwright/test'
import { SourceNames, type CallFrame } from './SourceNames.ts'

/** Microseconds between two looks at what the page's thread does. */
const interval = 100

/** What takes the page's thread its time, by whose code it runs; `folder` holds the built page with its source maps. */
export class CpuProfile {
  readonly #page: Page
  readonly #names: SourceNames
  #session: CDPSession | null = null

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#names = new SourceNames(folder)
  }

  async start(): Promise<void> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page)
    await this.#session.send('Profiler.enable')
    await this.#session.send('Profiler.setSamplingInterval', { interval })
    await this.#session.send('Profiler.start')
  }

  /**
   * Microseconds since `start` that each function took without those that it called, and our own ones with them too. `late`: what
   * they took, without those that they called, of a mean frame among the slowest twentieth; drawing does not count.
   */
  async stop(): Promise<Record<'own' | 'other' | 'whole' | 'late', Record<string, number>>> {
    const session = this.#session
    if (!session) throw new Error('CpuProfile: it was not started')
    const { profile } = await session.send('Profiler.stop')
    await session.send('Profiler.disable')
    const took = new Map<number, number>()
    profile.samples?.forEach((node, i) => {
      took.set(node, (took.get(node) ?? 0) + (profile.timeDeltas?.[i] ?? 0))
    })
    const nodes = new Map(profile.nodes.map((node) => [node.id, node as Node]))
    const own: Record<string, number> = {}
    const other: Record<string, number> = {}
    const whole: Record<string, number> = {}
    const counted = new Map<number, string>()
    const visit = async (node: Node, within: ReadonlySet<string>): Promise<number> => {
      const [isOurs, name] = await this.#names.of(node.callFrame)
      if (steps.some((step) => within.has(step)) && !within.has(drawing) && name !== drawing)
        counted.set(node.id, name)
      const self = took.get(node.id) ?? 0
      const into = isOurs ? own : other
      into[name] = (into[name] ?? 0) + self
      let all = self
      const below = new Set([...within, name])
      for (const child of node.children ?? []) all += await visit(nodes.get(child)!, below)
      // What calls itself counts once.
      if (isOurs && !within.has(name)) whole[name] = (whole[name] ?? 0) + all
      return all
    }
    await visit(profile.nodes[0], new Set())
    const { samples = [], timeDeltas = [] } = profile
    return { own, other, whole, late: slowest(samples, timeDeltas, counted) }
  }
}

const steps = ['scene/FrameLoop.tsx ', 'xr/Headset.tsx ']
const drawing = 'three three.module.js WebGLRenderer.render'
/** Microseconds without a sample of ours after which another frame begins; drawing stands between two halves of one. */
const pause = 4000

/** Mean microseconds of each function in the slowest twentieth of frames, with what they took in all. */
function slowest(
  samples: readonly number[],
  deltas: readonly number[],
  counted: ReadonlyMap<number, string>,
): Record<string, number> {
  const frames: Record<string, number>[] = []
  let since = Infinity
  samples.forEach((node, i) => {
    const name = counted.get(node)
    since += deltas[i]
    if (name === undefined) return
    if (since > pause) frames.push({ all: 0 })
    const frame = frames[frames.length - 1]
    frame[name] = (frame[name] ?? 0) + deltas[i]
    frame.all += deltas[i]
    since = 0
  })
  const late = frames.toSorted((a, b) => b.all - a.all).slice(0, Math.ceil(frames.length / 20))
  const mean: Record<string, number> = {}
  for (const frame of late) {
    for (const [name, took] of Object.entries(frame))
      mean[name] = (mean[name] ?? 0) + took / late.length
  }
  return mean
}

type Node = { id: number; callFrame: CallFrame; children?: number[] }

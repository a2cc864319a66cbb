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

  /** Microseconds since `start` that each function took without those that it called, and our own ones with them too. */
  async stop(): Promise<Record<'own' | 'other' | 'whole', Record<string, number>>> {
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
    const visit = async (node: Node, within: ReadonlySet<string>): Promise<number> => {
      const [isOurs, name] = await this.#names.of(node.callFrame)
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
    return { own, other, whole }
  }
}

type Node = { id: number; callFrame: CallFrame; children?: number[] }

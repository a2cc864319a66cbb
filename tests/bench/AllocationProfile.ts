import type { CDPSession, Page } from '@playwright/test'
import { SourceNames, type CallFrame } from './SourceNames.ts'

type Node = {
  callFrame: CallFrame
  selfSize: number
  children: Node[]
}

/** What a page allocates, by whose code asks for it; `folder` holds the built page with its source maps. */
export class AllocationProfile {
  readonly #page: Page
  readonly #names: SourceNames
  #session: CDPSession | null = null

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#names = new SourceNames(folder)
  }

  /** Bytes of the heap that are in use after everything is thrown away that can be. */
  async heap(): Promise<number> {
    const session = await this.#open()
    for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage')
    return (await session.send('Runtime.getHeapUsage')).usedSize
  }

  async start(): Promise<void> {
    const session = await this.#open()
    await session.send('HeapProfiler.startSampling', {
      samplingInterval: 256,
      includeObjectsCollectedByMajorGC: true,
      includeObjectsCollectedByMinorGC: true,
    })
  }

  /** Bytes since `start`: by file and function for our own code, by package and function for all else. */
  async stop(): Promise<{ own: Record<string, number>; other: Record<string, number> }> {
    const session = await this.#open()
    const { profile } = await session.send('HeapProfiler.stopSampling')
    const own: Record<string, number> = {}
    const other: Record<string, number> = {}
    const visit = async ({ callFrame, selfSize, children }: Node): Promise<void> => {
      if (selfSize > 0) {
        const [isOurs, name] = await this.#names.of(callFrame)
        const into = isOurs ? own : other
        into[name] = (into[name] ?? 0) + selfSize
      }
      for (const child of children) await visit(child)
    }
    await visit(profile.head)
    return { own, other }
  }

  async #open(): Promise<CDPSession> {
    this.#session ??= await this.#page.context().newCDPSession(this.#page)
    return this.#session
  }
}

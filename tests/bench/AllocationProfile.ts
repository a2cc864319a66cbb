import type { CDPSession, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { join } from 'node:path'

type Node = {
  callFrame: { functionName: string; url: string; lineNumber: number; columnNumber: number }
  selfSize: number
  children: Node[]
}

/** What a page allocates, by whose code asks for it; `folder` holds the built page with its source maps. */
export class AllocationProfile {
  readonly #page: Page
  readonly #folder: string
  readonly #maps = new Map<string, Promise<SourceMap | null>>()
  #session: CDPSession | null = null

  constructor(page: Page, folder: string) {
    this.#page = page
    this.#folder = folder
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
        const [isOurs, name] = await this.#whose(callFrame)
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

  async #whose({ url, lineNumber, columnNumber, functionName }: Node['callFrame']) {
    const name = url.split('/').at(-1) ?? ''
    if (!name.endsWith('.js')) return [false, 'browser, emulator'] as const
    if (!this.#maps.has(name)) this.#maps.set(name, this.#readMap(name))
    const map = await this.#maps.get(name)
    const entry = map?.findEntry(lineNumber, columnNumber)
    const source = entry && 'originalSource' in entry ? entry.originalSource : ''
    const inPackage = source.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)
    if (inPackage)
      return [false, `${inPackage[1]} ${source.split('/').at(-1)} ${functionName}`] as const
    const inRooms = source.match(/src\/(.+)$/)
    return inRooms
      ? ([true, `${inRooms[1]} ${functionName}`] as const)
      : ([false, 'browser, emulator'] as const)
  }

  async #readMap(name: string): Promise<SourceMap | null> {
    const path = join(this.#folder, 'assets', `${name}.map`)
    const text = await readFile(path, 'utf8').catch(() => null)
    return text === null ? null : new SourceMap(JSON.parse(text))
  }
}

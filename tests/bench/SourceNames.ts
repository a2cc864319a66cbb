import { readFile } from 'node:fs/promises'
import { SourceMap } from 'node:module'
import { join } from 'node:path'

/** Where a function of the built page stands, as the debugging protocol tells it. */
export type CallFrame = {
  functionName: string
  url: string
  lineNumber: number
  columnNumber: number
}

/** Whether a function is our own, and its name: by file and function for our own code, by package and function for all else. */
export type SourceName = readonly [isOurs: boolean, name: string]

/** Tells whose code a function of a page is; `folder` holds the built page with its source maps. */
export class SourceNames {
  readonly #folder: string
  readonly #maps = new Map<string, Promise<SourceMap | null>>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async of({ url, lineNumber, columnNumber, functionName }: CallFrame): Promise<SourceName> {
    const name = url.split('/').at(-1) ?? ''
    if (!name.endsWith('.js')) return [false, functionName.match(/^\(.+\)$/)?.[0] ?? others]
    if (!this.#maps.has(name)) this.#maps.set(name, this.#readMap(name))
    const map = await this.#maps.get(name)
    const entry = map?.findEntry(lineNumber, columnNumber)
    const source = entry && 'originalSource' in entry ? entry.originalSource : ''
    const inPackage = source.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)
    if (inPackage) return [false, `${inPackage[1]} ${source.split('/').at(-1)} ${functionName}`]
    const inRooms = source.match(/src\/(.+)$/)
    return inRooms ? [true, `${inRooms[1]} ${functionName}`] : [false, others]
  }

  async #readMap(name: string): Promise<SourceMap | null> {
    const path = join(this.#folder, 'assets', `${name}.map`)
    const text = await readFile(path, 'utf8').catch(() => null)
    return text === null ? null : new SourceMap(JSON.parse(text))
  }
}

const others = 'browser, emulator'

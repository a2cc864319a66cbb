import {
  isBad,
  noStarts,
  noteStarted,
  noteTried,
  readStarts,
  versionOf,
  type Starts,
} from './StartBook.ts'

export type OfflineParts = {
  caches: CacheStorage
  fetch(request: Request): Promise<Response>
  /** Address of the folder that the page lies in, with a slash at its end. */
  scope: string
  /** The build that this program came with: its version and its files, relative to the scope. */
  version: string
  files: readonly string[]
  now(): number
  /** Something could not be kept, for this reason. */
  onRefused(reason: string): void
}

/** Milliseconds for a host to answer before what is kept is used instead. */
const patience = 4000
/** Files of plants that are kept, the latest used last, and bytes of the largest. */
const mostFiles = 80
const largest = 200_000_000
const appName = 'gemba-app-'
const plantName = 'gemba-plant'
const startsName = 'gemba-starts'
/** Versions of which everything is kept, beside the last that started: open pages may still load parts of them. */
const mostVersions = 3
/** Files fetched at once when a version is taken in. */
const atOnce = 6
/** Files of plants, models and the site; other addresses of the host are none of ours. */
const kept = /\.(json|glb|gltf|bin|ktx2|png|jpe?g|webp|avif|hdr|svg|wasm|webmanifest|zip)$/i

/**
 * What the page needs to open without its host: the application by versions, each whole, and the files of the plants that were open last.
 * A page comes from the host while that answers, and a version that failed to start twice gives way to the last that did.
 */
export class OfflineFiles {
  readonly #parts: OfflineParts
  #starts: Promise<Starts> | null = null

  constructor(parts: OfflineParts) {
    this.#parts = parts
  }

  /** Takes in this build, whole or not at all: rejects when a file does not come, or there is no room. */
  async install(): Promise<void> {
    const { caches, version, files } = this.#parts
    const cache = await caches.open(appName + version)
    const queue = [...files]
    const work = async (): Promise<void> => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        // One after the other on purpose: `atOnce` of them are at work.
        // oxlint-disable-next-line no-await-in-loop
        await this.#take(cache, file)
      }
    }
    try {
      await Promise.all(Array.from({ length: atOnce }, work))
    } catch (error) {
      await caches.delete(appName + version)
      this.#refuse(error)
      throw error
    }
  }

  /** Forgets versions that no page needs any more. */
  async tidy(): Promise<void> {
    const { caches, version } = this.#parts
    const { good } = await this.#readStarts()
    const names = (await caches.keys()).filter((name) => name.startsWith(appName))
    const spare = names.filter((name) => name !== appName + version && name !== appName + good)
    await Promise.all(spare.slice(0, -mostVersions).map((name) => caches.delete(name)))
  }

  /** The answer to a request of a page; null: it is none of ours. */
  answer(request: Request): Promise<Response> | null {
    const { scope } = this.#parts
    if (request.method !== 'GET' || request.headers.has('range')) return null
    const [address] = request.url.split(/[?#]/)
    if (!address.startsWith(scope)) return null
    const path = address.slice(scope.length)
    if (request.mode === 'navigate') {
      return path === '' || path === 'index.html' ? this.#page(request) : null
    }
    if (path.startsWith('assets/')) return this.#asset(request)
    return kept.test(path) ? this.#file(request) : null
  }

  /** A page says that its version has started. Answers which one failed to, when it is there in place of that. */
  async noteStarted(version: string): Promise<{ instead: string | null }> {
    const starts = await this.#readStarts()
    const now = this.#parts.now()
    const bad = Object.keys(starts.tried).find(
      (each) => each !== version && isBad(starts, each, now),
    )
    await this.#keepStarts(noteStarted(starts, version))
    return { instead: bad ?? null }
  }

  /** Whether a version failed to start. */
  async isBad(version: string): Promise<boolean> {
    return isBad(await this.#readStarts(), version, this.#parts.now())
  }

  async #page(request: Request): Promise<Response> {
    const now = this.#parts.now()
    const { good } = await this.#readStarts()
    const fresh = await this.#fetchSoon(request, await this.#hasPage(good))
    if (!fresh || fresh.status >= 500) {
      return (await this.#keptPage(good)) ?? fresh ?? Response.error()
    }
    const version = versionOf(await fresh.clone().text())
    if (version === '') return fresh
    const starts = await this.#readStarts()
    const next = isBad(starts, version, now) ? starts : noteTried(starts, version, now)
    await this.#keepStarts(next)
    if (version !== starts.good && isBad(next, version, now)) {
      const page = await this.#keptPage(starts.good)
      if (page) return page
    }
    return fresh
  }

  /** Names in `assets/` hold a hash: what is kept is right for ever. */
  async #asset(request: Request): Promise<Response> {
    const found = await this.#parts.caches.match(request, { ignoreVary: true })
    return found ?? this.#parts.fetch(request)
  }

  async #file(request: Request): Promise<Response> {
    const found = await this.#parts.caches.match(request, { ignoreVary: true })
    const fresh = await this.#fetchSoon(request, found !== undefined)
    if (!fresh || fresh.status >= 500) return found ?? fresh ?? Response.error()
    const isSmall = Number(fresh.headers.get('content-length') ?? 0) <= largest
    if (fresh.status === 200 && isSmall) void this.#keep(request, fresh.clone())
    return fresh
  }

  /** What the host answers; null when it does not, or not soon where something is kept. */
  async #fetchSoon(request: Request, hasOther: boolean): Promise<Response | null> {
    const answer = this.#parts.fetch(request).catch(() => null)
    if (!hasOther) return answer
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), patience)
    })
    const first = await Promise.race([answer, late])
    clearTimeout(timer)
    return first
  }

  async #keep(request: Request, response: Response): Promise<void> {
    try {
      const cache = await this.#parts.caches.open(plantName)
      // Put anew it is the youngest.
      await cache.delete(request)
      await cache.put(request, response)
      const all = await cache.keys()
      await Promise.all(all.slice(0, -mostFiles).map((old) => cache.delete(old)))
    } catch (error) {
      this.#refuse(error)
    }
  }

  async #take(cache: Cache, file: string): Promise<void> {
    const { caches, scope, version } = this.#parts
    const isHashed = file.startsWith('assets/')
    const request = new Request(scope + file, { cache: isHashed ? 'default' : 'no-cache' })
    const known = isHashed ? await caches.match(request, { ignoreVary: true }) : undefined
    const response = known ?? (await this.#parts.fetch(request))
    if (!response.ok) throw new Error(`${file} could not be loaded (${response.status})`)
    if (file === 'index.html' && versionOf(await response.clone().text()) !== version) {
      throw new Error('the host has another version by now')
    }
    await cache.put(request, response)
  }

  async #hasPage(version: string | null): Promise<boolean> {
    return (await this.#keptPage(version)) !== undefined
  }

  /** The page of a version; without it that of any. */
  async #keptPage(version: string | null): Promise<Response | undefined> {
    const { caches, scope } = this.#parts
    const index = `${scope}index.html`
    const names = (await caches.keys()).filter((name) => name.startsWith(appName)).toReversed()
    const first = names.find((name) => name === appName + version) ?? names[0]
    return first === undefined ? undefined : caches.match(index, { cacheName: first })
  }

  #readStarts(): Promise<Starts> {
    const { caches, scope } = this.#parts
    this.#starts ??= caches
      .open(startsName)
      .then((cache) => cache.match(`${scope}starts`))
      .then(async (found) => (found ? readStarts(await found.text()) : noStarts))
    return this.#starts
  }

  async #keepStarts(starts: Starts): Promise<void> {
    const { caches, scope } = this.#parts
    this.#starts = Promise.resolve(starts)
    try {
      const cache = await caches.open(startsName)
      await cache.put(`${scope}starts`, new Response(JSON.stringify(starts)))
    } catch (error) {
      this.#refuse(error)
    }
  }

  #refuse(error: unknown): void {
    const isFull = error instanceof Error && error.name === 'QuotaExceededError'
    const reason = error instanceof Error ? error.message : String(error)
    this.#parts.onRefused(isFull ? 'its place on the disk is full' : reason)
  }
}

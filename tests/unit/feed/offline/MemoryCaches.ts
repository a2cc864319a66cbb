/** A browser's storage of answers, as far as `OfflineFiles` needs it, in memory; `isFull` refuses what comes next. */
export class MemoryCaches implements CacheStorage {
  isFull = false
  readonly #caches = new Map<string, MemoryCache>()

  async open(name: string): Promise<Cache> {
    const known = this.#caches.get(name) ?? new MemoryCache(() => this.isFull)
    this.#caches.set(name, known)
    return known as unknown as Cache
  }

  async match(
    request: RequestInfo,
    { cacheName }: MultiCacheQueryOptions = {},
  ): Promise<Response | undefined> {
    for (const [name, cache] of this.#caches) {
      if (cacheName !== undefined && name !== cacheName) continue
      const found = await cache.match(request)
      if (found) return found
    }
    return undefined
  }

  delete = async (name: string): Promise<boolean> => this.#caches.delete(name)
  has = async (name: string): Promise<boolean> => this.#caches.has(name)
  keys = async (): Promise<string[]> => [...this.#caches.keys()]
}

class MemoryCache {
  readonly #answers = new Map<string, Response>()
  readonly #isFull: () => boolean

  constructor(isFull: () => boolean) {
    this.#isFull = isFull
  }

  match = async (request: RequestInfo): Promise<Response | undefined> =>
    this.#answers.get(addressOf(request))?.clone()
  delete = async (request: RequestInfo): Promise<boolean> =>
    this.#answers.delete(addressOf(request))
  keys = async (): Promise<Request[]> => [...this.#answers.keys()].map((url) => new Request(url))

  async put(request: RequestInfo, response: Response): Promise<void> {
    if (this.#isFull()) throw new DOMException('The disk is full.', 'QuotaExceededError')
    this.#answers.set(addressOf(request), response)
  }
}

function addressOf(request: RequestInfo): string {
  return typeof request === 'string' ? request : request.url
}

import type { DRACOLoader } from 'three/addons/loaders/DRACOLoader.js'

/** What a browser that enforces Trusted Types offers beyond TypeScript's own types. */
type Guarded = {
  trustedTypes?: {
    createPolicy(
      name: string,
      rules: { createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): unknown }
  }
}

/** One a page: a second policy of the same name is refused. */
let policy: { createScriptURL(url: string): unknown } | undefined

/**
 * Lets three's Draco loader start its workers under Trusted Types: it makes them of text of its own build at a `blob:` address, which
 * nothing else in the page may do.
 */
export function trustDracoWorkers(loader: DRACOLoader): DRACOLoader {
  policy ??= (globalThis as Guarded).trustedTypes?.createPolicy('draco', {
    createScriptURL(url) {
      if (url.startsWith(`blob:${location.origin}/`)) return url
      throw new TypeError('The Draco decoder starts workers of its own text only.')
    },
  })
  let source: unknown = ''
  Object.defineProperty(loader, 'workerSourceURL', {
    get: () => source,
    set: (url: string) => {
      source = policy && url !== '' ? policy.createScriptURL(url) : url
    },
  })
  return loader
}

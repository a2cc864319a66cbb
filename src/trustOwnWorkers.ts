/** What a browser that enforces Trusted Types offers beyond TypeScript's own types. */
type Guarded = {
  trustedTypes?: {
    createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown
  }
}

/**
 * The page's one Trusted Types policy: of all that text could be made into code, only the address of a worker of the build is
 * let through, whoever starts it; markup and script from text stay refused, in libraries too. It must run before the first
 * worker is started.
 */
export function trustOwnWorkers(): void {
  const { trustedTypes } = globalThis as Guarded
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (isOwnWorker(url, document.baseURI) || import.meta.env.DEV) return url
      throw new TypeError(`Only workers of this page may be started, not ${url.slice(0, 100)}`)
    },
  })
}

/** Whether an address is that of a worker in the build of the page at `base`: `assets/NAME.worker-HASH.js`, or `service.worker.js` beside the page. */
export function isOwnWorker(url: string, base: string): boolean {
  if (!URL.canParse(url, base)) return false
  const { origin, pathname } = new URL(url, base)
  const folder = new URL('.', base)
  if (origin !== folder.origin || !pathname.startsWith(folder.pathname)) return false
  return /^(assets\/[\w-]+\.worker-[\w-]+|service\.worker)\.js$/.test(
    pathname.slice(folder.pathname.length),
  )
}

/** Text becomes neither markup nor code; only addresses of workers pass: `trustOwnWorkers` and `trustDracoWorkers`. */
const trustedTypes = ["require-trusted-types-for 'script'", 'trusted-types default draco']

const directives = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' ws: wss: data: blob:",
  "img-src 'self' data: blob:",
  "media-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  ...trustedTypes,
]

/** The content policy that stands in the page itself, so that every static host has it. */
export const contentPolicy = directives.join('; ')

/** The same as a header, with what a browser only takes from there. */
export const contentPolicyHeader = `${contentPolicy}; frame-ancestors 'self'`

/**
 * The header of one file, the worker that unpacks KTX2 textures: its transcoder makes its functions from text. It binds
 * that worker alone, which has no document; the page around it stays under the strict policy.
 */
export const transcoderPolicyHeader = contentPolicyHeader
  .replace("'wasm-unsafe-eval'", "'wasm-unsafe-eval' 'unsafe-eval'")
  .replace(`; ${trustedTypes.join('; ')}`, '')

/**
 * The header of the workers that speak with the service that knows a site's people, and that send work orders: they alone may fetch from other hosts,
 * which the page may not, encrypted or from this machine. They have no document.
 */
export const loginPolicyHeader = contentPolicyHeader.replace(
  /connect-src [^;]*/,
  "connect-src 'self' https: http://localhost:* http://127.0.0.1:* http://[::1]:*",
)

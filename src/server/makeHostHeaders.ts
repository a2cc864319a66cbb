import { contentPolicyHeader, loginPolicyHeader, transcoderPolicyHeader } from './contentPolicy.ts'
import { safetyHeaders } from './safetyHeaders.ts'

const source =
  'Made of src/server/contentPolicy.ts by: npm run access -- deploy. See README.md beside this folder.'
const kept = 'public, max-age=31536000, immutable'
/** The worker that unpacks KTX2 textures, as a pattern that nginx and Caddy take. */
const transcoder = String.raw`/assets/basis\.worker-[\w-]+\.js$`
/** The workers that log people in and send work orders, likewise. */
const login = String.raw`/assets/(?:login|order)\.worker-[\w-]+\.js$`

/** Workers of the build under the same policy as the page, from their file's header: all but the transcoder's, and those of the log-in and of work orders. */
export const strictWorkers = ['feed', 'model', 'room', 'run', 'survey', 'unzip', 'watch', 'whatIf']

/** The headers of our own host as files for other hosts, by path below `public/deploy`. */
export function makeHostHeaders(): Record<string, string> {
  return {
    'nginx/gemba-headers.conf': makeNginxMaps(),
    'caddy/gemba-headers': makeCaddySnippet(),
    'static/_headers': makeHeadersFile(),
  }
}

/** Maps rather than locations: an `add_header` in a location would silently drop all others. */
function makeNginxMaps(): string {
  return `# ${source}
# nginx: goes to /etc/nginx/conf.d, where gemba.conf uses these variables.

map $uri $gemba_policy {
    default "${contentPolicyHeader}";
    # Each binds that worker alone, which has no document.
    "~${transcoder}" "${transcoderPolicyHeader}";
    "~${login}" "${loginPolicyHeader}";
}

# Names in assets/ hold a hash of what is in them.
map $uri $gemba_cache {
    default "no-cache";
    "~/assets/" "${kept}";
}

# 1 where a WebSocket comes from a page of another site; programs that are no browsers name no page.
map "$http_origin $scheme://$http_host" $gemba_foreign {
    default 1;
    "~^ " 0;
    "~^(\\S+) \\1$" 0;
}
`
}

/** Matchers that exclude each other: the result does not depend on the order of Caddy's directives. */
function makeCaddySnippet(): string {
  const safety = Object.entries(safetyHeaders).map(([name, value]) => `\t\t${name} "${value}"`)
  return `# ${source}
# Caddy 2: "import gemba-headers" in a site's block.

	@transcoder path_regexp ${transcoder}
	@login path_regexp ${login}
	@others not path_regexp ${transcoder}|${login}
	header @transcoder Content-Security-Policy "${transcoderPolicyHeader}"
	header @login Content-Security-Policy "${loginPolicyHeader}"
	header @others Content-Security-Policy "${contentPolicyHeader}"
	@hashed path_regexp /assets/
	@named not path_regexp /assets/
	header @hashed Cache-Control "${kept}"
	header @named Cache-Control "no-cache"
	header {
${safety.join('\n')}
	}
`
}

/**
 * Such hosts put the headers of all rules that match into one answer, where two policies both hold: so what holds for every
 * file is weak enough for the transcoder, and the strict policy stands at the page and at each of the other workers.
 */
function makeHeadersFile(): string {
  const strict = { 'Content-Security-Policy': contentPolicyHeader }
  const frames = contentPolicyHeader
    .split('; ')
    .filter((part) => part.startsWith('frame-ancestors'))
  const rules = [
    rule('/*', { ...safetyHeaders, 'Content-Security-Policy': frames.join('; ') }),
    ...[
      '/',
      '/index.html',
      '/login.html',
      '/service.worker.js',
      ...strictWorkers.map((name) => `/assets/${name}.worker-*`),
    ].map((path) => rule(path, strict)),
    rule('/assets/basis.worker-*', { 'Content-Security-Policy': transcoderPolicyHeader }),
    rule('/assets/login.worker-*', { 'Content-Security-Policy': loginPolicyHeader }),
    rule('/assets/order.worker-*', { 'Content-Security-Policy': loginPolicyHeader }),
    rule('/assets/*', { 'Cache-Control': kept }),
  ]
  return `# ${source}\n# Netlify, Cloudflare Pages and hosts like them: goes into dist/.\n\n${rules.join('\n')}`
}

function rule(path: string, headers: Record<string, string>): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
  return `${path}\n${lines.join('')}`
}

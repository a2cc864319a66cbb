import * as z from 'zod'
import type { Problem } from '#twin/Problem.ts'
import { fetchText } from './fetchText.ts'
import { foreignBroker } from './foreignBroker.ts'
import { heldPasses } from './login/heldPasses.ts'
import type { LoginSettings } from './login/LoginPost.ts'
import { mayBePlain } from './login/mayBePlain.ts'
import { plainHosts } from './plainHosts.ts'
import { takeBroker } from './takeBroker.ts'

/**
 * Which twin (an absolute address) and which broker: the page's query first, then `gemba.json` beside the page. A query
 * that names a model and no twin asks for that model alone. `ask` hears of a broker in the query on a host that is not the
 * site's, and says whether it is to be used.
 */
export async function readSite(
  onProblem: (problem: Problem) => void,
  ask: (host: string) => boolean,
): Promise<Site> {
  const { named, pass } = takeBroker()
  const query = new URLSearchParams(location.search)
  const file = await fetchText(new URL('gemba.json', document.baseURI).href)
  const config = 'text' in file ? parseConfig(file.text, onProblem) : {}
  plainHosts.set(config.unencrypted ?? [])
  const twin = query.get('twin') ?? config.twin ?? 'models/bottling/twin.json'
  const model = query.has('twin') ? null : query.get('model')
  const foreign = foreignBroker(named, document.baseURI, config.broker)
  const isRefused = foreign !== null && !ask(foreign)
  if (isRefused) onProblem(refusal(foreign))
  else if (pass && named !== null) heldPasses.set({ broker: named, pass, isRenewal: false })
  if (pass) onProblem(passInLink)
  return {
    twin: absolute(twin),
    ...(model && { model: absolute(model) }),
    broker: (isRefused ? null : named) ?? config.broker,
    ice: config.ice ?? [],
    login: config.login ? { settings: config.login, broker: config.broker } : null,
    liveKit: config.livekit ? { ...config.livekit, token: absolute(config.livekit.token) } : null,
  }
}

/** What a site says to its pages. */
export type Site = {
  twin: string
  model?: string
  broker?: string
  ice: IceServer[]
  /** The service that knows the site's people, and the broker that trusts it. */
  login: { settings: LoginSettings; broker: string | undefined } | null
  /** A LiveKit server and where tokens for it come from, both absolute. */
  liveKit: { url: string; token: string } | null
}

/** A server that helps two browsers to find each other (STUN) or carries their voices (TURN). */
export type IceServer = { urls: string; username?: string; credential?: string }

const sayShape =
  'twin and broker must be texts, ice a list of { "urls": "turn:…", "username": …, "credential": … }, livekit { "url": "wss://…", "token": the address of a token service }, login { "issuer": "https://…", "client": the name of this page there }'

const passInLink: Problem = {
  from: 'page',
  severity: 'warning',
  text: 'The link held a password. It was taken out of the address, and is forgotten when this page is loaded again.',
  advice:
    'Who made the link, this browser’s history and the web host’s log may still have it: change it, and give links without.',
}

function refusal(host: string): Problem {
  return {
    from: 'page',
    severity: 'warning',
    text: `The link names a broker on ${host}, which was not used: values come from where this site says.`,
    advice: 'Load the page again to be asked again, or name the broker in gemba.json.',
  }
}

/** What is no address stays as it is: fetching it says so. */
function absolute(text: string): string {
  return URL.canParse(text, document.baseURI) ? new URL(text, document.baseURI).href : text
}

/** Nobody's log-in and voice travel unencrypted, but on this machine. */
function isSafe(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^(https|wss):$/.test(protocol) || (/^(http|ws):$/.test(protocol) && mayBePlain(hostname))
}

function parseConfig(
  config: string,
  onProblem: (problem: Problem) => void,
): Partial<Pick<Site, 'twin' | 'broker' | 'ice'>> & {
  livekit?: { url: string; token: string }
  login?: LoginSettings
  unencrypted?: string[]
} {
  const text = z.optional(z.string())
  const server = z.object({ urls: z.string(), username: text, credential: text })
  const livekit = z.object({ url: z.string().refine(isSafe), token: z.string().min(1) })
  const login = z.object({
    issuer: z.string().refine(isSafe),
    client: z.string().min(1),
    scope: text,
    token: z.optional(z.enum(['access', 'id'])),
    user: text,
    parameters: z.optional(z.record(z.string(), z.string())),
  })
  const shape = z.object({
    twin: text,
    broker: text,
    ice: z.optional(z.array(server)),
    livekit: z.optional(livekit),
    unencrypted: z.optional(z.array(z.string())),
    login: z.optional(login),
  })
  try {
    return shape.parse(JSON.parse(config))
  } catch (error) {
    const reason = error instanceof SyntaxError ? error.message : sayShape
    onProblem({
      from: 'page',
      severity: 'error',
      text: `gemba.json cannot be used: ${reason}.`,
      advice: 'It should look like { "twin": "models/…/twin.json", "broker": "wss://…" }.',
    })
    return {}
  }
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import { listen } from '#server/listen.ts'

export type Issuer = {
  /** `http://127.0.0.1:…` */
  address: string
  /** What a person's browser would do with an address of it: logs in as `user` (or breaks off), and says where it was sent back to. */
  visit(address: string, user: string | null): Promise<string>
  close(): Promise<void>
}

/** The audience of its access tokens, which are JWTs. */
export const brokerAudience = 'urn:gemba:broker'

/**
 * A real OpenID Connect service (`oidc-provider`) on 127.0.0.1, where everybody has the password `password`. `back`: where people may be sent back to;
 * `seconds`: how long its tokens live.
 */
export async function openIssuer(back: string, seconds = 3600): Promise<Issuer> {
  // Its address must be known before it is made.
  let answer: ((request: IncomingMessage, response: ServerResponse) => void) | null = null
  const http = createServer((request, response) => answer?.(request, response))
  const address = `http://127.0.0.1:${await listen(http, '127.0.0.1', 0, '--port')}`
  const provider = new Provider(address, {
    clients: [
      {
        client_id: 'gemba',
        redirect_uris: [back],
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['test'] },
    scopes: ['openid', 'profile', 'offline_access'],
    claims: { profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    clientBasedCORS: () => true,
    issueRefreshToken: () => true,
    ttl: { AccessToken: seconds, IdToken: seconds },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.replace(/^subject-of-/, '') }),
    }),
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/enter/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => brokerAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'mqtt',
          audience: brokerAudience,
          accessTokenTTL: seconds,
          accessTokenFormat: 'jwt',
        }),
      },
    },
  })
  const handle = provider.callback()
  answer = (request, response) => {
    if (request.url?.startsWith('/enter/')) void enter(provider, request, response)
    else void handle(request, response)
  }
  return {
    address,
    visit,
    async close() {
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** The page where people log in: a form, then what it was sent. Consent is given by itself. */
async function enter(provider: Provider, request: IncomingMessage, response: ServerResponse) {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'consent' && session) {
    const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id })
    grant.addOIDCScope('openid profile offline_access')
    grant.addResourceScope(brokerAudience, 'mqtt')
    const result = { consent: { grantId: await grant.save() } }
    await provider.interactionFinished(request, response, result)
    return
  }
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(
      '<!doctype html><title>Who are you?</title><form method="post"><label>User <input name="user"></label><label>Password <input name="password" type="password"></label><button>Enter</button><button name="cancel" value="1">Cancel</button></form>',
    )
    return
  }
  let body = ''
  for await (const chunk of request) body += String(chunk)
  const sent = new URLSearchParams(body)
  const isIn = sent.get('password') === 'password' && !sent.has('cancel')
  const result = isIn
    ? { login: { accountId: `subject-of-${sent.get('user')}` } }
    : { error: 'access_denied', error_description: 'the person broke off' }
  await provider.interactionFinished(request, response, result)
}

async function visit(start: string, user: string | null): Promise<string> {
  const cookies = new Map<string, string>()
  let address = start
  let body: URLSearchParams | undefined
  const { origin } = new URL(start)
  for (let step = 0; step < 20 && new URL(address).origin === origin; step++) {
    const response = await fetch(address, {
      redirect: 'manual',
      method: body ? 'POST' : 'GET',
      body,
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    body = undefined
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=')
      cookies.set(name, value)
    }
    const next = response.headers.get('location')
    if (next !== null) address = new URL(next, address).href
    else if (response.status === 200)
      body = new URLSearchParams(user === null ? { cancel: '1' } : { user, password: 'password' })
    else throw new Error(`visit: ${response.status} ${await response.text()}`)
  }
  return address
}

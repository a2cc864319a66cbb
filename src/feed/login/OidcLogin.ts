import * as oauth from 'oauth4webapi'
import type { Clock } from '../Clock.ts'
import type { FromLogin, LoginSettings } from './LoginPost.ts'
import { mayBePlain } from './mayBePlain.ts'
import { sayLoginProblem } from './sayLoginProblem.ts'
import { usernameOf } from './usernameOf.ts'

/** Milliseconds before its end that a token is renewed, or its person asked. */
const early = 60_000
/** Milliseconds after which a service that does not answer has failed. */
const patience = 15_000
/** The longest time that browsers' timers take, milliseconds. */
const longestTimer = 2 ** 31 - 1

type Parts = {
  settings: LoginSettings
  back: string
  clock: Clock
  /** Epoch milliseconds. */
  wall: () => number
  post: (message: FromLogin) => void
}

/** What one attempt has to remember until the person is back. */
type Attempt = { state: string; nonce: string; verifier: string }

/**
 * A log-in by OpenID Connect: authorization code with PKCE (RFC 7636), `state` and `nonce` of one use, issuer, audience, times and
 * signature of the id token checked. Verifier and refresh token never leave this object.
 */
export class OidcLogin {
  readonly #parts: Parts
  readonly #client: oauth.Client
  #service: oauth.AuthorizationServer | null = null
  #attempt: Attempt | null = null
  #stopTimer = (): void => undefined

  constructor(parts: Parts) {
    this.#parts = parts
    this.#client = { client_id: parts.settings.client }
  }

  /** Finds the service and says where the person is to go. Returns the `state` that they come back with; null when it failed. */
  async begin(): Promise<string | null> {
    const { settings, back, post } = this.#parts
    try {
      const service = await this.#discover()
      if (!service.authorization_endpoint) throw new Error('it names no authorization_endpoint')
      const attempt = {
        state: oauth.generateRandomState(),
        nonce: oauth.generateRandomNonce(),
        verifier: oauth.generateRandomCodeVerifier(),
      }
      const scope = new Set(['openid', ...(settings.scope ?? 'profile').split(' ')])
      const address = new URL(service.authorization_endpoint)
      const asked = {
        ...settings.parameters,
        client_id: settings.client,
        redirect_uri: back,
        response_type: 'code',
        scope: [...scope].filter((word) => word !== '').join(' '),
        code_challenge: await oauth.calculatePKCECodeChallenge(attempt.verifier),
        code_challenge_method: 'S256',
        state: attempt.state,
        nonce: attempt.nonce,
      }
      for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value)
      this.#attempt = attempt
      post({ kind: 'go', address: address.href })
      return attempt.state
    } catch (error) {
      this.#fail(error)
      return null
    }
  }

  /** Takes what the service has sent the person back with: the query of the address. It counts once. */
  async finish(query: string): Promise<void> {
    const attempt = this.#attempt
    this.#attempt = null
    const service = this.#service
    if (!attempt || !service) return
    try {
      const given = new URLSearchParams(query)
      const answer = oauth.validateAuthResponse(service, this.#client, given, attempt.state)
      const response = await oauth.authorizationCodeGrantRequest(
        service,
        this.#client,
        oauth.None(),
        answer,
        this.#parts.back,
        attempt.verifier,
        this.#request(),
      )
      const tokens = await oauth.processAuthorizationCodeResponse(service, this.#client, response, {
        expectedNonce: attempt.nonce,
        requireIdToken: true,
      })
      await oauth.validateApplicationLevelSignature(service, response, this.#request())
      this.#take(tokens)
    } catch (error) {
      this.#fail(error)
    }
  }

  /** Forgets everything. */
  close(): void {
    this.#attempt = null
    this.#stopTimer()
  }

  async #discover(): Promise<oauth.AuthorizationServer> {
    if (this.#service) return this.#service
    const issuer = new URL(this.#parts.settings.issuer)
    const response = await oauth.discoveryRequest(issuer, { algorithm: 'oidc', ...this.#request() })
    this.#service = await oauth.processDiscoveryResponse(issuer, response)
    return this.#service
  }

  #request() {
    return {
      signal: AbortSignal.timeout(patience),
      [oauth.allowInsecureRequests]: mayBePlain(new URL(this.#parts.settings.issuer).hostname),
    }
  }

  /** `before`: what was known of the person when this renews a token. */
  #take(tokens: oauth.TokenEndpointResponse, before?: { username: string; refresh: string }): void {
    const { settings, wall, post } = this.#parts
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    const password = settings.token === 'id' ? tokens.id_token : tokens.access_token
    if (password === undefined) throw new Error('it gave no id token this time')
    const username = claims ? usernameOf(claims, settings.user) : (before?.username ?? null)
    const refresh = tokens.refresh_token ?? before?.refresh
    if (username === null)
      throw new Error(`it does not say who this is (${settings.user ?? 'preferred_username, sub'})`)
    const isId = settings.token === 'id' && claims
    const lasts = isId ? claims.exp * 1000 : wall() + (tokens.expires_in ?? NaN) * 1000
    post({
      kind: 'pass',
      pass: { username, password },
      ends: lasts,
      isRenewal: before !== undefined,
    })
    this.#wait(lasts, () => {
      if (refresh === undefined) post({ kind: 'ending', ends: lasts })
      else void this.#renew(refresh, username, lasts)
    })
  }

  async #renew(refresh: string, username: string, ends: number): Promise<void> {
    const service = this.#service
    if (!service) return
    try {
      const response = await oauth.refreshTokenGrantRequest(
        service,
        this.#client,
        oauth.None(),
        refresh,
        this.#request(),
      )
      const tokens = await oauth.processRefreshTokenResponse(service, this.#client, response)
      if (tokens.id_token !== undefined)
        await oauth.validateApplicationLevelSignature(service, response, this.#request())
      this.#take(tokens, { username, refresh })
    } catch (error) {
      this.#fail(error)
      this.#parts.post({ kind: 'ending', ends })
    }
  }

  /** Calls back a minute before `ends`; for a token that lives less than two, at half of its time. */
  #wait(ends: number, then: () => void): void {
    this.#stopTimer()
    if (!Number.isFinite(ends)) return
    const left = Math.max(0, ends - this.#parts.wall())
    const pause = Math.min(Math.max(left - early, left / 2), longestTimer)
    this.#stopTimer = this.#parts.clock.after(pause, then)
  }

  #fail(error: unknown): void {
    const { host } = new URL(this.#parts.settings.issuer)
    this.#parts.post({ kind: 'problem', text: sayLoginProblem(error, host) })
  }
}

import type { Pass } from './heldPasses.ts'

/** A site's service that knows its people (OpenID Connect), as `"login"` in `gemba.json`. */
export type LoginSettings = {
  /** Its address; `.well-known/openid-configuration` is looked for below it. */
  issuer: string
  /** The name under which the page is registered there, as a public client (no secret). */
  client: string
  /** What is asked for: `profile` unless told, and `openid` always. */
  scope?: string
  /** Which of its tokens the broker is given: `access` (default), or `id`. */
  token?: 'access' | 'id'
  /** The claim that is the name of the user at the broker: `preferred_username` unless told, else `sub`. */
  user?: string
  /** More that the service wants to be told, for example `{"audience": "mqtt"}`. */
  parameters?: Record<string, string>
}

export type ToLogin =
  /** `back`: the absolute address that the service sends people back to (`login.html`). */
  | { kind: 'begin'; settings: LoginSettings; back: string }
  /** Nobody waits for the answer any more. */
  | { kind: 'cancel' }

export type FromLogin =
  /** Where the person is to be sent. */
  | { kind: 'go'; address: string }
  /** `ends`: epoch milliseconds, NaN where nobody says. */
  | { kind: 'pass'; pass: Pass; ends: number; isRenewal: boolean }
  /** It ends in a minute and cannot be renewed without the person. */
  | { kind: 'ending'; ends: number }
  | { kind: 'problem'; text: string }

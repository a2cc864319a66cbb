import * as oauth from 'oauth4webapi'

/** Codes of RFC 6749 §4.1.2.1, §5.2 and OpenID Connect §3.1.2.6 as the rest of a sentence about the service. */
const refusals: Record<string, string> = {
  access_denied: 'it did not let you in, or you broke off there',
  login_required: 'it wants you to log in there first',
  consent_required: 'it wants you to agree there first',
  invalid_grant: 'it does not accept this log-in any more',
  invalid_client: 'it does not know this page under the name in gemba.json (login.client)',
  unauthorized_client: 'it does not allow this page to log people in',
  invalid_scope: 'it does not give what gemba.json asks for (login.scope)',
  invalid_request: 'it could not read what this page asked',
  server_error: 'it has failed',
  temporarily_unavailable: 'it is busy',
}

/** Why a log-in at `host` failed, as sentences for a person. Nothing of a token is in them. */
export function sayLoginProblem(error: unknown, host: string): string {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return `${host} refused: ${refusals[error.error] ?? `it gives the code “${error.error.slice(0, 60)}”`}.`
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return `${host} did not answer within 15 seconds.`
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === oauth.HTTP_REQUEST_FORBIDDEN || code === oauth.REQUEST_PROTOCOL_FORBIDDEN)
    return `${host} is not encrypted, and nobody's log-in is sent there: its address must begin with https.`
  if (code === oauth.JWT_TIMESTAMP_CHECK)
    return `The token of ${host} is not valid now: the clock of this machine or of that one is wrong.`
  if (code === oauth.INVALID_RESPONSE && error instanceof Error && /state/.test(error.message))
    return `What came back from ${host} does not belong to this attempt. Log in again.`
  if (code !== undefined)
    return `What came back from ${host} cannot be trusted (${reasonOf(error)}). Nothing of it was used.`
  if (error instanceof TypeError)
    return `${host} cannot be reached, or does not let this page ask it (CORS): the address of this page must be registered there.`
  return `The log-in at ${host} failed: ${reasonOf(error)}.`
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** What a token is asked for. */
export type TokenWish = { room: string; id: string; name: string }

/** Milliseconds that a site may take to answer. */
const patience = 10_000
/** Characters. */
const longest = 20_000

/**
 * Asks a site of one's own for the right to enter a LiveKit room, as LiveKit's token endpoints are asked: JSON by POST, with the person's
 * session as their identity. Takes `{"participant_token": …}`, `{"token": …}` or the bare token. Returns it, or what is wrong, in words.
 */
export async function askForToken(
  address: string,
  { room, id, name }: TokenWish,
): Promise<{ token: string } | { words: string }> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ room_name: room, participant_identity: id, participant_name: name }),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(patience),
    })
    if (!response.ok) return refuse(`its address answers ${response.status}`)
    const token = readToken(await response.text())
    return token === null ? refuse('what its address answers is none') : { token }
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

function refuse(why: string) {
  return {
    words: `The voice server wants a token, and there is none: ${why}. Whoever runs this site can say more (gemba.json, “livekit”).`,
  }
}

/** Three parts of base64url with dots between, bare or in JSON; null for anything else. */
function readToken(text: string): string | null {
  if (text.length > longest) return null
  let given: unknown = text.trim()
  if (text.trimStart().startsWith('{')) {
    try {
      const { participant_token: whole, token } = JSON.parse(text) as Record<string, unknown>
      given = whole ?? token
    } catch {
      return null
    }
  }
  return typeof given === 'string' && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(given) ? given : null
}

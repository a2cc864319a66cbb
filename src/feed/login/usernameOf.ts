/**
 * The name that somebody has at the broker, out of the claims of their id token: the claim that is asked for; where none is,
 * `preferred_username`, else `sub`. Null when it is not there or no text.
 */
export function usernameOf(claims: Record<string, unknown>, asked?: string): string | null {
  const names = asked === undefined ? ['preferred_username', 'sub'] : [asked]
  for (const name of names) {
    const value = claims[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return null
}

/** What every answer says beside its content policy: no guessing of types, and no address of ours to other sites. */
export const safetyHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
}

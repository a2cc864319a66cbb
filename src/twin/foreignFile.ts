import type { Problem } from './Problem.ts'

/**
 * Why the file at an absolute address is not read, in words that name its host: the policy of the page (`server/contentPolicy.ts`) lets it fetch from
 * its own origin `own` alone, so that there is nothing to ask a person about. Null for one of that origin; `what` is “model”, “twin file”.
 */
export function foreignFile(
  address: string,
  own: string,
  what: 'model' | 'twin file',
): Problem | null {
  const { origin, host, protocol } = new URL(address)
  if (origin === own) return null
  const there = host === '' ? `at a ${protocol} address` : `on ${host}`
  return {
    from: what,
    severity: 'error',
    text: `The ${what} is ${there}. This page reads files from ${new URL(own).host} alone: its content policy forbids all others, so that no link can feed it from elsewhere.`,
    where: address,
    advice: `If you trust ${host || 'it'}: download the file and drop it onto this page, or have it put beside the page.`,
  }
}

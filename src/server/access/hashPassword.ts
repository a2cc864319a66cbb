import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'

/** 16 MB of memory and about 50 ms for each try (RFC 7914; the least that OWASP's list of 2023 advises with a factor of 8 less). */
const cost = { N: 16_384, r: 8, p: 1 }
const hashBytes = 32

/** A password as it is kept: `scrypt$N$r$p$salt$hash`, base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const hash = await derive(password, salt, hashBytes, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join(
    '$',
  )
}

/** Whether a text is what `hashPassword` makes. */
export function isPasswordHash(text: string): boolean {
  const found = /^scrypt\$(\d{1,7})\$(\d{1,2})\$(\d{1,2})\$[\w+/=]{16,}\$[\w+/=]{22,}$/.exec(text)
  if (!found) return false
  const [N, r, p] = found.slice(1).map(Number)
  // What it would cost us to try: 64 MB at most.
  return N >= 2 && Number.isInteger(Math.log2(N)) && r >= 1 && p >= 1 && p <= 4 && N * r <= 524_288
}

/** Whether a password is the one that was kept. Takes as long for a wrong one. */
export async function isPassword(password: string, kept: string): Promise<boolean> {
  const [, N, r, p, salt, hash] = kept.split('$')
  const wanted = Buffer.from(hash, 'base64')
  const options = { N: Number(N), r: Number(r), p: Number(p), maxmem: 160 * 1024 * 1024 }
  const given = await derive(password, Buffer.from(salt, 'base64'), wanted.length, options)
  return timingSafeEqual(given, wanted)
}

function derive(
  password: string,
  salt: Buffer,
  length: number,
  options: ScryptOptions,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)))
  })
}

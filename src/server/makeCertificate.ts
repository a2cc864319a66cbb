import { isIP } from 'node:net'

/** A certificate and its private key, both as PEM text. */
export type Certificate = { cert: string; key: string }

const day = 86_400_000

/**
 * Makes a certificate (ECDSA P-256, self-signed, for servers, unable to sign others) for host names and IP addresses. It holds
 * for a year: browsers refuse more than 398 days.
 */
export async function makeCertificate(names: readonly string[], now: Date): Promise<Certificate> {
  // Loaded here: only who wants TLS waits for it.
  const { generate } = await import('selfsigned')
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'Gemba' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    // A headset's clock may be slow.
    notBeforeDate: new Date(now.getTime() - day),
    notAfterDate: new Date(now.getTime() + 365 * day),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: names.map((name) =>
          isIP(name) > 0 ? { type: 7, ip: name } : { type: 2, value: name },
        ),
      },
    ],
  })
  return { cert, key }
}

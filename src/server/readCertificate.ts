import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import type { Certificate } from './makeCertificate.ts'
import { UsageError } from './UsageError.ts'

/**
 * Reads somebody's own certificate (PEM, with the chain behind it) and its private key. Throws a `UsageError` that says which
 * file is wrong and what to do.
 */
export function readCertificate(certFile: string, keyFile: string, now: Date): Certificate {
  const cert = readText('--cert', certFile)
  const key = readText('--key', keyFile)
  const read = parseCertificate(certFile, cert)
  if (!read.checkPrivateKey(parseKey(keyFile, key))) {
    throw new UsageError(
      `The key in ${keyFile} does not fit the certificate in ${certFile}. Give the two that were made together.`,
    )
  }
  if (Date.parse(read.validTo) <= now.getTime()) {
    throw new UsageError(
      `The certificate in ${certFile} ran out on ${read.validTo}. Renew it, or leave --cert and --key out: Gemba makes its own.`,
    )
  }
  try {
    createSecureContext({ cert, key })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new UsageError(`The certificate in ${certFile} cannot be used: ${reason}.`)
  }
  return { cert, key }
}

function readText(flag: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new UsageError(`${flag}: there is no file ${file}.`)
    if (code === 'EACCES') throw new UsageError(`${flag}: this user may not read ${file}.`)
    if (code === 'EISDIR') throw new UsageError(`${flag}: ${file} is a folder, not a file.`)
    throw new UsageError(`${flag}: ${file} cannot be read (${String(code ?? error)}).`)
  }
}

function parseCertificate(file: string, text: string): X509Certificate {
  if (!text.includes('-----BEGIN CERTIFICATE-----')) {
    const advice = text.includes('PRIVATE KEY-----')
      ? 'it holds a key. Are --cert and --key swapped?'
      : 'it should begin with “-----BEGIN CERTIFICATE-----”.'
    throw new UsageError(`${file} is no certificate in PEM form: ${advice}`)
  }
  try {
    return new X509Certificate(text)
  } catch {
    throw new UsageError(
      `The certificate in ${file} is damaged. Copy it again from where it was made.`,
    )
  }
}

function parseKey(file: string, text: string): KeyObject {
  if (!text.includes('PRIVATE KEY-----')) {
    const advice = text.includes('-----BEGIN CERTIFICATE-----')
      ? 'it holds a certificate. Give the private key that was made with it.'
      : 'it should begin with “-----BEGIN PRIVATE KEY-----”.'
    throw new UsageError(`${file} is no private key in PEM form: ${advice}`)
  }
  try {
    return createPrivateKey(text)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ERR_MISSING_PASSPHRASE' || text.includes('ENCRYPTED')) {
      throw new UsageError(
        `The key in ${file} is locked with a password. Unlock a copy: openssl pkey -in ${file} -out key.pem`,
      )
    }
    throw new UsageError(`The key in ${file} is damaged. Copy it again from where it was made.`)
  }
}

import { createPrivateKey } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeCertificate, type Certificate } from '#server/makeCertificate.ts'
import { readCertificate } from '#server/readCertificate.ts'
import { UsageError } from '#server/UsageError.ts'

const folder = mkdtempSync(join(tmpdir(), 'gemba-own-'))
const now = new Date('2026-03-01T12:00:00Z')
let own: Certificate
const at = (name: string) => join(folder, name)

beforeAll(async () => {
  own = await makeCertificate(['plant.example'], now)
  const other = await makeCertificate(['plant.example'], now)
  writeFileSync(at('cert.pem'), own.cert)
  writeFileSync(at('key.pem'), own.key)
  writeFileSync(at('other.pem'), other.key)
  writeFileSync(at('text.pem'), 'hello')
  writeFileSync(at('broken-cert.pem'), own.cert.replace(/\n[^-\n]{20}/, '\n!!!!'))
  writeFileSync(at('broken-key.pem'), own.key.replace(/\n[^-\n]{20}/, '\n!!!!'))
  const locked = createPrivateKey(own.key).export({
    type: 'pkcs8',
    format: 'pem',
    cipher: 'aes-256-cbc',
    passphrase: 'x',
  })
  writeFileSync(at('locked.pem'), locked)
  mkdirSync(at('folder'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('readCertificate', () => {
  it('reads a pair that fits, with a chain behind it', () => {
    expect(readCertificate(at('cert.pem'), at('key.pem'), now)).toEqual(own)
    writeFileSync(at('chain.pem'), `# plant\n${own.cert}\n${own.cert}`)
    expect(readCertificate(at('chain.pem'), at('key.pem'), now).key).toBe(own.key)
  })

  it.each([
    ['none.pem', 'key.pem', '--cert: there is no file @none.pem.'],
    ['cert.pem', 'none.pem', '--key: there is no file @none.pem.'],
    ['folder', 'key.pem', '--cert: @folder is a folder, not a file.'],
    [
      'cert.pem',
      'other.pem',
      'The key in @other.pem does not fit the certificate in @cert.pem. Give the two that were made together.',
    ],
    [
      'key.pem',
      'cert.pem',
      '@key.pem is no certificate in PEM form: it holds a key. Are --cert and --key swapped?',
    ],
    [
      'text.pem',
      'key.pem',
      '@text.pem is no certificate in PEM form: it should begin with “-----BEGIN CERTIFICATE-----”.',
    ],
    [
      'cert.pem',
      'text.pem',
      '@text.pem is no private key in PEM form: it should begin with “-----BEGIN PRIVATE KEY-----”.',
    ],
    [
      'cert.pem',
      'cert.pem',
      '@cert.pem is no private key in PEM form: it holds a certificate. Give the private key that was made with it.',
    ],
    [
      'broken-cert.pem',
      'key.pem',
      'The certificate in @broken-cert.pem is damaged. Copy it again from where it was made.',
    ],
    [
      'cert.pem',
      'broken-key.pem',
      'The key in @broken-key.pem is damaged. Copy it again from where it was made.',
    ],
    [
      'cert.pem',
      'locked.pem',
      'The key in @locked.pem is locked with a password. Unlock a copy: openssl pkey -in @locked.pem -out key.pem',
    ],
  ])('says what is wrong with %s and %s', (cert, key, message) => {
    const said = message.replaceAll('@', folder + '/')
    expect(() => readCertificate(at(cert), at(key), now)).toThrow(new UsageError(said))
  })

  it('refuses one that has run out', () => {
    const later = new Date('2028-01-01T00:00:00Z')
    expect(() => readCertificate(at('cert.pem'), at('key.pem'), later)).toThrow(/ran out on Mar/)
  })
})

import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { namesOf } from '#server/chooseCertificate.ts'
import { keepCertificate } from '#server/keepCertificate.ts'

const names = ['localhost', '127.0.0.1', '::1', 'hall-pc', '192.168.1.20']
const now = new Date('2026-03-01T12:00:00Z')
const day = 86_400_000
let folder = ''

beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gemba-certificate-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const after = (days: number) => new Date(now.getTime() + days * day)

describe('keepCertificate', () => {
  it('makes a certificate for servers with every name, for at most 397 days, that signs no others', async () => {
    const { certificate } = await keepCertificate(join(folder, 'new'), names, now)
    const read = new X509Certificate(certificate.cert)
    for (const name of ['localhost', 'hall-pc']) expect(read.checkHost(name)).toBe(name)
    for (const ip of ['127.0.0.1', '::1', '192.168.1.20']) expect(read.checkIP(ip)).toBe(ip)
    expect(read.checkIP('192.168.1.21')).toBeUndefined()
    const [from, to] = [Date.parse(read.validFrom), Date.parse(read.validTo)]
    expect(from).toBeLessThanOrEqual(now.getTime())
    expect(to - from).toBeLessThanOrEqual(397 * day)
    expect(to - now.getTime()).toBeGreaterThan(300 * day)
    expect(read.ca).toBe(false)
    expect(read.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
    expect(read.verify(read.publicKey)).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('lets nobody else read the key', async () => {
    await keepCertificate(folder, names, now)
    expect(statSync(join(folder, 'key.pem')).mode & 0o777).toBe(0o600)
  })

  it('gives the same one again while it holds, also when an address has gone', async () => {
    const first = await keepCertificate(folder, names, now)
    expect(first).toMatchObject({ isOld: false, file: join(folder, 'certificate.pem') })
    const again = await keepCertificate(folder, names.slice(0, 3), after(350))
    expect(again).toMatchObject({ isOld: true, certificate: first.certificate })
  })

  it('makes a new one within the last week', async () => {
    const first = await keepCertificate(folder, names, now)
    const second = await keepCertificate(folder, names, after(359))
    expect(second.isOld).toBe(false)
    expect(second.certificate).not.toEqual(first.certificate)
    expect(readFileSync(join(folder, 'certificate.pem'), 'utf8')).toBe(second.certificate.cert)
  })

  it('makes a new one when the machine has a new address or name', async () => {
    await keepCertificate(folder, names, now)
    const address = await keepCertificate(folder, [...names, '10.0.0.7'], now)
    expect(address.isOld).toBe(false)
    expect(new X509Certificate(address.certificate.cert).checkIP('10.0.0.7')).toBe('10.0.0.7')
    expect((await keepCertificate(folder, [...names, 'other'], now)).isOld).toBe(false)
  })

  it('makes a new one when a file is damaged or its half is missing', async () => {
    await keepCertificate(folder, names, now)
    const { key } = (await keepCertificate(join(folder, 'other'), names, now)).certificate
    writeFileSync(join(folder, 'key.pem'), key)
    expect((await keepCertificate(folder, names, now)).isOld).toBe(false)
    writeFileSync(join(folder, 'certificate.pem'), 'nonsense')
    expect((await keepCertificate(folder, names, now)).isOld).toBe(false)
    rmSync(join(folder, 'key.pem'))
    expect((await keepCertificate(folder, names, now)).isOld).toBe(false)
    expect((await keepCertificate(folder, names, now)).isOld).toBe(true)
  })

  it('says why it could not be kept, and gives it all the same', async () => {
    writeFileSync(join(folder, 'file'), '')
    const { certificate, problem } = await keepCertificate(join(folder, 'file'), names, now)
    expect(problem).toMatch(/file/)
    expect(certificate.cert).toContain('BEGIN CERTIFICATE')
  })
})

describe('namesOf', () => {
  it('names this machine in every way, once each, and leaves out what is no name', () => {
    expect(namesOf('0.0.0.0', 'hall-pc', ['10.0.0.5'])).toEqual([
      'localhost',
      '127.0.0.1',
      '::1',
      '10.0.0.5',
      'hall-pc',
      'hall-pc.local',
    ])
    expect(namesOf('10.0.0.5', 'my_pc', ['10.0.0.5'])).toHaveLength(4)
    expect(namesOf('plant.example', 'a.b', [])).toEqual(
      expect.arrayContaining(['plant.example', 'a.b']),
    )
  })
})

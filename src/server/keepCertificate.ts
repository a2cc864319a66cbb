import { createPrivateKey, X509Certificate } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { makeCertificate, type Certificate } from './makeCertificate.ts'

const week = 7 * 86_400_000

export type Kept = {
  certificate: Certificate
  /** Where it lies. */
  file: string
  /** It was there already, so who trusted it once is not asked again. */
  isOld: boolean
  /** Why it could not be kept. */
  problem?: string
}

/**
 * The self-made certificate of this machine, kept in `folder` where only its owner reads the key. It is made anew when it is
 * missing, damaged, lacks one of `names`, or runs out within a week. Names that are there no more do no harm.
 */
export async function keepCertificate(
  folder: string,
  names: readonly string[],
  now: Date,
): Promise<Kept> {
  const file = join(folder, 'certificate.pem')
  const keyFile = join(folder, 'key.pem')
  const found = readKept(file, keyFile)
  if (found && isFit(found, names, now)) return { certificate: found, file, isOld: true }
  const certificate = await makeCertificate(names, now)
  try {
    mkdirSync(folder, { recursive: true })
    writePrivately(keyFile, certificate.key)
    writePrivately(file, certificate.cert)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { certificate, file, isOld: false, problem }
  }
  return { certificate, file, isOld: false }
}

function readKept(file: string, keyFile: string): Certificate | undefined {
  try {
    return { cert: readFileSync(file, 'utf8'), key: readFileSync(keyFile, 'utf8') }
  } catch {
    // Missing or unreadable: a new one is as good.
    return undefined
  }
}

function isFit({ cert, key }: Certificate, names: readonly string[], now: Date): boolean {
  try {
    const read = new X509Certificate(cert)
    return (
      read.checkPrivateKey(createPrivateKey(key)) &&
      Date.parse(read.validFrom) <= now.getTime() &&
      Date.parse(read.validTo) > now.getTime() + week &&
      names.every((name) =>
        isIP(name) > 0 ? read.checkIP(name) : read.checkHost(name, { subject: 'never' }),
      )
    )
  } catch {
    // Damaged, or two halves of different pairs.
    return false
  }
}

/** Whole or not at all, and never readable by others, not even for a moment. */
function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, file)
}

import { X509Certificate } from 'node:crypto'
import { hostname } from 'node:os'
import { isIP } from 'node:net'
import { keepCertificate } from './keepCertificate.ts'
import type { Certificate } from './makeCertificate.ts'
import { readCertificate } from './readCertificate.ts'
import type { Flags } from './readFlags.ts'

/** The certificate to serve with: the one given by flags, else the self-made one kept in `folder`, which `say` tells of. */
export async function chooseCertificate(
  flags: Pick<Flags, 'certificate' | 'host'>,
  folder: string,
  lan: readonly string[],
  say: (line: string) => void,
): Promise<Certificate> {
  const now = new Date()
  if (flags.certificate) {
    const { cert, key } = flags.certificate
    const own = readCertificate(cert, key, now)
    const warning = warnOfOthers(cert, own.cert, lan)
    if (warning !== undefined) say(warning)
    return own
  }
  const kept = await keepCertificate(folder, namesOf(flags.host, hostname(), lan), now)
  if (kept.problem !== undefined) {
    say(`The certificate could not be kept, so the browser will ask again: ${kept.problem}.`)
  } else if (!kept.isOld) {
    say(`Made a certificate for this machine: ${kept.file}`)
  }
  return kept.certificate
}

/** What to say when a certificate does not hold for addresses of this machine. */
function warnOfOthers(file: string, cert: string, lan: readonly string[]): string | undefined {
  const read = new X509Certificate(cert)
  const others = lan.filter((address) => read.checkIP(address) === undefined)
  if (others.length === 0) return undefined
  const names = (read.subjectAltName ?? 'no name').replaceAll(/(DNS|IP Address):/g, '')
  const shown = names.length > 200 ? `${names.slice(0, 200)} …` : names
  return `The certificate in ${file} holds for ${shown}: at ${others.join(', ')} a browser warns.`
}

/** Every name and address under which a browser may open this machine. */
export function namesOf(host: string, machine: string, lan: readonly string[]): string[] {
  const names = ['localhost', '127.0.0.1', '::1', ...lan]
  // What is no host name, such as one with an underscore, cannot stand in a certificate.
  const known = machine.includes('.') ? [machine] : [machine, `${machine}.local`]
  for (const name of [...known, host]) {
    if (isIP(name) > 0 || isHostName(name)) names.push(name)
  }
  return [...new Set(names)].filter((name) => name !== '0.0.0.0' && name !== '::')
}

function isHostName(text: string): boolean {
  return (
    text.length <= 253 &&
    /^([a-z\d]([a-z\d-]{0,61}[a-z\d])?)(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i.test(text)
  )
}

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One package that is in the build. */
export type PackageLicence = { name: string; version: string; licence: string; text: string }

/** Licences that ask for no more than to be named along (SPDX ids). */
const allowed = new Set([
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
])

/** The folder of the package that a module of the build comes from; null for our own, and for what the bundler makes. */
export function packageFolder(module: string): string | null {
  const path = module.replace(/^\0/, '').replace(/\?.*$/, '')
  const at = path.lastIndexOf('/node_modules/')
  if (at < 0) return null
  const [scope, name] = path.slice(at + '/node_modules/'.length).split('/')
  const root = path.slice(0, at + '/node_modules'.length)
  return scope.startsWith('@') ? `${root}/${scope}/${name}` : `${root}/${scope}`
}

/** Reads the licence of an installed package. A sentence comes back when it has none, or one that may ask for more than to be named. */
export function readLicence(folder: string): PackageLicence | string {
  const file = join(folder, 'package.json')
  if (!existsSync(file)) return `${folder} is no package`
  const { name, version, license } = JSON.parse(readFileSync(file, 'utf8')) as {
    name: string
    version: string
    license?: string
  }
  const text = readText(folder)
  const isNamed = license !== undefined && !license.startsWith('SEE ')
  const stated = isNamed ? license : isMitText(text) ? 'MIT' : (license ?? 'none')
  if (!isAllowedLicence(stated)) return `${name} ${version}: its licence is “${stated}”`
  return { name, version, licence: stated, text }
}

/** Whether an SPDX expression allows to ship what it is of: each of `AND`, one of `OR`. */
export function isAllowedLicence(expression: string): boolean {
  const plain = expression.replaceAll(/[()]/g, ' ')
  return plain
    .split(' AND ')
    .every((part) => part.split(' OR ').some((id) => allowed.has(id.trim())))
}

/** Whether a text is the MIT licence's and nothing else's: some packages only point to their file. */
function isMitText(text: string): boolean {
  const isMit =
    /without restriction, including\s+without limitation the rights\s+to use, copy, modify/
  return isMit.test(text) && !/apache|gnu |mozilla|open font/i.test(text)
}

/** The list as a page of plain text. Packages without a file of their own are named with their licence alone. */
export function writeLicences(packages: readonly PackageLicence[]): string {
  const sorted = packages.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const list = sorted.map(({ name, version, licence }) => `${name} ${version}: ${licence}`)
  const texts = sorted.map(
    ({ name, version, licence, text }) =>
      `${'='.repeat(72)}\n${name} ${version} (${licence})\n\n${text || 'The package has no file with its licence.'}\n`,
  )
  return `Gemba is under the MIT licence. These ${sorted.length} packages are in this build (what they have inside themselves, they name in their texts). The letters of the headset’s panels are drawn from Inter (SIL Open Font License 1.1, https://openfontlicense.org) and Lucide (ISC).\n\n${list.join('\n')}\n\n${texts.join('\n')}`
}

function readText(folder: string): string {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
  return names
    .toSorted()
    .filter((name) => /^[^.]+(\.(md|txt|markdown))?$/i.test(name))
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
}

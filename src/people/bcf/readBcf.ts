import type { BcfTopic, BcfVersion } from './BcfTopic.ts'
import { LeftOut } from './LeftOut.ts'
import { readMarkup } from './readMarkup.ts'
import { attributeOf, parseSafely, textOf, type ParseXml, type XmlElement } from './Xml.ts'

/** A topic, and its folder in the file with a slash at its end. */
export type ReadTopic = { topic: BcfTopic; folder: string }

/** What came of reading a BCF file, or why it cannot be: the rest of a sentence. `broken` are topics that could not be read, and why. */
export type ReadBcf =
  | {
      version: BcfVersion
      topics: ReadTopic[]
      broken: string[]
      leftOut: LeftOut
    }
  | { wrong: string }

/** Topics of one file. */
const mostTopics = 1000

/**
 * Reads BCF 2.1 and 3.0 (buildingSMART, BIM Collaboration Format) from the unpacked files by their paths. What there is no place for is
 * counted; a topic that is broken is left out and named, the others are read.
 */
export function readBcf(
  paths: readonly string[],
  read: (path: string) => string,
  parse: ParseXml,
): ReadBcf {
  // Some programs pack a folder around everything.
  const versionPath = paths.find((path) => /(^|\/)bcf\.version$/i.test(path))
  if (versionPath === undefined) return { wrong: 'holds no bcf.version, so it is no BCF file' }
  const base = versionPath.slice(0, -'bcf.version'.length)
  const told = parseSafely(read(versionPath), parse)
  if ('wrong' in told) return { wrong: `has a bcf.version that ${told.wrong}` }
  const version = versionOf(told.root)
  if (version === null) return { wrong: sayVersion(told.root) }

  const markups = paths.filter(
    (path) => path.startsWith(base) && /^[^/]+\/markup\.bcf$/i.test(path.slice(base.length)),
  )
  if (markups.length > mostTopics) return { wrong: `holds more than ${mostTopics} topics` }
  const leftOut = new LeftOut()
  const topics: ReadTopic[] = []
  const broken: string[] = []
  const known = new Set(paths)
  for (const path of markups) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1)
    const open = (name: string): ReturnType<ParseXml> => {
      // A name may say anything: only files of the archive are read.
      const at = folder + name
      return known.has(at) ? parseSafely(read(at), parse) : { wrong: 'is missing' }
    }
    const topic = readMarkup(open, path.slice(folder.length), version, leftOut)
    if ('wrong' in topic) broken.push(`${folder.slice(base.length, -1)}: ${topic.wrong}`)
    else topics.push({ topic, folder })
  }
  leftOut.add('document', paths.filter((path) => isDocument(path, base)).length)
  return { version, topics, broken, leftOut }
}

/** Files beside the topics: documents of 3.0, models, PDFs. */
function isDocument(path: string, base: string): boolean {
  const own = path.slice(base.length)
  const isMeta = /^(bcf\.version|project\.bcfp|extensions\.(xml|xsd)|documents\.xml|[^/]*\.xsd)$/i
  return (
    path.startsWith(base) &&
    (/^documents\//i.test(own) || (!own.includes('/') && !isMeta.test(own)))
  )
}

function versionOf(root: XmlElement): BcfVersion | null {
  const [major, minor] = idOf(root).split('.')
  if (major === '2' && minor === '1') return '2.1'
  return major === '3' && (minor === '0' || minor === undefined) ? '3.0' : null
}

function sayVersion(root: XmlElement): string {
  const id = idOf(root)
  if (!/^\d+(\.\d+){0,2}$/.test(id)) return 'does not say which BCF it is'
  const isNewer = Number.parseFloat(id) > 3
  const age = isNewer ? 'newer than this page knows' : 'an older one'
  return `is BCF ${id}, ${age}: 2.1 and 3.0 are read`
}

function idOf(root: XmlElement): string {
  return attributeOf(root, 'VersionId') || textOf(root, 'DetailedVersion')
}

import type { BcfTopic, BcfVersion } from './BcfTopic.ts'
import { element, leaf, listOf, writeXml } from './writeXml.ts'
import { writeMarkup } from './writeMarkup.ts'
import { writeViewpoint } from './writeViewpoint.ts'

/**
 * The files of a BCF file by their paths, but for the pictures: those go into the topic's folder by the name in `snapshot`. After the
 * schemas of buildingSMART for 2.1 and 3.0.
 */
export function writeBcf(
  topics: readonly BcfTopic[],
  version: BcfVersion,
): [path: string, text: string][] {
  const detail = version === '2.1' ? [leaf('DetailedVersion', version)] : []
  const files: [string, string][] = [
    ['bcf.version', writeXml(element('Version', { VersionId: version }, detail))],
  ]
  if (version === '3.0') files.push(['extensions.xml', writeExtensions(topics)])
  for (const topic of topics) {
    files.push([`${topic.guid}/markup.bcf`, writeMarkup(topic, version)])
    if (topic.viewpoint?.camera)
      files.push([`${topic.guid}/viewpoint.bcfv`, writeViewpoint(topic.viewpoint, version)])
  }
  return files
}

/** What the topics use: 3.0 wants it said. */
function writeExtensions(topics: readonly BcfTopic[]): string {
  const list = (wrapper: string, item: string, read: (topic: BcfTopic) => readonly string[]) => {
    const used = [...new Set(topics.flatMap(read))].filter((text) => text !== '')
    return listOf(
      wrapper,
      used.toSorted().map((text) => leaf(item, text)),
    )
  }
  return writeXml(
    element('Extensions', {}, [
      list('TopicTypes', 'TopicType', ({ type }) => [type]),
      list('TopicStatuses', 'TopicStatus', ({ status }) => [status]),
      list('Priorities', 'Priority', ({ priority }) => [priority]),
      list('TopicLabels', 'TopicLabel', ({ labels }) => labels),
      list('Users', 'User', ({ author, changedBy, assignee }) => [author, changedBy, assignee]),
      list('Stages', 'Stage', ({ stage }) => [stage]),
    ]),
  )
}

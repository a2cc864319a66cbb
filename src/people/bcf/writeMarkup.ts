import type { BcfComment, BcfTopic, BcfVersion } from './BcfTopic.ts'
import { element, leaf, listOf, writeXml } from './writeXml.ts'

/** Who wrote what nobody signed: BCF wants a name. */
const nobody = 'Visitor'

/** The markup of a topic; the order of elements is the schema's. */
export function writeMarkup(topic: BcfTopic, version: BcfVersion): string {
  const is3 = version === '3.0'
  const wrap = (name: string, items: string[]) => (is3 ? [listOf(name, items)] : items)
  const { viewpoint } = topic
  const comments = topic.comments.map(writeComment)
  const viewpoints = viewpoint?.camera
    ? [
        element(is3 ? 'ViewPoint' : 'Viewpoints', { Guid: viewpoint.guid }, [
          leaf('Viewpoint', 'viewpoint.bcfv'),
          leaf('Snapshot', viewpoint.snapshot ?? ''),
          leaf('Index', 0),
        ]),
      ]
    : []
  const inner = [
    ...wrap(
      'ReferenceLinks',
      topic.links.map((link) => leaf('ReferenceLink', link)),
    ),
    leaf('Title', topic.title),
    leaf('Priority', topic.priority),
    ...wrap(
      'Labels',
      topic.labels.map((label) => leaf(is3 ? 'Label' : 'Labels', label)),
    ),
    leaf('CreationDate', sayTime(topic.created)),
    leaf('CreationAuthor', topic.author || nobody),
    leaf('ModifiedDate', topic.changed === null ? '' : sayTime(topic.changed)),
    leaf('ModifiedAuthor', topic.changedBy),
    leaf('DueDate', topic.due),
    leaf('AssignedTo', topic.assignee),
    leaf('Stage', topic.stage),
    leaf('Description', topic.text),
    ...wrap(
      'RelatedTopics',
      topic.related.map((guid) => element('RelatedTopic', { Guid: guid }, [])),
    ),
    ...(is3 ? [listOf('Comments', comments), listOf('Viewpoints', viewpoints)] : []),
  ]
  const attributes = { Guid: topic.guid, TopicType: topic.type, TopicStatus: topic.status }
  const made = element('Topic', attributes, inner)
  return writeXml(element('Markup', {}, is3 ? [made] : [made, ...comments, ...viewpoints]))
}

function writeComment({ guid, at, author, text }: BcfComment): string {
  return element('Comment', { Guid: guid }, [
    leaf('Date', sayTime(at)),
    leaf('Author', author || nobody),
    leaf('Comment', text),
  ])
}

function sayTime(ms: number): string {
  return new Date(ms).toISOString()
}

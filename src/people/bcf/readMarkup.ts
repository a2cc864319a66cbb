import type { BcfComment, BcfTopic, BcfVersion } from './BcfTopic.ts'
import type { LeftOut } from './LeftOut.ts'
import { readViewpoint } from './readViewpoint.ts'
import { attributeOf, childOf, childrenOf, textOf, type ParseXml, type XmlElement } from './Xml.ts'

type Wrong = { wrong: string }

/** Reads a topic; `open` opens a file of its folder. 3.0 wraps its lists and has them in the topic, 2.1 beside it. */
export function readMarkup(
  open: (name: string) => ReturnType<ParseXml>,
  name: string,
  version: BcfVersion,
  leftOut: LeftOut,
): BcfTopic | Wrong {
  const read = open(name)
  if ('wrong' in read) return { wrong: `its markup ${read.wrong}` }
  const topic = childOf(read.root, 'Topic')
  if (!topic) return { wrong: 'its markup holds no topic' }
  const is3 = version === '3.0'
  const list = (wrapper: string, item: string, flat: string, from: XmlElement = topic) =>
    is3 ? childrenOf(childOf(topic, wrapper), item) : childrenOf(from, flat)

  const created = readTime(textOf(topic, 'CreationDate'))
  if (created === null) return { wrong: 'its date of creation is none' }
  const guid = attributeOf(topic, 'Guid').toLowerCase()
  if (guid === '') return { wrong: 'it has no GUID' }
  leftOut.add('BIM snippet', childrenOf(topic, 'BimSnippet').length)
  const documents = list('DocumentReferences', 'DocumentReference', 'DocumentReference')
  leftOut.add('reference to a document', documents.length, 'references to documents')
  const header = childOf(read.root, 'Header')
  const files = childrenOf(is3 ? childOf(header, 'Files') : header, 'File')
  leftOut.add('reference to a model', files.length, 'references to models')

  const viewpoints = list('Viewpoints', 'ViewPoint', 'Viewpoints', read.root)
  const order = viewpoints.toSorted((a, b) => indexOf(a) - indexOf(b))
  leftOut.add('further viewpoint', order.length - 1)
  return {
    guid,
    title: textOf(topic, 'Title'),
    text: textOf(topic, 'Description'),
    type: attributeOf(topic, 'TopicType'),
    status: attributeOf(topic, 'TopicStatus'),
    priority: textOf(topic, 'Priority'),
    stage: textOf(topic, 'Stage'),
    due: textOf(topic, 'DueDate'),
    assignee: textOf(topic, 'AssignedTo'),
    author: textOf(topic, 'CreationAuthor'),
    created,
    changedBy: textOf(topic, 'ModifiedAuthor'),
    changed: readTime(textOf(topic, 'ModifiedDate')),
    labels: textsOf(list('Labels', 'Label', 'Labels')),
    links: textsOf(list('ReferenceLinks', 'ReferenceLink', 'ReferenceLink')),
    related: list('RelatedTopics', 'RelatedTopic', 'RelatedTopic').map((each) =>
      attributeOf(each, 'Guid').toLowerCase(),
    ),
    comments: readComments(list('Comments', 'Comment', 'Comment', read.root), leftOut),
    viewpoint: order.length === 0 ? null : readViewpoint(order[0], open, leftOut),
  }
}

function textsOf(items: readonly XmlElement[]): string[] {
  return items.flatMap(({ textContent }) => textContent?.trim() || [])
}

function readComments(elements: readonly XmlElement[], leftOut: LeftOut): BcfComment[] {
  return elements.flatMap((element) => {
    const text = textOf(element, 'Comment')
    const at = readTime(textOf(element, 'Date'))
    const guid = attributeOf(element, 'Guid').toLowerCase()
    if (at === null || guid === '') {
      leftOut.add('comment without a date or GUID', 1, 'comments without a date or GUID')
      return []
    }
    // One that only shows a viewpoint says nothing.
    if (text === '') return []
    leftOut.add(
      'time of a comment’s change',
      childrenOf(element, 'ModifiedDate').length,
      'times of comments’ changes',
    )
    return [{ guid, at, author: textOf(element, 'Author'), text }]
  })
}

/** Epoch milliseconds; a time without a zone is taken for UTC. Null for none. */
function readTime(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d(T|$)/.test(text)) return null
  const time = Date.parse(/T/.test(text) && !/(Z|[+-]\d\d:?\d\d)$/i.test(text) ? `${text}Z` : text)
  return time > 0 ? time : null
}

/** Those without a number come first, in the order of the file. */
function indexOf(viewpoint: XmlElement): number {
  return Number.parseInt(textOf(viewpoint, 'Index'), 10) || 0
}

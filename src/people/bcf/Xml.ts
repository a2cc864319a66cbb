/** An element of a parsed document: all that is asked of it. */
export type XmlElement = {
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<unknown>
  getAttribute(name: string): string | null
}

/** Reads an XML text: its outermost element, or what is wrong with it, in words. */
export type ParseXml = (text: string) => { root: XmlElement } | { wrong: string }

/** Characters of one file; topics are far smaller. */
const mostCharacters = 2e6
/** Elements in each other; BCF has ten. */
const mostDeep = 50

/**
 * Reads an XML text that comes from anybody. One that declares a document type is refused before it is parsed: that is where entities
 * are made, which can be without end or name files; BCF has neither.
 */
export function parseSafely(text: string, parse: ParseXml): ReturnType<ParseXml> {
  if (text.length > mostCharacters) return { wrong: `is longer than ${mostCharacters / 1e6} MB` }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text))
    return { wrong: 'declares a document type or entities, which BCF does not have' }
  if (isTooDeep(text)) return { wrong: 'is nested too deeply' }
  return parse(text.replace(/^\ufeff/, ''))
}

/** Parsers need much longer for it than for the same text side by side. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [tag] of text.matchAll(/<[^!?<>][^<>]*>/g)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    if (depth > mostDeep) return true
  }
  return false
}

export function childrenOf(element: XmlElement | null, name: string): XmlElement[] {
  if (!element) return []
  return (Array.from(element.childNodes) as XmlElement[]).filter(
    ({ nodeName }) => nodeName === name || nodeName.endsWith(`:${name}`),
  )
}

export function childOf(element: XmlElement | null, name: string): XmlElement | null {
  return childrenOf(element, name)[0] ?? null
}

/** The text of a child, without blanks around it; empty without. */
export function textOf(element: XmlElement | null, name: string): string {
  return childOf(element, name)?.textContent?.trim() ?? ''
}

export function attributeOf(element: XmlElement | null, name: string): string {
  return element?.getAttribute(name)?.trim() ?? ''
}

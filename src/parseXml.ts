import { DOMParser, onErrorStopParsing, ParseError } from '@xmldom/xmldom'
import type { ParseXml, XmlElement } from '#people/bcf/Xml.ts'

/**
 * Parses XML with a parser of our own choice, the same in the page and in Node: the browser's one is a door to markup, which the page's
 * policy (Trusted Types) keeps shut.
 */
export const parseXml: ParseXml = (text) => {
  try {
    const made = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml')
    const root = made.documentElement
    return root ? { root: root as unknown as XmlElement } : { wrong: 'holds nothing' }
  } catch (error) {
    if (error instanceof ParseError) return { wrong: `is broken (${sayReason(error)})` }
    throw error
  }
}

function sayReason({ message }: Error): string {
  return message
    .split('\n')[0]
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .slice(0, 120)
}

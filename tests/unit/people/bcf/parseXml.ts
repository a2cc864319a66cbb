import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom'
import type { ParseXml, XmlElement } from '#people/bcf/Xml.ts'

/** What the page's own parser does there. */
export const parseXml: ParseXml = (text) => {
  try {
    const made = new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml')
    return { root: made.documentElement as unknown as XmlElement }
  } catch (error) {
    return { wrong: `is broken: ${String(error).split('\n')[0]}` }
  }
}

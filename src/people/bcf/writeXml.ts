type Attributes = Readonly<Record<string, string | boolean | null>>

/** A file of XML with one outermost element. */
export function writeXml(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`
}

/** An element with what is in it, each on a line of its own; attributes that are null or empty are left out. */
export function element(name: string, attributes: Attributes, inner: readonly string[]): string {
  const given = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => ` ${key}="${escape(String(value))}"`)
    .join('')
  const lines = inner.filter((line) => line !== '')
  return lines.length === 0
    ? `<${name}${given}/>`
    : `<${name}${given}>\n${lines.join('\n')}\n</${name}>`
}

/** An element with a text or a number; nothing for an empty one. */
export function leaf(name: string, value: string | number): string {
  const text = escape(String(value)).trim()
  return text === '' ? '' : `<${name}>${text}</${name}>`
}

/** A list in its wrapper; nothing for an empty one. */
export function listOf(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : element(name, {}, items)
}

/** Without the characters that XML 1.0 does not have. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}

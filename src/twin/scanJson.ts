/** Deeper nesting is refused: no twin needs it, and what reads the values may use recursion. */
export const deepest = 128

/** What a scan reports; each offset counts UTF-16 units from the start of the text. */
export type JsonListener = {
  /** A value starts: the next of a list, or the one of the key just reported. */
  value?(at: number): void
  /** The name of a property, at its opening quotation mark. */
  key?(name: string, at: number): void
  open?(isList: boolean): void
  /** At the closing bracket. */
  close?(at: number): void
}

/** The first place where a text stops being JSON. */
export type JsonFault = { at: number; text: string; advice?: string }

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'after'

/** Reads JSON (RFC 8259) without building it, in one pass and without recursion; null when all of it is JSON. */
export function scanJson(text: string, listener: JsonListener): JsonFault | null {
  const lists: boolean[] = []
  let expected: Expected = 'value'
  let at = skipSpace(text, 0)
  for (;;) {
    const sign = text[at]
    if (expected === 'after') {
      if (lists.length === 0)
        return at === text.length ? null : fault(text, at, 'after the end of the value')
      const isList = lists[lists.length - 1]
      if (sign === ',') {
        expected = isList ? 'value' : 'key'
        at = skipSpace(text, at + 1)
        continue
      }
      if (sign !== (isList ? ']' : '}')) {
        return fault(text, at, `where “,” or “${isList ? ']' : '}'}” should be`, lists.length)
      }
    }
    const isEnd =
      expected === 'after' ||
      (expected === 'value or ]' && sign === ']') ||
      (expected === 'key or }' && sign === '}')
    if (isEnd) {
      lists.pop()
      listener.close?.(at)
      expected = 'after'
      at = skipSpace(text, at + 1)
    } else if (expected === 'key' || expected === 'key or }') {
      const end = sign === '"' ? endOfText(text, at) : -1
      if (end < 0)
        return sign === '"'
          ? openText(at)
          : fault(text, at, 'where a name in quotation marks should be', lists.length)
      const name: string = JSON.parse(text.slice(at, end))
      listener.key?.(name, at)
      at = skipSpace(text, end)
      if (text[at] !== ':') return fault(text, at, 'where “:” should be', lists.length)
      at = skipSpace(text, at + 1)
      expected = 'value'
    } else {
      listener.value?.(at)
      if (sign === '{' || sign === '[') {
        if (lists.length === deepest)
          return { at, text: `It is nested deeper than ${deepest} levels` }
        lists.push(sign === '[')
        listener.open?.(sign === '[')
        expected = sign === '[' ? 'value or ]' : 'key or }'
        at = skipSpace(text, at + 1)
      } else {
        const end = endOfPlain(text, at)
        if (end < 0)
          return sign === '"'
            ? openText(at)
            : fault(text, at, 'where a value should be', lists.length)
        expected = 'after'
        at = skipSpace(text, end)
      }
    }
  }
}

function skipSpace(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break
  }
  return at
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const word = /true|false|null/y
const escape = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y

/** Where a text, number, true, false or null ends; -1 when there is none. */
function endOfPlain(text: string, at: number): number {
  if (text[at] === '"') return endOfText(text, at)
  for (const kind of [number, word]) {
    kind.lastIndex = at
    if (kind.test(text)) return kind.lastIndex
  }
  return -1
}

function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return -1
    if (code !== 0x5c) continue
    escape.lastIndex = at + 1
    if (!escape.test(text)) return -1
    at = escape.lastIndex - 1
  }
  return -1
}

function openText(at: number): JsonFault {
  return {
    at,
    text: 'A text that starts here has no end on its line, or a “\\” that means nothing',
    advice: 'Close it with a quotation mark; write a line break as \\n and “\\” as \\\\.',
  }
}

function fault(text: string, at: number, place: string, open = 0): JsonFault {
  if (at >= text.length) {
    const brackets = open === 1 ? 'a bracket is still open' : `${open} brackets are still open`
    return {
      at,
      text: `The file ends ${place}`,
      advice: open > 0 ? `It seems to be cut short: ${brackets}.` : undefined,
    }
  }
  const sign = text.slice(at, at + (text.codePointAt(at)! > 0xffff ? 2 : 1))
  const named =
    sign.charCodeAt(0) < 0x20 || sign.charCodeAt(0) === 0x7f
      ? `the character ${sign.charCodeAt(0)}`
      : `“${sign}”`
  return { at, text: `There is ${named} ${place}`, advice: advise(text, at, place) }
}

function advise(text: string, at: number, place: string): string | undefined {
  const sign = text[at]
  if (sign === '/') return 'JSON has no comments: take it away.'
  if (sign === "'" || /[“”‘’]/.test(sign))
    return 'Names and texts stand between straight double quotation marks: "…".'
  if ((sign === ']' || sign === '}') && text.slice(0, at).trimEnd().endsWith(','))
    return 'Take away the comma before it.'
  if (place.startsWith('where “,”')) return 'A comma is probably missing before it.'
  if (/[A-Za-z]/.test(sign)) return 'Names and texts stand between double quotation marks.'
  return undefined
}

import type { JsonPath } from './jsonPositions.ts'
import { scanJson } from './scanJson.ts'

/** Columns that a value written on one line may fill. */
const widest = 120

/**
 * Adds a property to an object in a JSON text, or an entry (`key` null) to a list, as a person would have written it there:
 * on the same line, on a line of its own, or without any space. Everything else stays byte by byte. `order` lists names
 * that the property comes after; otherwise it comes last. Null when nothing of that kind stands at the path.
 */
export function addToJson(
  text: string,
  path: JsonPath,
  key: string | null,
  value: unknown,
  order: readonly string[] = [],
): string | null {
  const place = findContainer(text, path)
  if (!place || place.isList !== (key === null)) return null
  const { members, open, close } = place
  const layout = layoutOf(text, place)
  const { isCompact, isSpread, newline, indent, outer } = layout
  const name = key === null ? '' : `${JSON.stringify(key)}${isCompact ? ':' : ': '}`
  const write = (isLine: boolean) => {
    const used = indent.length + name.length + 1
    return name + writeJson(value, { ...layout, used, isLine })
  }
  if (members.length === 0) {
    const line = write(true)
    const isLine =
      !text.includes('\n') || open - text.lastIndexOf('\n', open) + line.length < widest
    const space = isCompact || place.isList ? '' : ' '
    const inside = isLine
      ? space + line + space
      : `${newline}${indent}${write(false)}${newline}${outer}`
    return text.slice(0, open + 1) + inside + text.slice(close)
  }
  const made = write(!isSpread)
  const between = isSpread ? newline + indent : isCompact ? '' : ' '
  const before = members.findLastIndex((member) => order.includes(member.key))
  if (order.length > 0 && before < 0) {
    const at = members[0].start
    return `${text.slice(0, at)}${made},${between}${text.slice(at)}`
  }
  const at = members[before < 0 ? members.length - 1 : before].end
  return `${text.slice(0, at)},${between}${made}${text.slice(at)}`
}

type Member = { key: string; start: number; end: number }
type Container = { isList: boolean; open: number; close: number; members: Member[] }

/** The object or list at a path, with where each of its members stands; of names that stand twice the last one counts. */
function findContainer(text: string, path: JsonPath): Container | null {
  let found: Container | null = null
  let valueAt = 0
  let next: string | number = ''
  const stack: { depth: number; fits: boolean; container: Container; index: number }[] = []
  const end = (at: number) => {
    const last = stack.at(-1)?.container.members.at(-1)
    if (last && last.end < 0) last.end = endBefore(text, at)
  }
  scanJson(text, {
    key(name, at) {
      end(commaBefore(text, at))
      next = name
      stack.at(-1)?.container.members.push({ key: name, start: at, end: -1 })
    },
    value(at) {
      valueAt = at
      const above = stack.at(-1)
      if (!above?.container.isList) return
      if (above.container.members.length > 0) end(commaBefore(text, at))
      next = above.index++
      above.container.members.push({ key: '', start: at, end: -1 })
    },
    open(isList) {
      const above = stack.at(-1)
      const depth = stack.length
      const fits = above ? above.fits && depth <= path.length && path[depth - 1] === next : true
      const container = { isList, open: valueAt, close: -1, members: [] }
      stack.push({ depth, fits, container, index: 0 })
    },
    close(at) {
      end(at)
      const { depth, fits, container } = stack.pop()!
      container.close = at
      if (fits && depth === path.length) found = container
    },
  })
  return found
}

function commaBefore(text: string, at: number): number {
  return text.lastIndexOf(',', at)
}

/** Where what stands before an offset ends, white space left out. */
function endBefore(text: string, at: number): number {
  let end = at
  while (/\s/.test(text[end - 1])) end--
  return end
}

type Layout = {
  /** Each member stands on a line of its own. */
  isSpread: boolean
  isCompact: boolean
  newline: string
  /** White space before a member, and before the closing bracket. */
  indent: string
  outer: string
  step: string
}

function layoutOf(text: string, { open, close, members }: Container): Layout {
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const isCompact = !/[\s]/.test(text.trim().replace(/"(?:[^"\\]|\\.)*"/g, ''))
  const outer = indentAt(text, open)
  const step = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
  const inside = text.slice(open, close)
  const isSpread =
    members.length > 0 ? inside.slice(0, members[0].start - open).includes('\n') : false
  const indent = isSpread && members.length > 0 ? indentAt(text, members[0].start) : outer + step
  return { isSpread, isCompact, newline, indent, outer, step }
}

/** The white space at the start of an offset's line. */
function indentAt(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return /^[ \t]*/.exec(text.slice(start, at))![0]
}

type Wish = Omit<Layout, 'isSpread' | 'outer'> & { used: number; isLine: boolean }

/** JSON on one line where it fits, else over several, each object that is short enough on one. */
function writeJson(value: unknown, wish: Wish): string {
  if (wish.isCompact) return JSON.stringify(value)
  const line = writeLine(value)
  if (wish.isLine || typeof value !== 'object' || value === null) return line
  if (wish.used + line.length <= widest) return line
  const { indent, step, newline } = wish
  const inner = indent + step
  const isList = Array.isArray(value)
  const members = Object.entries(value).map(([key, below]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `
    return (
      inner +
      name +
      writeJson(below, { ...wish, indent: inner, used: inner.length + name.length + 1 })
    )
  })
  const [left, right] = isList ? '[]' : '{}'
  return `${left}${newline}${members.join(`,${newline}`)}${newline}${indent}${right}`
}

function writeLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeLine).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.entries(value)
    .filter(([, below]) => below !== undefined)
    .map(([key, below]) => `${JSON.stringify(key)}: ${writeLine(below)}`)
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
}

import type { TopicLeaf } from '#twin/TopicReport.ts'
import { followPath, isDottedPath, makeDottedPath } from './codecs/DottedPath.ts'
import { readText } from './codecs/readText.ts'
import { guessName } from './guessName.ts'
import { itemSteps, memberStep } from './guessPath.ts'
import { guessRole } from './guessRole.ts'
import { guessSparkplug, type Births } from './guessSparkplug.ts'
import { guessUnit, readUnit } from './guessUnit.ts'

/** What a payload seems to be, and each part of it that could become a signal. */
export type PayloadGuess = {
  format: string
  leaves: TopicLeaf[]
  /** Lines of JSON beyond the limits. */
  leftOut: number
  raw: string
}

/** Lines of JSON that are shown; levels of it; characters of one value, and of a text that is no JSON. */
const mostLeaves = 500
const deepest = 24
const longestValue = 200
const longestRaw = 4000
const mostBytes = 1024
const noBirths: Births = new Map()

/**
 * Guesses how a payload could be read. `length` is its whole length; less may have been kept. `births` name Sparkplug metrics.
 * Never throws.
 */
export function guessPayload(
  topic: string,
  kept: Uint8Array,
  length: number,
  births: Births = noBirths,
): PayloadGuess {
  if (length === 0) return plain('empty', '')
  if (topic.startsWith('spBv1.0/') && !topic.startsWith('spBv1.0/STATE/')) {
    const metrics = guessSparkplug(topic, kept, births)
    return { ...plain('Sparkplug B', metrics ? '' : hex(kept)), ...metrics }
  }
  const isCut = kept.length < length
  const text = readText(isCut ? withoutHalf(kept) : kept)
  if (text === null || hasControls(text.slice(0, 1000))) return plain('binary', hex(kept))
  const start = text.trimStart()[0]
  if (start === '{' || start === '[' || start === '"') {
    if (isCut && start !== '"') return plain('JSON, cut', text.slice(0, longestRaw))
    const root = parse(text)
    if (root !== undefined) return guessJson(topic, root)
  }
  return guessText(topic, text, isCut)
}

function plain(format: string, raw: string): PayloadGuess {
  return { format, leaves: [], leftOut: 0, raw }
}

/** Undefined when it is not JSON, or nested deeper than the engine's stack. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // It is shown as text.
    return undefined
  }
}

const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/** A payload that is a value by itself: a number, or a word that can be a state. */
function guessText(topic: string, text: string, isCut: boolean): PayloadGuess {
  const value = text.trim()
  const isNumber = value.length <= 64 && decimal.test(value)
  const isBoolean = value === 'true' || value === 'false'
  const format = isNumber ? 'number' : 'text'
  const raw = text.slice(0, longestRaw)
  if (isCut || value === '' || value.length > longestValue) return plain(format, raw)
  const unit = guessUnit(topic.split('/'))
  const leaf: TopicLeaf = {
    path: '',
    depth: 0,
    name: '',
    kind: isNumber ? 'number' : isBoolean ? 'boolean' : 'text',
    text: value,
    role: 'value',
    refusal: '',
    guess: { codec: 'number', options: {}, ...guessName(topic, []), unit: isNumber ? unit : '' },
  }
  return { format, leaves: [leaf], leftOut: 0, raw }
}

/** Where a value stands: its path as one writes it (null when none can), and the names on the way. */
type Way = { path: string | null; names: readonly string[] }

/** The lines of a JSON value, depth first, within the limits. */
function guessJson(topic: string, root: unknown): PayloadGuess {
  const leaves: TopicLeaf[] = []
  let leftOut = 0
  const visit = (holder: object, above: Way) => {
    const [shown, all] = membersOf(holder, above)
    leftOut += all - shown.length
    const marks = findMarks(shown, leaves)
    for (const [way, value] of shown) {
      if (leaves.length >= mostLeaves) {
        leftOut++
        continue
      }
      leaves.push(makeLeaf(topic, root, way, value, marks))
      if (typeof value !== 'object' || value === null) continue
      if (way.names.length < deepest) visit(value, way)
      else if (Object.keys(value).length > 0) leftOut++
    }
  }
  if (typeof root === 'object' && root !== null) visit(root, { path: '', names: [] })
  else leaves.push(makeLeaf(topic, root, { path: '$', names: [] }, root, { unit: '' }))
  return { format: 'JSON', leaves, leftOut, raw: '' }
}

/** The members of an object or list, as many as are shown, and how many there are. */
function membersOf(holder: object, { path, names }: Way): [[Way, unknown][], number] {
  const join = (step: string | null) => (path === null || step === null ? null : path + step)
  if (Array.isArray(holder)) {
    const list: unknown[] = holder.slice(0, mostLeaves)
    const steps = itemSteps(list)
    return [
      list.map((item, i) => [
        { path: join(steps[i].step), names: [...names, steps[i].name] },
        item,
      ]),
      holder.length,
    ]
  }
  const entries: [string, unknown][] = Object.entries(holder)
  return [
    entries
      .slice(0, mostLeaves)
      .map(([name, value]) => [
        { path: join(memberStep(path ?? '', name)), names: [...names, name] },
        value,
      ]),
    entries.length,
  ]
}

/** What stands beside a value and belongs to it: its time, its quality, its unit. */
type Marks = { time?: string; quality?: string; unit: string }

function findMarks(members: readonly [Way, unknown][], known: readonly TopicLeaf[]): Marks {
  const marks: Marks = { unit: '' }
  for (const [{ path, names }, value] of members) {
    if (path === null || !isDottedPath(path)) continue
    const role = guessRole(names.at(-1)!, value)
    if (role === 'time') marks.time ??= path
    else if (role === 'quality') marks.quality ??= path
    else if (role === 'unit' && typeof value === 'string') marks.unit ||= readUnit(value)
  }
  // One time at the top of the message counts for all that is below.
  marks.time ??= known.find(({ role, depth }) => role === 'time' && depth === 0)?.path
  return marks
}

function makeLeaf(
  topic: string,
  root: unknown,
  { path, names }: Way,
  value: unknown,
  { time, quality, unit }: Marks,
): TopicLeaf {
  const name = names.at(-1) ?? ''
  const kind = kindOf(value)
  const role = name === '' ? 'value' : guessRole(name, value)
  const options: Record<string, unknown> = { path }
  if (time !== undefined && time !== path) options.time = time
  if (quality !== undefined && quality !== path) options.quality = quality
  const hasUnit = role === 'value' && (kind === 'number' || kind === 'text')
  const refusal = refuse(root, path, value, kind)
  return {
    path: (path ?? names.join('.')).slice(0, longestValue),
    depth: Math.max(0, names.length - 1),
    name: name.slice(0, longestValue),
    kind,
    text: textOf(value),
    role,
    refusal,
    guess: {
      codec: 'json',
      options: refusal === '' ? options : {},
      ...guessName(topic, names),
      unit: hasUnit ? unit || guessUnit(names.length > 0 ? names : topic.split('/')) : '',
    },
  }
}

function kindOf(value: unknown): TopicLeaf['kind'] {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'object') {
    return typeof value as 'number' | 'boolean' | 'object'
  }
  return 'text'
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'empty list' : ''
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 ? 'empty object' : ''
  const text = String(value)
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text
}

function refuse(
  root: unknown,
  path: string | null,
  value: unknown,
  kind: TopicLeaf['kind'],
): string {
  if (kind === 'object' || kind === 'list') return 'It has no value of its own.'
  if (path === null || path.length > 200 || !isDottedPath(path))
    return 'Its path cannot be written in a twin file.'
  if (!Object.is(followPath(root, makeDottedPath(path)), value))
    return 'Another member comes first at its path.'
  return ''
}

/** Whether a text holds characters that only bytes hold which are no text; tabs and line ends are none of them. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 9 || (code > 13 && code < 32)) return true
  }
  return false
}

/** Bytes without the half of a character at their end. */
function withoutHalf(bytes: Uint8Array): Uint8Array {
  let end = bytes.length
  while (end > 0 && bytes.length - end < 4 && (bytes[end - 1] & 0xc0) === 0x80) end--
  return end > 0 && bytes[end - 1] >= 0xc0 ? bytes.subarray(0, end - 1) : bytes
}

/** The first bytes as hexadecimal numbers, sixteen a line. */
function hex(bytes: Uint8Array): string {
  const lines: string[] = []
  for (let at = 0; at < Math.min(bytes.length, mostBytes); at += 16) {
    const row = [...bytes.subarray(at, Math.min(at + 16, mostBytes))]
    lines.push(row.map((byte) => byte.toString(16).padStart(2, '0')).join(' '))
  }
  return lines.join('\n')
}

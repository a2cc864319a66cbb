import type * as z from 'zod'
import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import { nearestName } from './nearestName.ts'

/** What a schema did not accept, in words. */
export type SaidIssue = { path: JsonPath; text: string; advice?: string }

type Issue = z.core.$ZodIssue

/** Puts a schema's issues with `value`, which stands at `path`, into words without the schema library's terms. */
export function sayIssues(issues: readonly Issue[], value: unknown, path: JsonPath): SaidIssue[] {
  return issues.flatMap((issue) => sayIssue(issue, value, path))
}

function sayIssue(issue: Issue, value: unknown, path: JsonPath): SaidIssue[] {
  const inner = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const place = [...path, ...inner]
  const given = inner.reduce<unknown>(stepInto, value)
  const name = sayName(place)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...place, key],
      text: `“${cut(key)}” is not known here.`,
    }))
  }
  if (issue.code === 'invalid_key')
    return [
      {
        path: place,
        text: `“${cut(String(inner.at(-1)))}” cannot be used as a name: it ${clause(issue.issues[0])}.`,
      },
    ]
  if (isOwnMessage(issue))
    return [
      {
        path: place,
        text: isClause(issue.message) ? `${name} ${issue.message}.` : `${name}: ${issue.message}.`,
      },
    ]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = closest(issue.errors)
    if (nearest) return nearest.flatMap((one) => sayIssue(one, given, place))
  }
  if (given === undefined)
    return [{ path: place, text: `${name} is missing.`, advice: `It ${clause(issue)}.` }]
  const choices = issue.code === 'invalid_value' ? issue.values.map(String) : []
  const near = typeof given === 'string' ? nearestName(given, choices) : null
  const said = { path: place, text: `${name} ${clause(issue)}, but is ${sayGiven(given)}.` }
  return [near === null ? said : { ...said, advice: `Did you mean “${near}”?` }]
}

/** What stands at one step of a path in a JSON value; undefined when nothing does. */
export function stepInto(value: unknown, step: string | number): unknown {
  if (Array.isArray(value)) return typeof step === 'number' ? value[step] : undefined
  return isObject(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

/** Issues of the branch of a union that came furthest; null when the value is of the wrong kind for all of them. */
function closest(branches: readonly Issue[][]): Issue[] | null {
  const fitting = branches.filter(
    (issues) => !issues.some((issue) => isWrongKind(issue) && issue.path.length === 0),
  )
  if (fitting.length === 0) return null
  return fitting.reduce((best, issues) => (issues.length < best.length ? issues : best))
}

function isWrongKind(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value'
}

/** Messages that the schema's author wrote; the library's own begin with these words. */
function isOwnMessage(issue: Issue): boolean {
  return !/^(Invalid|Too small|Too big|Unrecognized)/.test(issue.message)
}

/** Whether a message goes on after the name of what it is about. */
function isClause(message: string): boolean {
  return /^(must|may|can|is|has|needs|contains|ends|starts) /.test(message)
}

/** "must be a number": what an issue demands. */
function clause(issue: Issue): string {
  if (isOwnMessage(issue))
    return isClause(issue.message) ? issue.message : `is refused (${issue.message})`
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'never'
        ? 'must be left out'
        : `must be ${kinds[issue.expected] ?? issue.expected}`
    case 'invalid_value':
      return `must be ${listed(issue.values.map((value) => (typeof value === 'string' ? `“${value}”` : String(value))))}`
    case 'invalid_union':
      return issue.errors.length > 0
        ? `must be ${listed([...new Set(issue.errors.map(demand))])}`
        : 'must be something else'
    case 'too_small':
      return bound(
        issue.origin,
        issue.minimum,
        issue.inclusive === false ? 'more than' : 'at least',
      )
    case 'too_big':
      return bound(issue.origin, issue.maximum, issue.inclusive === false ? 'less than' : 'at most')
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'invalid_format':
      return 'must be written differently'
    default:
      return 'must be something else'
  }
}

/** What one branch of a union demands, without "must be". */
function demand(issues: readonly Issue[]): string {
  return clause(issues[0]).replace(/^must be /, '')
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'an object',
  record: 'an object',
}

function bound(origin: string, limit: number | bigint, words: string): string {
  if (origin === 'string')
    return limit === 1 ? 'must not be empty' : `must have ${words} ${limit} characters`
  if (origin === 'array')
    return limit === 1 && words === 'at least'
      ? 'must not be empty'
      : `must have ${words} ${limit} entries`
  return `must be ${words} ${limit}`
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? (words[0] ?? 'nothing')
    : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
}

/** “position[1]”: the last name of a path with the indices after it. */
function sayName(path: JsonPath): string {
  const at = path.findLastIndex((step) => typeof step === 'string')
  if (at < 0) return path.length === 0 ? 'The file' : 'The entry'
  return `“${cut(String(path[at]))}${path
    .slice(at + 1)
    .map((step) => `[${step}]`)
    .join('')}”`
}

/** What was found instead, in words. */
export function sayGiven(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty text' : `the text "${cut(value)}"`
  if (Array.isArray(value))
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'number' ? `the number ${value}` : String(value)
}

/** A text from the file, short enough for a sentence. */
export function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

import { isObject } from './isObject.ts'
import { linesOf, type JsonPath } from './jsonPositions.ts'
import type { Problem } from './Problem.ts'
import { cut, stepInto } from './sayIssue.ts'
import { scanJson, type JsonFault } from './scanJson.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Names that would reach into JavaScript's own objects. */
const refused = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Reads JSON: its value, without properties whose names are refused (each is a problem), or why it is none. Names that
 * stand twice are problems too. `what` is what the file is called in messages.
 */
export function readJson(
  text: string,
  problems: TwinProblems,
  what = 'twin file',
): { value: unknown } | { problem: Problem } {
  const other = recognise(text, what)
  if (other) return { problem: { from: 'twin file', severity: 'error', ...other } }
  const names = new NameCheck(problems)
  const fault = scanJson(text, names)
  if (fault) return { problem: sayFault(text, fault, what) }
  const value: unknown = JSON.parse(text)
  for (const path of names.refused) remove(value, path)
  return { value }
}

/** What else than JSON the text plainly is. */
function recognise(text: string, what: string): { text: string; advice: string } | null {
  const start = text.slice(0, 200).trimStart()
  if (text.trim() === '')
    return { text: `The ${what} is empty.`, advice: `Check the address of the ${what}.` }
  if (start.startsWith('<')) {
    return {
      text: `This is an HTML page (or other markup), not ${withArticle(what)}.`,
      advice: 'Check the address: many servers answer with a page when a file is not there.',
    }
  }
  if (start.startsWith('glTF')) {
    return {
      text: `This is a glTF model, not ${withArticle(what)}.`,
      advice: 'Name the model in a twin file’s “models”.',
    }
  }
  return null
}

function withArticle(what: string): string {
  return `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what}`
}

function sayFault(text: string, fault: JsonFault, what: string): Problem {
  const [{ line, column }] = linesOf(text, [fault.at])
  return {
    from: 'twin file',
    severity: 'error',
    text: `The ${what} is not JSON: ${fault.text.charAt(0).toLowerCase()}${fault.text.slice(1)}.`,
    where: `line ${line}, column ${column}`,
    ...(fault.advice === undefined ? {} : { advice: fault.advice }),
  }
}

/** Watches the names of properties go by. */
class NameCheck {
  readonly refused: JsonPath[] = []
  readonly #problems: TwinProblems
  readonly #path: (string | number)[] = []
  readonly #names: (Set<string> | null)[] = []

  constructor(problems: TwinProblems) {
    this.#problems = problems
  }

  value(): void {
    const last = this.#path.length - 1
    const step = this.#path[last]
    if (typeof step === 'number') this.#path[last] = step + 1
  }

  key(name: string): void {
    const last = this.#path.length - 1
    const names = this.#names[last]!
    this.#path[last] = name
    if (refused.has(name)) {
      this.refused.push([...this.#path])
      this.#problems.add(
        [...this.#path],
        `“${name}” cannot be used as a name.`,
        'Choose another name.',
      )
    } else if (names.has(name)) {
      const text = `“${cut(name)}” stands twice in the same object; only the last one counts.`
      this.#problems.add([...this.#path], text, 'Take one of them away, or give it another name.')
    }
    names.add(name)
  }

  open(isList: boolean): void {
    this.#path.push(isList ? -1 : '')
    this.#names.push(isList ? null : new Set())
  }

  close(): void {
    this.#path.pop()
    this.#names.pop()
  }
}

function remove(value: unknown, path: JsonPath): void {
  const holder = path.slice(0, -1).reduce<unknown>(stepInto, value)
  // It is not there when a second one of its name has replaced what it stood in.
  if (isObject(holder)) delete holder[path[path.length - 1]]
}

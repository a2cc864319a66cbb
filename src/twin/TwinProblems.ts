import { jsonPositions, linesOf, sayPath, type JsonPath } from './jsonPositions.ts'
import type { Problem } from './Problem.ts'

type Found = Omit<Problem, 'from' | 'where'> & { path: JsonPath }
type Advice = string | undefined | (() => string | undefined)

/** Most problems that are listed of one file. */
const most = 100

/** What is wrong in one twin file, with places by path; fatal ones keep a twin from being made. */
export class TwinProblems {
  readonly #fatal: Found[] = []
  readonly #found: Found[] = []
  #count = 0

  get isFatal(): boolean {
    return this.#fatal.length > 0
  }

  /** Something that is left out. Advice that takes time comes as a function: beyond the limit it is not asked. */
  add(path: JsonPath, text: string, advice?: Advice): void {
    this.#push(this.#found, 'error', path, text, advice)
  }

  /** Something that is kept. */
  warn(path: JsonPath, text: string, advice?: Advice): void {
    this.#push(this.#found, 'warning', path, text, advice)
  }

  addFatal(path: JsonPath, text: string, advice?: Advice): void {
    this.#push(this.#fatal, 'error', path, text, advice)
  }

  /** All problems, fatal ones first, with their lines in the file's text, where that is at hand. */
  list(text?: string): Problem[] {
    const all = [...this.#fatal, ...this.#found].slice(0, most)
    const paths = all.map(({ path }) => path)
    const lines =
      all.length > 0 && text !== undefined ? linesOf(text, jsonPositions(text, paths)) : []
    const problems = all.map((found, i) => toProblem(found, lines[i]?.line))
    if (this.#count > most) {
      problems[most - 1] = {
        from: 'twin file',
        severity: 'error',
        text: `There are ${this.#count - most + 1} more problems in this file.`,
        advice: 'Mend the first ones and read it again.',
      }
    }
    return problems
  }

  #push(
    list: Found[],
    severity: Problem['severity'],
    path: JsonPath,
    text: string,
    advice: Advice,
  ): void {
    this.#count++
    if (list.length >= most) return
    const words = typeof advice === 'function' ? advice() : advice
    list.push({ severity, path, text, advice: words })
  }
}

function toProblem({ path, severity, text, advice }: Found, line?: number): Problem {
  const places = [sayPath(path), line === undefined ? '' : `line ${line}`]
  const where = places.filter((part) => part !== '').join(' — ')
  return { from: 'twin file', severity, text, where, ...(advice !== undefined && { advice }) }
}

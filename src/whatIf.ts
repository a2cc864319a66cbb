import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { WhatIfPool } from '#feed/WhatIfPool.ts'
import type { Answer } from '#twin/process/Answer.ts'
import type { Change, Scenario } from '#twin/process/Scenario.ts'
import type { ModelBook, Question, WhatIf } from '#twin/process/WhatIf.ts'
import type { Problem } from '#twin/Problem.ts'
import { didYouMean } from '#twin/readFields.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { openThread } from './openThread.ts'
import { sayAnswer } from './sayAnswer.ts'
import { sayBook } from './sayBook.ts'
import { readWhatIfOptions, whatIfUsage, type WhatIfOptions } from './whatIfOptions.ts'

/**
 * `npm run what-if`: lists the scenarios of a twin file, or answers one, with the same engine and the same bytes as the page.
 * Exit code 1 for a bad file, 2 for a bad call.
 */
async function main(args: readonly string[]): Promise<number> {
  const options = readWhatIfOptions(args)
  if (typeof options === 'string') return refuse(options)
  const read = await readFileOf(options.file)
  if ('problems' in read) return fail(read.problems)
  const { twin, text } = read
  const { name, assets, signals, process: model, scenarios } = twin
  const count = options.list ? 1 : (options.workers ?? availableParallelism())
  const source = { name, assets, signals, process: model, scenarios, text }
  const whatIf = new WhatIfPool(source, count, openThread)
  try {
    const book = await whatIf.book
    if (book.modelDigest === null) return fail(book.problems)
    for (const problem of book.problems) warn(sayProblem(problem))
    if (options.list) {
      print(options.json ? JSON.stringify(book, null, 2) : sayBook(name, book))
      return 0
    }
    const question = makeQuestion(options, book)
    if (typeof question === 'string') return refuse(question, false)
    return await answer(whatIf, question, options)
  } finally {
    whatIf.close()
  }
}

async function answer(
  whatIf: Pick<WhatIf, 'ask'>,
  question: Question,
  { json, all }: WhatIfOptions,
): Promise<number> {
  const isWatched = process.stderr.isTTY && !json
  const started = performance.now()
  const answered = await new Promise<Answer | Problem>((tell) => {
    whatIf.ask(question, {
      onAnswer: (found) => (found.isCoarse ? undefined : tell(found)),
      onProblem: tell,
      onProgress(share) {
        if (isWatched) process.stderr.write(`\r${Math.floor(share * 100)} % `)
      },
    })
  })
  if (isWatched) process.stderr.write('\r       \r')
  if ('severity' in answered) return fail([answered])
  const seconds = (performance.now() - started) / 1000
  print(
    json
      ? JSON.stringify(answered, null, 2)
      : sayAnswer(answered, question.scenario.compare, all, seconds),
  )
  return 0
}

/** The scenario with what the call says instead; or what is wrong with the call. */
function makeQuestion(options: WhatIfOptions, book: ModelBook): Question | string {
  const { settings, days, seed, replications } = options
  const empty: Scenario = {
    id: 'none',
    name: 'The model as it is',
    description: '',
    days: 30,
    changes: [],
    compare: [],
    sliders: [],
  }
  const found =
    book.scenarios.find(({ id, name }) => id === options.scenario || name === options.scenario) ??
    (options.scenario === 'none' ? empty : undefined)
  if (!found) {
    const ids = book.scenarios.map(({ id }) => id)
    const advice = didYouMean(options.scenario!, ids) ?? 'Try --list.'
    return `There is no scenario “${options.scenario}”. ${advice}`
  }
  let { changes } = found
  for (const { path, to, times } of settings) {
    const property = book.properties.find((known) => known.path === path)
    if (!property) {
      const paths = book.properties.map((known) => known.path)
      return `--set ${path}: the model has no such property. ${didYouMean(path, paths) ?? 'Try --list.'}`
    }
    const kind = typeof property.value
    const isRight = times !== undefined ? kind === 'number' : typeof to === kind
    if (!isRight) return `--set ${path}: it is ${property.value}, and cannot become ${to ?? times}.`
    const change: Change = { set: path, ...(times === undefined ? { to } : { times }) }
    changes = [...changes.filter((other) => !('set' in other) || other.set !== path), change]
  }
  const late = changes.find(({ at = 0 }) => at >= (days ?? found.days) * 86_400)
  if (late)
    return `--days ${days}: a change of “${found.name}” would come ${late.at} s after the start, when it is over.`
  return { scenario: { ...found, changes, days: days ?? found.days }, seed, replications }
}

async function readFileOf(
  file: string,
): Promise<{ twin: Twin; text: string } | { problems: readonly Problem[] }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    const words = reason === 'ENOENT' ? 'There is no such file.' : `It cannot be read: ${reason}.`
    return { problems: [{ ...wrongFile, text: words, where: file, advice: 'Check the path.' }] }
  }
  const read = readTwin(text, pathToFileURL(resolve(file)).href, { behaviours, codecs })
  if ('problems' in read) return read
  if (read.twin.process !== undefined) return { twin: read.twin, text }
  const words = 'This file has no “process”: there is nothing to compute.'
  const advice = 'Describe the process first: see “The process model” in the README.'
  return { problems: [{ ...wrongFile, text: words, where: file, advice }] }
}

const wrongFile = { from: 'twin file', severity: 'error' } as const

function refuse(words: string, withUsage = true): number {
  warn(withUsage ? `${words}\n${whatIfUsage}` : words)
  return 2
}

function fail(problems: readonly Problem[]): number {
  for (const problem of problems) warn(sayProblem(problem))
  return 1
}

function sayProblem({ severity, where, text, advice }: Problem): string {
  return `${severity}  ${where ? `${where}: ` : ''}${text}${advice ? `\n       ${advice}` : ''}`
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

function warn(text: string): void {
  process.stderr.write(`${text}\n`)
}

// Who has read enough (`| head`) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})
process.exitCode = await main(process.argv.slice(2))

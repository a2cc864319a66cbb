import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { checkFormulas } from '#feed/formulas/checkFormulas.ts'
import { openModel } from '#scenarios/whatif/openModel.ts'
import { checkParts } from '#twin/checkParts.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import type { Problem } from '#twin/Problem.ts'
import type { ExtrasOf } from '#twin/PropertyIndex.ts'
import { readAlarms } from '#twin/readAlarms.ts'
import { readCommands } from '#twin/readCommands.ts'
import { readInspection } from '#twin/readInspection.ts'
import { readInspections } from '#twin/readInspections.ts'
import { readKiosk } from '#twin/readKiosk.ts'
import { readWorkOrders } from '#twin/readWorkOrders.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { doNow } from '#twin/Work.ts'
import { readModelFile } from './readModelFile.ts'

/**
 * `npm run validate -- FILE …`: reads twin files as the page does, and the models beside them, and prints what is wrong, where,
 * and what to do. Exit code 1 when a file has an error, 2 when no file is given.
 */
async function main(files: readonly string[]): Promise<number> {
  if (files.length === 0) {
    print('Say which twin files to read: npm run validate -- models/bottling/twin.json')
    return 2
  }
  let errors = 0
  for (const file of files) {
    // One after the other, so that the output stands in the order of the files.
    // oxlint-disable-next-line no-await-in-loop
    const { problems, summary } = await validate(file)
    const found = problems.filter(({ severity }) => severity === 'error').length
    errors += found
    const count = `${say(found, 'error')}, ${say(problems.length - found, 'warning')}`
    print(`${file}: ${problems.length === 0 ? `${summary}, no problems` : count}`)
    for (const problem of problems) print(sayProblem(problem))
  }
  return errors > 0 ? 1 : 0
}

async function validate(file: string): Promise<{ problems: Problem[]; summary: string }> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    return { problems: [unreadable(error, file)], summary: '' }
  }
  const read = readTwin(text, pathToFileURL(file).href, { behaviours, codecs })
  if ('problems' in read) return { problems: read.problems, summary: '' }
  const { twin } = read
  const models = await Promise.all(twin.models.map((model) => readModel(model)))
  const ofCommands = new TwinProblems()
  const commands = readCommands(twin, ofCommands)
  const ofAlarms = new TwinProblems()
  const alarms = readAlarms(twin, ofAlarms)
  const ofKiosk = new TwinProblems()
  const kiosk = readKiosk(twin, ofKiosk)
  const ofOrders = new TwinProblems()
  const orders = readWorkOrders(twin, ofOrders)
  const inspections = await readTemplates(twin, file, text)
  const { book } = openModel({ ...twin, text })
  const problems = [
    ...read.warnings,
    ...ofCommands.list(text),
    ...ofAlarms.list(text),
    ...ofKiosk.list(text),
    ...ofOrders.list(text),
    ...inspections.problems,
    ...checkFormulas(twin),
    ...book.problems,
    ...models.flatMap((model) => model.problems),
  ]
  let parts = 0
  twin.models.forEach(({ id }, i) => {
    const { paths, extras } = models[i]
    if (paths === null) return
    parts += paths.length
    problems.push(...doNow(checkParts(twin, paths, id, makePartMatcher(paths, extras))))
  })
  const summary = [
    say(twin.models.length, 'model'),
    say(parts, 'node'),
    say(twin.assets.length, 'asset'),
    say(twin.signals.length, 'signal'),
    ...(book.modelDigest === null ? [] : [say(book.components.length, 'component')]),
    ...(book.scenarios.length > 0 ? [say(book.scenarios.length, 'scenario')] : []),
    ...(twin.commands ? [say(commands.list.length, 'command')] : []),
    ...(twin.alarms ? [say(alarms.list.length, 'alarm')] : []),
    ...(twin.kiosk === undefined ? [] : [say(kiosk.stops.length, 'stop') + ' of a kiosk']),
    ...(orders.length > 0 ? [say(orders.length, 'place') + ' for work orders'] : []),
    ...(inspections.count > 0 ? [say(inspections.count, 'inspection')] : []),
  ].join(', ')
  return { problems, summary }
}

/** The inspections in the folder of a twin file. */
async function readTemplates(
  twin: Twin,
  file: string,
  text: string,
): Promise<{ count: number; problems: Problem[] }> {
  const wrong = new TwinProblems()
  const problems: Problem[] = []
  let count = 0
  for (const { file: name, url } of readInspections(twin, pathToFileURL(file).href, wrong)) {
    if (!url.startsWith('file:')) continue
    try {
      // oxlint-disable-next-line no-await-in-loop -- in the order of the file
      const read = readInspection(await readFile(fileURLToPath(url), 'utf8'), name, twin)
      if (read.template) count++
      problems.push(...read.problems)
    } catch (error) {
      problems.push(unreadable(error, name))
    }
  }
  return { count, problems: [...wrong.list(text), ...problems] }
}

/** The paths and properties of a model's nodes; null when it cannot be read, or lies somewhere on the web. */
async function readModel({ id, url }: Twin['models'][number]): Promise<{
  problems: Problem[]
  paths: string[] | null
  extras?: ExtrasOf
}> {
  if (!url.startsWith('file:')) {
    const text = 'The model lies on the web and was not read: its parts are not checked.'
    return { problems: [{ from: 'model', severity: 'warning', text, where: url }], paths: null }
  }
  const { problems, ...model } = await readModelFile(fileURLToPath(url), id)
  if (model.signs === null) return { problems, paths: null }
  return { problems, paths: model.signs.map(({ path }) => path), extras: model.extras }
}

function unreadable(error: unknown, file: string): Problem {
  const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
  const text = reason === 'ENOENT' ? 'There is no such file.' : `It cannot be read: ${reason}.`
  return { from: 'twin file', severity: 'error', text, where: file, advice: 'Check the path.' }
}

function sayProblem({ severity, where, text, advice }: Problem): string {
  const lines = [`  ${severity}  ${where ? `${where}: ` : ''}${text}`]
  if (advice) lines.push(`         ${advice}`)
  return lines.join('\n')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function say(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

process.exitCode = await main(process.argv.slice(2))

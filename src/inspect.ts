import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { behaviours } from '#behaviours/index.ts'
import { codecs } from '#feed/codecs/index.ts'
import { readModelFile, type ModelFile } from './readModelFile.ts'
import { makeModelReport } from '#scene/model/makeModelReport.ts'
import { sayModelReport } from './sayModelReport.ts'
import { findLost } from '#twin/findLost.ts'
import type { ModelReport } from '#twin/ModelReport.ts'
import { makePartMatcher, type PartMatcher } from '#twin/PartPattern.ts'
import type { Problem } from '#twin/Problem.ts'
import { readTwin } from '#twin/readTwin.ts'
import type { Twin } from '#twin/Twin.ts'
import { doNow } from '#twin/Work.ts'

const usage = `npm run inspect -- FILE [--json] [--twin twin.json] [--before OLD.glb]
  FILE       a model (.glb, .gltf) or a twin file, whose models are inspected
  --json     prints JSON instead of text
  --twin     lists the bindings of this twin file that the model has lost
  --before   the model as it was, by which lost parts are known again`

type Options = { file: string; json: boolean; twin?: string; before?: string }
type Inspected = { report: ModelReport | null; problems: readonly Problem[] }

/** `npm run inspect`: says what a model holds and costs, and what of a twin it has lost. Exit code 1 for a bad file, 2 for a bad call. */
async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args)
  if (typeof options === 'string') {
    print(`${options}\n${usage}`)
    return 2
  }
  const { file, twin: twinPath, before: beforePath } = options
  const isTwin = /\.json$/i.test(file)
  const twin = await openTwin(isTwin ? file : twinPath)
  if (twin && 'problems' in twin) return show([{ report: null, problems: twin.problems }], options)
  const models = isTwin
    ? twin!.twin.models.map(({ id, url, scale }) => ({ id, url, scale }))
    : [modelOf(file, twin?.twin)]
  const before = beforePath === undefined ? undefined : await readModelFile(beforePath, 'before')
  if (before && before.signs === null)
    return show([{ report: null, problems: before.problems }], options)
  const inspected: Inspected[] = []
  for (const { id, url, scale } of models) {
    // One after the other: each may be large.
    // oxlint-disable-next-line no-await-in-loop
    inspected.push(await inspect(id, url, scale, twin?.twin, before))
  }
  return show(inspected, options)
}

async function inspect(
  id: string,
  url: string,
  scale: number,
  twin: Twin | undefined,
  before: ModelFile | undefined,
): Promise<Inspected> {
  if (!url.startsWith('file:')) {
    const text = 'The model lies on the web and was not read.'
    const advice = 'Download it, and inspect the file.'
    return {
      report: null,
      problems: [{ from: 'model', severity: 'error', text, where: url, advice }],
    }
  }
  const path = fileURLToPath(url)
  const model = await readModelFile(path, id)
  if (model.signs === null) return { report: null, problems: model.problems }
  const lost = twin
    ? doNow(
        findLost(
          twin,
          id,
          model.signs,
          before?.signs ?? [],
          matcherOf(model),
          before && matcherOf(before),
        ),
      )
    : []
  const report = makeModelReport({ ...model, id, file: path, scale, lost })
  return { report, problems: model.problems }
}

function matcherOf({ signs, ...model }: ModelFile): PartMatcher {
  const paths = signs?.map(({ path }) => path) ?? []
  return makePartMatcher(paths, 'extras' in model ? model.extras : undefined)
}

/** The twin's model that the file is; a file that is none of them stands for its only one. */
function modelOf(file: string, twin: Twin | undefined): { id: string; url: string; scale: number } {
  const url = pathToFileURL(resolve(file)).href
  const own = twin?.models.find((model) => model.url === url)
  const only = twin?.models.length === 1 ? twin.models[0] : undefined
  const { id, scale } = own ?? only ?? { id: file.replace(/^.*[\\/]|\.\w+$/g, ''), scale: 1 }
  return { id, url, scale }
}

async function openTwin(
  path: string | undefined,
): Promise<{ twin: Twin } | { problems: Problem[] } | undefined> {
  if (path === undefined) return undefined
  try {
    const url = pathToFileURL(resolve(path)).href
    return readTwin(await readFile(path, 'utf8'), url, { behaviours, codecs })
  } catch (error) {
    const text = `It cannot be read: ${error instanceof Error ? error.message : String(error)}.`
    const advice = 'Check the path.'
    return { problems: [{ from: 'twin file', severity: 'error', text, where: path, advice }] }
  }
}

function show(inspected: readonly Inspected[], { json }: Options): number {
  if (json) print(JSON.stringify(inspected.length === 1 ? inspected[0] : inspected, null, 2))
  else print(inspected.map(({ report, problems }) => sayModelReport(report, problems)).join('\n\n'))
  const isBad = inspected.some(({ report, problems }) => {
    return report === null || problems.some(({ severity }) => severity === 'error')
  })
  return isBad ? 1 : 0
}

function readOptions(args: readonly string[]): Options | string {
  const options: Partial<Options> = { json: false }
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]
    if (arg === '--json') options.json = true
    else if (arg === '--twin' || arg === '--before') {
      const value = args[++i]
      if (value === undefined || value.startsWith('--')) return `${arg} needs a file.`
      options[arg === '--twin' ? 'twin' : 'before'] = value
    } else if (arg.startsWith('-')) return `There is no ${arg}.`
    else if (options.file !== undefined) return `One file at a time: ${options.file} or ${arg}?`
    else options.file = arg
  }
  return options.file === undefined ? 'Say which file to inspect.' : (options as Options)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

process.exitCode = await main(process.argv.slice(2))

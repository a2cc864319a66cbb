import type * as z from 'zod'
import { isObject } from './isObject.ts'
import { readFields, refuseUnknown } from './readFields.ts'
import { readAssets } from './readAssets.ts'
import { readFormulas } from './readFormulas.ts'
import { readJson } from './readJson.ts'
import { readLinks } from './readLinks.ts'
import { readModels } from './readModels.ts'
import { readShow } from './readShow.ts'
import { readViews } from './readViews.ts'
import { cut, sayGiven } from './sayIssue.ts'
import { fileFields, twinVersion } from './twinFile.ts'
import { TwinProblems } from './TwinProblems.ts'
import type { Problem } from './Problem.ts'
import type { Twin } from './Twin.ts'
import { doNow, type Work } from './Work.ts'

/** What a twin file has to know about a codec. */
export type CodecWords = {
  about: string
  /** Those called `path` or `metric` belong to one signal, and are its key unless told. */
  options: z.ZodType
  /** The topic of a signal with these options, for a codec that finds it by itself: then no `topic` is written. */
  topic?(options: Record<string, unknown>): string
  /** Seconds until a value is stale where nobody says. Default: 10. */
  staleAfter?: number
}

/** The registries that a twin file may name; `twin/` itself knows none of them. */
export type TwinExtensions = {
  behaviours: Record<
    string,
    { about: string; options: z.ZodType; signal: 'needed' | 'optional' | 'none' }
  >
  codecs: Record<string, CodecWords>
}

/**
 * Reads a twin file that came from `address`: a twin, with the problems of entries that had to be left out, or, when no
 * twin can be made of it at all, the list of problems. Never throws, whatever the text is.
 */
export function readTwin(text: string, address: string, extensions: TwinExtensions): ReadTwin {
  return doNow(readingTwin(text, address, extensions))
}

/** Properties that are read, or kept unread, by themselves. */
const lists = [
  'models',
  'assets',
  'views',
  'links',
  'process',
  'scenarios',
  'commands',
  'alarms',
  'kiosk',
  'inspections',
  'workOrders',
]

type ReadTwin = { twin: Twin; warnings: Problem[] } | { problems: Problem[] }

/** The same little by little: 20,000 signals take 0.2 s, the first time much more. */
export function* readingTwin(
  text: string,
  address: string,
  extensions: TwinExtensions,
): Work<ReadTwin> {
  const problems = new TwinProblems()
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text
  const json = readJson(clean, problems)
  yield
  if ('problem' in json) return { problems: [json.problem] }
  const file = readFile(json.value, problems)
  if (!file) return { problems: problems.list(clean) }

  const twin: Twin = { ...file.head, models: [], assets: [], signals: [], shows: [], views: [] }
  const { models, assets, views, links, process, scenarios, ...others } = file.rest
  const { commands, alarms, kiosk, inspections, workOrders, ...unknown } = others
  const known = [...Object.keys(fileFields), ...lists]
  refuseUnknown(Object.keys(unknown), known, [], problems)
  if (process !== undefined) twin.process = process
  if (scenarios !== undefined) twin.scenarios = scenarios
  if (kiosk !== undefined) twin.kiosk = kiosk
  if (inspections !== undefined) twin.inspections = inspections
  if (workOrders !== undefined) twin.workOrders = workOrders
  const shared = readLinks(links, ['links'], problems)
  if (shared.length > 0) twin.links = shared
  // A process can be thought through without a place to show it in.
  const isProcess = process !== undefined
  if (isProcess && models === undefined && assets === undefined && views === undefined)
    return { twin, warnings: problems.list(clean) }
  if (!isProcess || models !== undefined) readModels(models, address, twin, problems)
  const { shows, formulas, slots, ordered, alarmed } = yield* readAssets(
    assets,
    twin,
    extensions,
    problems,
  )
  yield
  readFormulas(formulas, slots, twin, problems)
  for (const show of shows) {
    yield
    readShow(show, slots, twin, extensions, problems)
  }
  readViews(views, twin, problems)
  if (commands !== undefined || ordered.length > 0)
    twin.commands = { shared: commands, assets: ordered }
  if (alarms !== undefined || alarmed.length > 0) twin.alarms = { shared: alarms, assets: alarmed }
  const list = problems.list(clean)
  return problems.isFatal ? { problems: list } : { twin, warnings: list }
}

type File = { head: Pick<Twin, 'name' | 'description' | 'broker'>; rest: Record<string, unknown> }

/** The file's own properties; null when it is no twin file of a version that is known. */
function readFile(value: unknown, problems: TwinProblems): File | null {
  if (!isObject(value)) {
    problems.addFatal([], `A twin file must be an object, but this is ${sayGiven(value)}.`)
    return null
  }
  if (value.gemba !== twinVersion) {
    refuseVersion(value.gemba, problems)
    return null
  }
  const { values, rest } = readFields(fileFields, value, [], problems)!
  const { name = 'Unnamed', description, broker } = values
  return { head: { name, ...(description && { description }), ...(broker && { broker }) }, rest }
}

function refuseVersion(given: unknown, problems: TwinProblems): void {
  if (given === undefined) {
    const text = 'This is JSON, but not a twin file: “gemba” is missing.'
    problems.addFatal([], text, `A twin file starts with { "gemba": ${twinVersion}, "name": … }.`)
  } else {
    const shown = typeof given === 'number' ? String(given) : cut(sayGiven(given))
    const text = `This twin file has version ${shown}, but this program reads version ${twinVersion}.`
    problems.addFatal(
      ['gemba'],
      text,
      `Write "gemba": ${twinVersion}, or use the program that the file was made for.`,
    )
  }
}

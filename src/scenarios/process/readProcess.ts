import * as z from 'zod'
import { isObject } from '#twin/isObject.ts'
import type { JsonPath } from '#twin/jsonPositions.ts'
import { didYouMean, readFields, refuseUnknown } from '#twin/readFields.ts'
import { cut, sayGiven } from '#twin/sayIssue.ts'
import type { Twin } from '#twin/Twin.ts'
import { idField } from '#twin/twinFile.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { componentKinds } from '../components/index.ts'
import { checkFlow } from './checkFlow.ts'
import { Digest } from './Digest.ts'
import { feedersOf } from './planFlow.ts'
import type { ModelComponent, ProcessModel } from './ProcessModel.ts'
import { partsByShares } from './partsByShares.ts'
import { readPorts } from './readPorts.ts'

/** What a process may refer to. */
export type ProcessSurroundings = Pick<Twin, 'assets' | 'signals'>

/** Properties of the whole process that hold no components. */
export const processFields = {
  costs: z
    .strictObject({
      currency: z.string().min(1).default('€').describe('What people read.'),
      energy: z.number().min(0).default(0).describe('Of a kWh of electricity.'),
      heat: z.number().min(0).default(0).describe('Of a kWh of heat.'),
      reject: z
        .number()
        .min(0)
        .default(0)
        .describe('Of an item thrown out (in items of the source).'),
      item: z
        .number()
        .min(0)
        .default(0)
        .describe('What a good item brings; then there is a margin.'),
    })
    .optional()
    .describe('What things cost.'),
  start: z
    .strictObject({
      weekday: z.int().min(1).max(7).default(1).describe('1 Monday to 7 Sunday.'),
      hour: z.number().min(0).max(24).default(0).describe('Hour of the day.'),
      month: z.int().min(1).max(12).default(7).describe('1 January to 12 December.'),
    })
    .optional()
    .describe('When a run begins, for shifts and weather.'),
  items: z.string().min(1).default('items').describe('What the items are called: “bottles”.'),
  step: z
    .number()
    .min(1)
    .max(3600)
    .default(60)
    .describe('Seconds of one step of rooms, air and weather.'),
  laterStep: z
    .number()
    .min(1)
    .max(3600)
    .optional()
    .describe('Seconds of such a step from the second week on, for long runs. Default: “step”.'),
  pace: idField
    .optional()
    .describe(
      'The machine whose availability and performance are the plant’s. Default: the one that waits least.',
    ),
}

/** Properties that every component has, besides those of its kind. */
export const componentFields = {
  id: idField.describe('Short name, unique in the process; changes are called “id.property”.'),
  is: z.string().describe('What kind of component it is.'),
  name: z
    .string()
    .min(1)
    .optional()
    .describe('What people see. Default: the name of its asset, or the id.'),
  asset: z.string().optional().describe('Id of the asset that it stands for.'),
  to: z
    .union([idField, z.array(idField).min(1)])
    .optional()
    .describe('Where its items go: the id of a component, or several.'),
  reads: z
    .record(z.string(), z.string())
    .optional()
    .describe('Signals whose live values a run starts from, by what they say of the component.'),
  writes: z
    .record(z.string(), z.string())
    .optional()
    .describe('Signals that a run has values for, by what they say of the component.'),
}

/**
 * Reads and checks the `process` of a twin file; null when it cannot be used, with the reasons in `problems` (their places begin with
 * “process”). One mistake refuses the whole model: a run of half a plant would only mislead.
 */
export function readProcess(
  value: unknown,
  twin: ProcessSurroundings,
  problems: TwinProblems,
): ProcessModel | null {
  const found = new CountedProblems(problems)
  const path = ['process']
  const read = readFields(processFields, value, path, found)
  if (!read) return null
  const { components: list, ...unknown } = read.rest
  refuseUnknown(Object.keys(unknown), [...Object.keys(processFields), 'components'], path, found)
  const { costs, start, items = 'items', step = 60, laterStep, pace } = read.values
  const entries = readComponents(list, twin, found)
  if (entries.length === 0 || found.count > 0) return null
  const components = entries.map(({ component }) => component)
  for (const one of components) one.from = feedersOf(one.id, components)
  checkFlow(entries, found)
  if (pace !== undefined && !components.some(({ id, is }) => id === pace && is === 'machine')) {
    const machines = components.filter(({ is }) => is === 'machine').map(({ id }) => id)
    found.add([...path, 'pace'], `There is no machine “${cut(pace)}”.`, () =>
      didYouMean(pace, machines),
    )
  }
  if (found.count > 0) return null
  const rest = {
    components,
    costs: { currency: '€', energy: 0, heat: 0, reject: 0, item: 0, ...costs },
    start: { weekday: 1, hour: 0, month: 7, ...start },
    items,
    step,
    laterStep: laterStep ?? step,
    pace: pace ?? null,
    isByItem:
      partsByShares(components) ||
      components.some(({ is, options }) => componentKinds[is].isRandom?.(options) ?? false),
  }
  const digest = new Digest()
  digest.text(JSON.stringify(rest))
  return { ...rest, digest: digest.hex() }
}

export type ComponentEntry = { component: ModelComponent; path: JsonPath }

/** Counts what it hands on: a model with an error is none. */
class CountedProblems extends TwinProblems {
  count = 0
  readonly #to: TwinProblems

  constructor(to: TwinProblems) {
    super()
    this.#to = to
  }

  override add(...given: Parameters<TwinProblems['add']>): void {
    this.count++
    this.#to.add(...given)
  }

  override warn(...given: Parameters<TwinProblems['warn']>): void {
    this.#to.warn(...given)
  }
}

function readComponents(
  list: unknown,
  twin: ProcessSurroundings,
  problems: TwinProblems,
): ComponentEntry[] {
  const path = ['process', 'components']
  if (!Array.isArray(list) || list.length === 0) {
    const text =
      list === undefined
        ? '“components” is missing.'
        : Array.isArray(list)
          ? '“components” is empty.'
          : `“components” must be a list, but is ${sayGiven(list)}.`
    const advice = 'Add "components": [{ "id": "in", "is": "source", "to": "mill" }, … ].'
    problems.add(list === undefined ? ['process'] : path, text, advice)
    return []
  }
  const entries: ComponentEntry[] = []
  list.forEach((entry: unknown, i) => {
    const place = [...path, i]
    const component = readComponent(entry, place, twin, problems)
    if (!component) return
    const other = entries.findIndex(({ component: { id } }) => id === component.id)
    if (other >= 0) {
      const text = `Two components have the id “${component.id}”; the other one is process.components[${other}].`
      problems.add([...place, 'id'], text, 'Give each component an id of its own.')
    }
    entries.push({ component, path: place })
  })
  return entries
}

function readComponent(
  entry: unknown,
  path: JsonPath,
  twin: ProcessSurroundings,
  problems: TwinProblems,
): ModelComponent | null {
  const head = readFields(componentFields, entry, path, problems)
  if (!head || !isObject(entry)) return null
  const { id, is, name, asset, to, reads, writes } = head.values
  if (is === undefined || id === undefined) return null
  if (!Object.hasOwn(componentKinds, is)) {
    const names = Object.keys(componentKinds)
    problems.add([...path, 'is'], `There is no kind of component “${cut(is)}”.`, () =>
      didYouMean(is, names, names.slice(0, 20)),
    )
    return null
  }
  const kind = componentKinds[is]
  const shape = kind.options.shape as Record<string, z.ZodType>
  const own = readFields(shape, head.rest, path, problems)
  if (!own) return null
  refuseUnknown(
    Object.keys(own.rest),
    [...Object.keys(componentFields), ...Object.keys(shape)],
    path,
    problems,
  )
  const options = own.values as Record<string, unknown>
  const found = twin.assets.find((one) => one.id === asset)
  if (asset !== undefined && !found) {
    const ids = twin.assets.map((one) => one.id)
    problems.add([...path, 'asset'], `There is no asset “${cut(asset)}”.`, () =>
      didYouMean(asset, ids, []),
    )
  }
  return {
    id,
    is,
    name: name ?? found?.name ?? id,
    asset: asset ?? null,
    to: [to ?? []].flat(),
    from: [],
    given: head.rest,
    options,
    reads: readPorts(reads ?? {}, kind.reads, true, twin, [...path, 'reads'], problems),
    writes: readPorts(writes ?? {}, kind.writes, false, twin, [...path, 'writes'], problems),
  }
}

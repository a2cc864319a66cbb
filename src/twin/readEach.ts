import { isObject } from './isObject.ts'
import type { JsonPath } from './jsonPositions.ts'
import type { Source } from './readSource.ts'
import { sayGiven } from './sayIssue.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** Signals that every asset right below one has, as they stand in the file; “+” is the asset's id. */
export type Each = {
  entries: Record<string, Record<string, unknown>>
  /** Of the asset that has the `each`. */
  source: Source
  path: JsonPath
  /** Keys whose problems have been said: they are the same for every asset. */
  said: Set<string>
}

/** Nothing for each. */
export const noEach: Each = {
  entries: {},
  source: { codec: 'json', options: {}, isWrong: false },
  path: [],
  said: new Set(),
}

/** Reads an asset's `each`: what makes no sense for any asset is said here, once, and left out. */
export function readEach(
  value: unknown,
  source: Source,
  hasChildren: boolean,
  path: JsonPath,
  problems: TwinProblems,
): Each {
  if (value === undefined) return noEach
  if (!isObject(value)) {
    problems.add(path, `“each” must be an object, but is ${sayGiven(value)}.`)
    return noEach
  }
  if (!hasChildren) {
    const text = '“each” gives signals to the assets below this one, but there are none.'
    problems.warn(path, text, 'Add “children”.')
  }
  const entries: Each['entries'] = {}
  for (const [key, entry] of Object.entries(value)) {
    if (!isObject(entry))
      problems.add([...path, key], `This must be an object, but is ${sayGiven(entry)}.`)
    else if (isApart(entry, source)) entries[key] = entry
    else {
      const text = 'Every asset would get the same values: no “+” stands for the asset’s id.'
      problems.add([...path, key], text, 'Write a “topic” such as “hall/+/temperature”.')
    }
  }
  return { entries, source, path, said: new Set() }
}

/** The entry that one asset gets, and the source under it; what the asset says itself goes first. */
export function fillEach(
  entry: Record<string, unknown>,
  { source }: Each,
  own: Record<string, unknown>,
  id: string,
): { entry: Record<string, unknown>; source: Source } {
  const filled = { ...entry, ...own }
  for (const name of places) if (!Object.hasOwn(own, name)) filled[name] = fill(filled[name], id)
  for (const name of places) if (filled[name] === undefined) delete filled[name]
  return {
    entry: filled,
    source: { ...source, topic: fill(source.topic, id) as string | undefined },
  }
}

/** Where “+” may stand: as a level of a topic, or as a whole Sparkplug id. */
const places = ['topic', 'node', 'device'] as const

function fill(value: unknown, id: string): unknown {
  if (typeof value !== 'string') return value
  let isFilled = false
  const levels = value.split('/').map((level) => {
    if (level !== '+' || isFilled) return level
    isFilled = true
    return id
  })
  return levels.join('/')
}

/** Whether the assets' signals would differ; a formula does by itself, since it finds signals of its own asset first. */
function isApart(entry: Record<string, unknown>, source: Source): boolean {
  if (Object.hasOwn(entry, 'formula')) return true
  const given = places.map((name) =>
    name === 'topic' ? (entry.topic ?? source.topic) : entry[name],
  )
  return given.some((value) => typeof value === 'string' && value.split('/').includes('+'))
}

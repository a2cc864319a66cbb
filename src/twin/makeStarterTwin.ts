import type { ModelRows } from './ModelRows.ts'
import { plainId } from './plainId.ts'
import { isStorey, nameOf } from './rowValues.ts'
import { cut } from './sayIssue.ts'
import { twinVersion } from './twinFile.ts'

/** A model that a twin file is wanted for. */
export type StarterModel = {
  id: string
  /** Its address, relative to where the twin file will stand. */
  file: string
  /** Its nodes, once it has loaded. */
  rows?: ModelRows
  /** How high a row begins; storeys are listed from the highest down. */
  heightOf?: (row: number) => number
}

type StarterAsset = {
  id: string
  name: string
  kind: 'site' | 'area' | 'storey' | 'asset'
  parts?: Record<string, string>
  children?: StarterAsset[]
}

/** More groups than this nobody wants to read in a file. */
const mostAssets = 200

/**
 * The text of a twin file for models that have none: one asset for the whole, and below it, as far as the models have
 * loaded, one for each storey or else for each of their topmost groups, with a pattern that fits it.
 */
export function makeStarterTwin(name: string, models: readonly StarterModel[]): string {
  const taken = new Set<string>(['site'])
  const known = models.filter(({ rows }) => rows !== undefined)
  const children = known.flatMap((model): StarterAsset[] => {
    const below = groupsOf(model, Math.max(1, Math.floor(mostAssets / known.length)), taken)
    if (models.length === 1) return below
    if (below.length === 0) return []
    return [
      { id: plainId(model.id, taken, 'model'), name: model.id, kind: 'area', children: below },
    ]
  })
  const site: StarterAsset = { id: 'site', name: sayName(name, 'Model'), kind: 'site' }
  if (children.length > 0) site.children = children
  const file = {
    gemba: twinVersion,
    name: site.name,
    models: models.map(({ id, file: address }) => ({ id, file: address })),
    assets: [site],
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

function groupsOf(
  { id, rows, heightOf }: StarterModel,
  most: number,
  taken: Set<string>,
): StarterAsset[] {
  if (!rows) return []
  const storeys = storeysOf(rows, most)
  const isHouse = storeys.length > 0
  if (heightOf) storeys.sort((a, b) => heightOf(b) - heightOf(a) || a - b)
  const chosen = isHouse ? storeys : foremost(rows, topOf(rows), most)
  return chosen.map((row) => {
    const name = sayName(nameOf(rows, row), 'Part')
    return {
      id: plainId(name, taken, 'part'),
      name,
      kind: isHouse ? 'storey' : 'asset',
      parts: { all: `${id}:/${patternOf(rows.parts.paths[row])}` },
    }
  })
}

function storeysOf(rows: ModelRows, most: number): number[] {
  const { size, end } = rows.parts
  const found: number[] = []
  for (let row = 0; row < size && found.length < most;) {
    const is = isStorey(rows, row)
    if (is) found.push(row)
    row = is ? end[row] : row + 1
  }
  return found
}

/** The rows of the first level that has more than one; groups with nothing else beside them tell nothing. */
function topOf({ parts }: ModelRows): number[] {
  let level = rowsFrom(parts.end, 0, parts.size)
  while (level.length === 1) {
    const [only] = level
    const below = rowsFrom(parts.end, only + 1, parts.end[only])
    if (parts.isPart[only] !== 0 || below.length === 0) break
    level = below
  }
  return level
}

function rowsFrom(end: ArrayLike<number>, from: number, to: number): number[] {
  const rows: number[] = []
  for (let row = from; row < to; row = end[row]) rows.push(row)
  return rows
}

/** Of too many, those that hold others first; as the file has them. */
function foremost({ parts }: ModelRows, rows: readonly number[], most: number): readonly number[] {
  if (rows.length <= most) return rows
  const size = (row: number) => parts.end[row] - row
  const large = rows.toSorted((a, b) => size(b) - size(a)).slice(0, most)
  return large.toSorted((a, b) => a - b)
}

/** A path as a pattern: its own signs for “any” fit it too, but two stars together mean something else. */
function patternOf(path: string): string {
  return path.replace(/\*{2,}/g, '*')
}

function sayName(name: string, fallback: string): string {
  return cut(name.trim()) || fallback
}

import type { ModelRows } from '#twin/ModelRows.ts'
import { makePartMatcher } from '#twin/PartPattern.ts'
import { PartTable } from '#twin/PartTable.ts'
import type { Asset, Signal, Twin } from '#twin/Twin.ts'

function asset(id: string, parent: number, kind: Asset['kind'], signals: number[] = []): Asset {
  return {
    id,
    name: id[0].toUpperCase() + id.slice(1),
    kind,
    parent,
    parts: {},
    signals,
    shows: [],
  }
}

function signal(id: string, owner: number, change: Partial<Signal> = {}): Signal {
  const name = id.slice(id.indexOf('.') + 1)
  const rest = { topic: id, codec: 'number', codecOptions: {}, unit: '', staleAfter: 10, digits: 0 }
  return { id, name, asset: owner, ...rest, ...change }
}

/** works › line1 › (filler, capper › head), with four signals. */
export const smallTwin: Twin = {
  name: 'Works',
  models: [],
  shows: [],
  views: [],
  assets: [
    asset('works', -1, 'site'),
    asset('line1', 0, 'line', [0]),
    asset('filler', 1, 'asset', [1, 2]),
    asset('capper', 1, 'asset'),
    asset('head', 3, 'component', [3]),
  ],
  signals: [
    signal('line1.output', 1),
    signal('filler.mode', 2, { states: [{ code: 1, name: 'auto' }] }),
    signal('filler.state', 2, { states: [{ code: 2, name: 'running' }] }),
    signal('head.torque', 4),
  ],
}

export const smallParts = [
  'hall/Line1/Filler/Body',
  'hall/Line1/Filler/StackLight/Red',
  'hall/Line1/Capper/Body',
  'hall/Line1/Capper/Head/Chuck',
  'hall/Floor',
]

export function assetOfSmallPart(part: string): number {
  if (part.includes('/Filler/')) return 2
  if (part.includes('/Head/')) return 4
  return part.includes('/Capper/') ? 3 : -1
}

const local = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

/**
 * A model's rows from part ids, with the groups above them. `extras` by path; the model's name is the first name of
 * all ids.
 */
export function makeTables(
  parts: readonly string[],
  assetOf: (part: string) => number = () => -1,
  extras: Record<string, Record<string, unknown>> = {},
): ModelRows[] {
  const id = parts[0]?.split('/')[0] ?? 'hall'
  const paths: string[] = []
  for (const part of parts) {
    const names = part.split('/').slice(1)
    names.forEach((_, i) => {
      const path = names.slice(0, i + 1).join('/')
      if (!paths.includes(path)) paths.push(path)
    })
  }
  const nodes = paths.map((path) => ({
    path,
    parent: paths.indexOf(path.slice(0, Math.max(0, path.lastIndexOf('/')))),
    isPart: parts.includes(`${id}/${path}`),
    local,
  }))
  const extrasOf: ModelRows['extras'] = (row) => extras[paths[row]] ?? null
  return [
    {
      id,
      parts: new PartTable(nodes),
      matcher: makePartMatcher(paths, extrasOf),
      assetOfRow: Int32Array.from(paths, (path) => assetOf(`${id}/${path}`)),
      extras: extrasOf,
      about: () => ({ mesh: '', material: '', triangles: 0 }),
    },
  ]
}

export const smallTables = makeTables(smallParts, assetOfSmallPart)

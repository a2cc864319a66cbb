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

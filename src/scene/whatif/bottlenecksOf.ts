import type { PartAnswer } from '#twin/process/Answer.ts'

/** An asset that limits the output in one of the two worlds, or in both. */
export type Bottleneck = { asset: string; kind: 'both' | 'scenario' | 'baseline' }

/** More marks than these would only hide each other. */
const most = 12

/** The bottlenecks of an answer that stand in the picture, each asset once. */
export function bottlenecksOf(parts: readonly PartAnswer[]): Bottleneck[] {
  const found = new Map<string, { baseline: boolean; scenario: boolean }>()
  for (const { asset, isBottleneck } of parts) {
    if (asset === null || !(isBottleneck.baseline || isBottleneck.scenario)) continue
    const known = found.get(asset)
    found.set(asset, {
      baseline: isBottleneck.baseline || (known?.baseline ?? false),
      scenario: isBottleneck.scenario || (known?.scenario ?? false),
    })
  }
  const all = [...found].map(([asset, { baseline, scenario }]): Bottleneck => {
    return { asset, kind: baseline && scenario ? 'both' : scenario ? 'scenario' : 'baseline' }
  })
  return all.slice(0, most)
}

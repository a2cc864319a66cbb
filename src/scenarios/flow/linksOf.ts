import type { FlowPlan } from './FlowPlan.ts'

/** Who stands beside whom: of each store the stage before and behind it, of each stage its first store on either side; −1 for none. */
export function linksOf({
  stages,
  stores,
}: FlowPlan): Record<'from' | 'to' | 'ins' | 'outs', Int32Array> {
  const from = new Int32Array(stores.length).fill(-1)
  const to = from.slice()
  stages.forEach(({ ins, outs }, i) => {
    for (const store of ins) to[store] = i
    for (const store of outs) from[store] = i
  })
  return {
    from,
    to,
    ins: Int32Array.from(stages, ({ ins }) => ins[0] ?? -1),
    outs: Int32Array.from(stages, ({ outs }) => outs[0] ?? -1),
  }
}

import type { FlowPlan } from '../flow/FlowPlan.ts'

/** How many items of the source one item is worth, of each stage's finished items and in each store: 12 for a carton of 12 bottles. */
export function worthOf({ stages, stores }: FlowPlan): {
  stages: Float64Array
  stores: Float64Array
} {
  const of = new Float64Array(stages.length).fill(1)
  const inStore = new Float64Array(stores.length).fill(1)
  // As many rounds as there are stages, for any order and for loops; most need two.
  for (let round = 0, isSettled = false; !isSettled && round < stages.length; round++) {
    isSettled = true
    stages.forEach(({ ins, outs, takes, shape, shares }, i) => {
      const first = ins.length > 0 ? inStore[ins[0]] : 1
      const joined = ins.reduce((sum, store, k) => sum + inStore[store] * shares[k], 0)
      const worth = shape === 'join' ? joined : takes * first
      if (worth !== of[i]) isSettled = false
      of[i] = worth
      for (const store of outs) inStore[store] = worth
    })
  }
  return { stages: of, stores: inStore }
}

import { componentKinds } from '../components/index.ts'
import type { FlowPlan, StagePlan } from '../flow/FlowPlan.ts'
import type { ModelComponent, PlannedFlow } from './ProcessModel.ts'

type Node = {
  id: string
  isStore: boolean
  stage?: Partial<StagePlan>
  index: number
  ins: Edge[]
  outs: Edge[]
}
type Edge = { from: Node; to: Node }

/** How much faster than the fastest component things go where nothing limits them: what has no rate must not have an infinite one. */
const freely = 100

/**
 * Lays a model's components out as stages and stores in turn. Where several go to one, or one to several, a merge or a split is put in;
 * where two stages follow each other a store without room, where two stores do a stage that passes on.
 */
export function planFlow(components: readonly ModelComponent[]): PlannedFlow {
  const plan: FlowPlan = { stages: [], stores: [] }
  const nodes = new Map<string, Node>()
  for (const { id, is, options, to, from } of components) {
    const { flow } = componentKinds[is]
    if (!flow) continue
    const isStore = flow.as === 'store'
    const index = isStore ? plan.stores.push(flow.of(options)) - 1 : -1
    nodes.set(id, {
      id,
      isStore,
      index,
      ins: [],
      outs: [],
      ...(!isStore && { stage: flow.of(options, to, from) }),
    })
  }
  for (const { id, to } of components) {
    for (const name of to) link(nodes.get(id)!, nodes.get(name)!)
  }
  const all = [...nodes.values()]
  for (const node of nodes.values()) {
    if (node.outs.length > 1 && node.stage?.shape !== 'split') all.push(fanOut(node))
    if (node.ins.length > 1 && !isGathering(node)) all.push(fanIn(node))
  }
  const rates = all.map(({ stage }) => stage?.rate ?? 0).filter(Number.isFinite)
  const belts = plan.stores.map(passage).filter(Number.isFinite)
  const fast = freely * (Math.max(0, ...rates, ...belts) || 1)
  for (const node of all) {
    if (!node.stage) continue
    node.index = plan.stages.push(makeStage(node.stage, fast)) - 1
  }
  for (const node of all) for (const edge of node.outs) join(edge, plan, fast)
  const indices = (isStore: boolean) =>
    [...nodes.values()]
      .filter((node) => node.isStore === isStore)
      .map(({ id, index }): [string, number] => [id, index])
  return { plan, stageOf: new Map(indices(false)), storeOf: new Map(indices(true)) }
}

/** Ids of the components that go to one. */
export function feedersOf(id: string, components: readonly ModelComponent[]): string[] {
  return components.filter(({ to }) => to.includes(id)).map((one) => one.id)
}

function isGathering({ stage }: Node): boolean {
  return stage?.shape === 'merge' || stage?.shape === 'join'
}

function link(from: Node, to: Node): Edge {
  const edge = { from, to }
  from.outs.push(edge)
  to.ins.push(edge)
  return edge
}

/** Puts a split behind a component that goes to several. */
function fanOut(node: Node): Node {
  const split = makeNode(`${node.id}>`, { shape: 'split', way: 'even' })
  split.outs = node.outs
  for (const edge of split.outs) edge.from = split
  node.outs = []
  link(node, split)
  return split
}

/** Puts a merge before a component that several go to. */
function fanIn(node: Node): Node {
  const merge = makeNode(`>${node.id}`, { shape: 'merge', way: 'even' })
  merge.ins = node.ins
  for (const edge of merge.ins) edge.to = merge
  node.ins = []
  link(merge, node)
  return merge
}

function makeNode(id: string, stage: Partial<StagePlan>): Node {
  return { id, isStore: false, stage, index: -1, ins: [], outs: [] }
}

function makeStage(stage: Partial<StagePlan>, fast: number): StagePlan {
  const rate = Number.isFinite(stage.rate) ? stage.rate! : fast
  return {
    shape: 'series',
    way: 'even',
    shares: [],
    isFree: !Number.isFinite(stage.rate),
    cycle: null,
    takes: 1,
    yield: 1,
    slowest: 1,
    power: 0,
    idlePower: 0,
    ...stage,
    rate,
    design: stage.design ?? (rate > 0 ? rate : fast),
    ins: [],
    outs: [],
  }
}

/** Ties two nodes: directly when one is a stage and the other a store, else with what belongs between. */
function join({ from, to }: Edge, plan: FlowPlan, fast: number): void {
  const { stages, stores } = plan
  if (!from.isStore && !to.isStore) {
    const isLane = stages[from.index].shape !== 'series' || stages[to.index].shape !== 'series'
    const store = stores.push({ capacity: 0, level: 0, delay: 0, isLane }) - 1
    stages[from.index].outs.push(store)
    stages[to.index].ins.push(store)
  } else if (from.isStore && to.isStore) {
    const rate = Math.min(fast, passage(stores[from.index]), passage(stores[to.index]))
    const passing = { ...makeStage({ rate }, fast), isFree: true }
    passing.ins.push(from.index)
    passing.outs.push(to.index)
    stages.push(passing)
  } else if (from.isStore) stages[to.index].ins.push(from.index)
  else stages[from.index].outs.push(to.index)
}

/** Items a second that a belt can carry when they stand shoulder to shoulder. */
function passage({ capacity, delay }: { capacity: number; delay: number }): number {
  return delay > 0 ? capacity / delay : Infinity
}

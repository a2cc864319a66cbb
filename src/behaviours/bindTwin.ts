import type { ClipTable } from '#twin/ClipTable.ts'
import type { LabelTable } from '#twin/LabelTable.ts'
import { makePartMatcher, splitModelPrefix, type PartMatcher } from '#twin/PartPattern.ts'
import type { PartTable } from '#twin/PartTable.ts'
import type { Problem } from '#twin/Problem.ts'
import type { Show, Twin } from '#twin/Twin.ts'
import { doNow, type Work } from '#twin/Work.ts'
import type { Target } from './Behaviour.ts'
import type { BehaviourLoop } from './BehaviourLoop.ts'
import { behaviours } from './index.ts'
import type { AnyBehaviour } from './makeBehaviour.ts'
import { settleClaims, type Claim } from './settleClaims.ts'

/** The tables of one loaded model. */
export type ModelTables = {
  /** Its id in the twin file. */
  id: string
  parts: PartTable
  clips: ClipTable
  labels: LabelTable
  bounds: Target['bounds']
}

/**
 * Puts all bindings of a twin to work on one model, in the order of the file; `loop.detachAll(model.parts)` takes them
 * off again. Patterns that match nothing are not reported here. `now` is the frame clock in seconds,
 * `matcher` that of the model, where there is one already.
 */
export function bindTwin(
  twin: Twin,
  model: ModelTables,
  loop: BehaviourLoop,
  now: number,
  matcher: PartMatcher = makePartMatcher(model.parts.paths),
): readonly Problem[] {
  const plan = doNow(planBindings(twin, model, matcher))
  attachBindings(plan, loop, now)
  return plan.problems
}

/** What is to be bound to a model, and what is wrong with it; nothing is bound yet. */
export type BindingPlan = { claims: readonly Claim[]; problems: readonly Problem[] }

/** Works out the bindings of a twin to one model. */
export function* planBindings(
  twin: Twin,
  model: ModelTables,
  matcher: PartMatcher,
): Work<BindingPlan> {
  const problems: Problem[] = []
  const claims: Claim[] = []
  for (const show of twin.shows) {
    yield
    const behaviour = registry.get(show.behaviour)
    if (!behaviour) problems.push(unknownBehaviour(show))
    else {
      const target = makeTarget(twin, show, model, matcher)
      if (target) claims.push({ show, behaviour, target })
    }
  }
  problems.push(...(yield* settleClaims(claims)))
  for (const { show, behaviour, target } of claims) {
    yield
    for (const { text, advice } of behaviour.check(target, show.options)) {
      problems.push({ from: 'behaviour', severity: 'warning', text, where: show.where, advice })
    }
  }
  return { claims, problems }
}

/** Puts what was planned to work, all at once. */
export function attachBindings({ claims }: BindingPlan, loop: BehaviourLoop, now: number): void {
  for (const { show, behaviour, target } of claims)
    loop.attach(show.behaviour, behaviour, show.options, target, now)
}

/** A map, so that a name like `toString` is not found. */
const registry = new Map<string, AnyBehaviour>(Object.entries(behaviours))

/** The parts of a model that a binding acts on; null when none of its patterns matches. */
function makeTarget(
  twin: Twin,
  show: Show,
  { id, parts, clips, labels, bounds }: ModelTables,
  matcher: PartMatcher,
): Target | null {
  const matched = new Set<number>()
  for (const text of show.parts) {
    const { model, pattern } = splitModelPrefix(text)
    if (model === null || model === id) for (const row of matcher.match(pattern)) matched.add(row)
  }
  if (matched.size === 0) return null
  const ordered = [...matched].toSorted((a, b) => a - b)
  const rows: number[] = []
  const roots: number[] = []
  let end = 0
  let groupEnd = 0
  for (const row of ordered) {
    if (row >= end) {
      roots.push(row)
      end = parts.end[row]
    }
    if (row < groupEnd) continue
    if (parts.isPart[row] !== 0) rows.push(row)
    else {
      groupEnd = parts.end[row]
      for (let i = row; i < groupEnd; i++) if (parts.isPart[i] !== 0) rows.push(i)
    }
  }
  return {
    parts,
    clips,
    labels,
    bounds,
    rows: Uint32Array.from(rows),
    roots: Uint32Array.from(roots),
    signal: show.signal < 0 ? undefined : twin.signals[show.signal],
    slot: show.signal,
    assetName: twin.assets[show.asset]?.name ?? '',
  }
}

function unknownBehaviour({ behaviour, where }: Show): Problem {
  const text = `There is no behaviour "${behaviour}".`
  const advice = `There are: ${Object.keys(behaviours).join(', ')}.`
  return { from: 'behaviour', severity: 'error', text, where, advice }
}

import { planBindings, type BindingPlan } from '#behaviours/bindTwin.ts'
import { makeAssetIndex, type AssetIndex } from '#behaviours/makeAssetIndex.ts'
import type { LoadedModel } from '#scene/model/LoadedModel.ts'
import { checkParts } from '#twin/checkParts.ts'
import { matcherOf, splitModelPrefix, type PartMatcher } from '#twin/PartPattern.ts'
import type { Problem } from '#twin/Problem.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import { listPartIds } from './listPartIds.ts'

/** What a twin comes to on one model; nothing of it is at work yet. */
export type PreparedModel = {
  model: LoadedModel
  matcher: PartMatcher
  assets: AssetIndex
  plan: BindingPlan
  problems: readonly Problem[]
  partIds: readonly string[]
}

/** Works out all that a plant needs to know of a model before it takes it in. */
export function* prepareModel(twin: Twin, model: LoadedModel): Work<PreparedModel> {
  const { id, parts, clips, labels } = model
  const matcher = matcherOf(parts.paths, model.extras)
  yield* matcher.prepare(patternsFor(twin, id))
  yield* parts.indexPaths()
  const tables = { id, parts, clips, labels, bounds: (row: number) => model.bounds(row) }
  const plan = yield* planBindings(twin, tables, matcher)
  const lost = yield* checkParts(twin, parts.paths, id, matcher)
  const problems = [...model.problems, ...plan.problems, ...lost]
  const partIds = yield* listPartIds(id, parts)
  const assets = makeAssetIndex(twin, id, parts, matcher)
  return { model, matcher, assets, plan, problems, partIds }
}

function patternsFor({ assets, shows }: Twin, id: string): string[] {
  const all = [
    assets.map((asset) => Object.values(asset.parts).flat()),
    shows.map((show) => show.parts),
  ]
  return all.flat(2).flatMap((text) => {
    const { model, pattern } = splitModelPrefix(text)
    return model === null || model === id ? [pattern] : []
  })
}

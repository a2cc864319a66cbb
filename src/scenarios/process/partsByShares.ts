import type { ModelComponent } from './ProcessModel.ts'

/**
 * Whether somewhere a flow parts by fixed shares and its ways meet again in a merge. There each way waits for the others at both ends; as a fluid it
 * would start and stop without end, so that such a model is followed item by item.
 */
export function partsByShares(components: readonly ModelComponent[]): boolean {
  const byId = new Map(components.map((component) => [component.id, component]))
  return components.some(({ is, options, to }) => {
    if (is !== 'split' || options.way !== 'shares') return false
    const met = new Set<string>()
    return to.some((way) => {
      const behind = behindOf(way, byId)
      const isMet = [...behind].some((id) => met.has(id) && byId.get(id)?.is === 'merge')
      for (const id of behind) met.add(id)
      return isMet
    })
  })
}

/** A component and all that comes behind it. */
function behindOf(start: string, byId: ReadonlyMap<string, ModelComponent>): Set<string> {
  const found = new Set([start])
  for (const id of found) for (const next of byId.get(id)?.to ?? []) found.add(next)
  return found
}

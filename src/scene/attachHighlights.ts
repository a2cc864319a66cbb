import { usePlant } from '#state/plant.ts'
import { useSelection } from '#state/selection.ts'
import { Look } from '#twin/PartTable.ts'
import type { World } from './World.ts'

/** Shows in the part tables what is pointed at (1) and selected (2). Returns its stop, which clears the marks. */
export function attachHighlights(world: World): () => void {
  const marked = new Set<string>()
  const mark = (part: string, value: number): void => {
    const found = world.find(part)
    if (!found) return
    const { parts } = world.placed[found.number].model
    for (let row = found.row; row < parts.end[found.row]; row++) {
      parts.set(row, Look.highlight, value)
    }
    if (value > 0) marked.add(part)
  }
  const show = (): void => {
    for (const part of marked) mark(part, 0)
    marked.clear()
    const { asset, part, hoveredPart } = useSelection.getState()
    if (hoveredPart !== null) mark(hoveredPart, 1)
    if (part !== null) mark(part, 2)
    else if (asset !== null) for (const each of partsOf(asset)) mark(each, 2)
  }
  show()
  const stops = [useSelection.subscribe(show), usePlant.subscribe(show)]
  return () => {
    for (const stop of stops) stop()
    for (const part of marked) mark(part, 0)
  }
}

/** The part ids of an asset by its id; empty when there is none. */
export function partsOf(asset: string): readonly string[] {
  const { twin, partsOfAsset } = usePlant.getState()
  const at = twin?.assets.findIndex((each) => each.id === asset) ?? -1
  return at < 0 ? [] : partsOfAsset(at)
}

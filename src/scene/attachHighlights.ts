import { inSlices } from '#state/inSlices.ts'
import { usePlant } from '#state/plant.ts'
import { selected, useSelection } from '#state/selection.ts'
import { Look } from '#twin/PartTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import type { World } from './World.ts'

/**
 * Shows in the part tables what is pointed at (1) and selected (2). A passing pointer touches only what it leaves and enters,
 * however much is selected; thousands of things are marked in slices. Returns its stop, which clears the marks.
 */
export function attachHighlights(world: World): () => void {
  const chosen = world.placed.map(({ model }) => new Uint8Array(model.parts.size))
  let hovered: string | null = null
  const hover = (): void => {
    const next = useSelection.getState().hoveredPart
    if (next === hovered) return
    if (hovered !== null) light(world, chosen, hovered, 0)
    if (next !== null) light(world, chosen, next, 1)
    hovered = next
  }
  const choosing = function* (): Work<void> {
    for (const rows of chosen) rows.fill(0)
    for (const [i, { asset, part }] of selected(useSelection.getState()).entries()) {
      if (i % 16 === 15) yield
      const own = part !== null ? [part] : asset !== null ? nodesOf(asset) : []
      for (const each of own) mark(world, chosen, each)
    }
    write(world, chosen)
    if (hovered !== null) light(world, chosen, hovered, 1)
  }
  let abort = new AbortController()
  const choose = (): void => {
    abort.abort()
    abort = new AbortController()
    void inSlices(choosing(), abort.signal)
  }
  choose()
  hover()
  const stops = [
    useSelection.subscribe((now, before) => {
      const isSame = now.asset === before.asset && now.part === before.part
      if (!isSame || now.more !== before.more) choose()
      hover()
    }),
    usePlant.subscribe((now, before) => {
      if (now.parts !== before.parts || now.twin !== before.twin) choose()
    }),
  ]
  return () => {
    abort.abort()
    for (const stop of stops) stop()
    for (const rows of chosen) rows.fill(0)
    write(world, chosen)
  }
}

/** The part ids of an asset by its id; empty when there is none. */
export function partsOf(asset: string): readonly string[] {
  const { partsOfAsset } = usePlant.getState()
  return partsOfAsset(assetAt(asset))
}

/** The same as the ids of groups, as far as these hold nothing else. */
export function nodesOf(asset: string): readonly string[] {
  const { nodesOfAsset } = usePlant.getState()
  return nodesOfAsset(assetAt(asset))
}

let places: { twin: Twin | null; of: ReadonlyMap<string, number> } = { twin: null, of: new Map() }

function assetAt(asset: string): number {
  const { twin } = usePlant.getState()
  if (twin !== places.twin)
    places = { twin, of: new Map(twin?.assets.map(({ id }, index) => [id, index])) }
  return places.of.get(asset) ?? -1
}

function mark(world: World, chosen: readonly Uint8Array[], part: string): void {
  const found = world.find(part)
  if (!found) return
  const { end } = world.placed[found.number].model.parts
  chosen[found.number].fill(2, found.row, end[found.row])
}

function write(world: World, chosen: readonly Uint8Array[]): void {
  world.placed.forEach(({ model: { parts } }, number) => {
    const rows = chosen[number]
    for (let row = 0; row < parts.size; row++) parts.set(row, Look.highlight, rows[row])
  })
}

/** Marks a part and what is below it as pointed at, or not, where it is not selected. */
function light(world: World, chosen: readonly Uint8Array[], part: string, value: number): void {
  const found = world.find(part)
  if (!found) return
  const { parts } = world.placed[found.number].model
  for (let row = found.row; row < parts.end[found.row]; row++) {
    parts.set(row, Look.highlight, Math.max(value, chosen[found.number][row]))
  }
}

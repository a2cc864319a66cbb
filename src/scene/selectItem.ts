import { Vector3 } from 'three'
import { usePlant } from '#state/plant.ts'
import {
  clearSelection,
  selectAsset,
  selectPart,
  toggleSelected,
  useSelection,
  type Picked,
} from '#state/selection.ts'
import type { World } from './World.ts'

const size = new Vector3()

/**
 * Selects what a person has pointed at (an item, -1 for nothing): the machine first, then its part; with `isPart` the part
 * at once; with `isMore` besides what is selected.
 */
export function selectItem(world: World, item: number, isPart = false, isMore = false): void {
  if (item < 0) {
    if (!isMore) clearSelection()
    return
  }
  const picked = pickedBy(world.partOf(item), isPart, isMore)
  if (isMore) toggleSelected(picked)
  else if (picked.part !== null) selectPart(picked.part, picked.asset)
  else if (picked.asset !== null) selectAsset(picked.asset)
}

/**
 * Floors and walls: chosen by a click, but they don't light up under a passing pointer.
 * @frame
 */
export function isVast(world: World, item: number): boolean {
  const { boxes } = world
  const at = item * 6
  const length = Math.hypot(
    boxes[at + 3] - boxes[at],
    boxes[at + 4] - boxes[at + 1],
    boxes[at + 5] - boxes[at + 2],
  )
  return length > world.box.getSize(size).length() * 0.4
}

/** What a click on a part means: the machine that it belongs to, until one is in that machine. */
function pickedBy(part: string, isPart: boolean, isMore: boolean): Picked {
  const { twin, assetOfPart } = usePlant.getState()
  const asset = twin?.assets[assetOfPart(part)]?.id ?? null
  const known = useSelection.getState()
  // A second click with Shift on a whole machine takes it out again.
  const isInside = asset === null || (known.asset === asset && !(isMore && known.part === null))
  return { asset, part: isPart || isInside ? part : null }
}

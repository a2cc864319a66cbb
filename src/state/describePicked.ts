import { readableName } from '#twin/readableName.ts'
import { assetPath, twinIndex } from '#twin/twinIndex.ts'
import type { Twin } from '#twin/Twin.ts'
import { usePlant } from './plant.ts'
import { mostParts } from './reasonsOf.ts'
import type { Picked } from './selection.ts'
import { slotsOfPart } from './slotsOfPart.ts'

/** What a person is told about something they have chosen. */
export type PickedWords = {
  name: string
  kind: string
  /** Names of what it belongs to, from the outside in. */
  path: readonly string[]
  /** Slots of the signals that act on it, then of the others of its asset. */
  slots: readonly number[]
  /** The parts that can say why they look as they do. */
  parts: readonly string[]
}

/** Describes a part or an asset; null when the twin does not know it. */
export function describePicked(twin: Twin, { asset: id, part }: Picked): PickedWords | null {
  const { explain, extras, partsOfAsset } = usePlant.getState()
  const asset = (id === null ? undefined : twinIndex(twin).assetOfId.get(id)) ?? -1
  if (asset < 0 && part === null) return null
  const path = asset >= 0 ? assetPath(twin, asset) : []
  const above = part === null ? path.slice(0, -1) : path
  const { bound, others } = slotsOfPart(twin, asset, part, explain)
  return {
    name: part === null ? twin.assets[asset].name : nameOf(part, extras(part)),
    kind: part === null ? twin.assets[asset].kind : 'part',
    path: above.map((at) => twin.assets[at].name),
    slots: [...bound, ...others],
    parts: part === null ? partsOfAsset(asset, mostParts) : [part],
  }
}

function nameOf(part: string, extras: Readonly<Record<string, unknown>> | null): string {
  return readableName(part.slice(part.lastIndexOf('/') + 1), extras)
}

import { useEffect } from 'react'
import { Box3, Vector3 } from 'three'
import { keepPlaces, mostPlaces, type PlanPlace } from '#state/assetPlaces.ts'
import { inSlices } from '#state/inSlices.ts'
import { useKeptPlant } from '#state/keptPlant.ts'
import { usePlant } from '#state/plant.ts'
import type { Twin } from '#twin/Twin.ts'
import type { Work } from '#twin/Work.ts'
import type { World } from './World.ts'

/** Milliseconds after the last model came: nobody waits for it. */
const pause = 3000
/** Parts of one machine that are looked at. */
const mostParts = 500
/** Share of its box that a machine's parts cover, seen from above; where they cover less they are scattered. */
const leastCovered = 0.4
const all = new Box3()
const largest = new Box3()
const box = new Box3()
const size = new Vector3()

/** Notes where the machines stand, for the plan of the plain view, which has no model. */
export function KeepPlaces({ world }: { world: World }) {
  const parts = usePlant((plant) => plant.parts)
  useEffect(() => {
    const { twin, file } = usePlant.getState()
    const isForgotten = useKeptPlant.getState().isForgotten
    // What was dropped onto the page has no address to come back to.
    if (!twin || parts.length === 0 || isForgotten || !/^https?:/.test(file?.address ?? ''))
      return undefined
    const ending = new AbortController()
    const timer = setTimeout(() => {
      void inSlices(findPlaces(twin, world), ending.signal).then((places) => {
        if (places && places.size > 0 && file)
          keepPlaces({ address: file.address, at: Date.now(), places })
      })
    }, pause)
    return () => {
      clearTimeout(timer)
      ending.abort()
    }
  }, [parts, world])
  return null
}

function* findPlaces(twin: Twin, world: World): Work<Map<string, PlanPlace>> {
  const places = new Map<string, PlanPlace>()
  const { partsOfAsset } = usePlant.getState()
  world.refit()
  for (const [asset, { id }] of twin.assets.entries()) {
    if (places.size >= mostPlaces) break
    const place = placeOf(partsOfAsset(asset, mostParts), world)
    if (place) places.set(id, place)
    yield
  }
  return places
}

/** The box of all parts; where they are scattered, as pipes are, that of the largest alone. */
function placeOf(parts: readonly string[], world: World): PlanPlace | null {
  all.makeEmpty()
  largest.makeEmpty()
  let covered = 0
  let most = -1
  for (const part of parts) {
    const found = world.find(part)
    if (!found || world.placed[found.number].model.parts.isPart[found.row] === 0) continue
    world.boxOfRow(found.number, found.row, box.makeEmpty())
    if (box.isEmpty()) continue
    const { x, y, z } = box.getSize(size)
    all.union(box)
    covered += x * z
    if (x * y * z > most) largest.copy(box)
    most = Math.max(most, x * y * z)
  }
  if (all.isEmpty()) return null
  const { x, z } = all.getSize(size)
  const { min, max } = covered < x * z * leastCovered ? largest : all
  return [min.x, min.z, max.x, max.z]
}

import type { PartNames } from '#people/bcf/PartNames.ts'
import { isIdName, isIfcGlobalId } from '#twin/isIdName.ts'
import { useCut } from './cut.ts'
import { placeOnPart } from './noteActs.ts'
import { usePlant } from './plant.ts'

/** Levels above a part at which its element may have the GlobalId: its mesh hangs below. */
const mostAbove = 2

/** How the parts of the open plant are called by IFC: by the name of a node, or by an id in its `extras`. */
export function readPartNames(): PartNames {
  const { tables } = usePlant.getState()
  const { range } = useCut.getState()
  const middle = (axis: 'x' | 'y' | 'z') => {
    const [from, to] = range?.[axis] ?? [0, 0]
    return Math.round((from + to) * 500) / 1000
  }
  const guids = new Map<string, string | null>()
  return {
    guidOf: (part) => {
      if (!guids.has(part)) guids.set(part, guidOf(part))
      return guids.get(part) ?? null
    },
    ofGuid: (guid) => {
      if (!isIfcGlobalId(guid)) return null
      for (const { id, matcher, parts } of tables) {
        const [row] = matcher.match(guid)
        if (row !== undefined) return `${id}/${parts.paths[row]}`
      }
      return null
    },
    has: (part) =>
      tables.some(
        ({ id, parts }) => part.startsWith(`${id}/`) && parts.rowOf(part.slice(id.length + 1)) >= 0,
      ),
    placeOf: placeOnPart,
    middle: [middle('x'), middle('y'), middle('z')],
  }
}

function guidOf(part: string): string | null {
  const { extras } = usePlant.getState()
  let path = part
  for (let above = 0; above <= mostAbove && path.includes('/'); above++) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (isIfcGlobalId(name)) return name
    for (const [key, value] of Object.entries(extras(path) ?? {}))
      if (isIdName(key) && typeof value === 'string' && isIfcGlobalId(value)) return value
    path = path.slice(0, path.lastIndexOf('/'))
  }
  return null
}

import { noteLooking, useLooking } from '#state/looking.ts'
import { Look } from '#twin/PartTable.ts'
import type { World } from './World.ts'

/** What stands in `Look.ghost`. */
const solid = 0
const ghosted = 1
const hidden = 2

/** What somebody else takes out of the way for a while: by model, 1 for each such row. `tell` brings changes into the picture. */
export type Aside = { rows: readonly Uint8Array[]; tell: () => void }

/**
 * Brings what a person has hidden, isolated and ghosted into the part tables, in one pass a change. Parts that are in no
 * model (any more) are passed over; when nothing of what was isolated is there, everything is shown. What stands
 * `aside` is hidden too, but not counted: nobody did it to the part. Returns its stop.
 */
export function attachLooking(
  world: World,
  aside: Aside = { rows: [], tell: () => undefined },
): () => void {
  const codes = world.placed.map(({ model }) => new Uint8Array(model.parts.size))
  let shown: unknown[] = []
  const show = (): void => {
    const { hidden: gone, only, rest } = useLooking.getState()
    if (shown[0] === gone && shown[1] === only && shown[2] === rest) return
    shown = [gone, only, rest]
    write()
  }
  const write = (): void => {
    const { hidden: gone, only, rest } = useLooking.getState()
    for (const code of codes) code.fill(solid)
    if (only !== null && [...only].some((part) => world.find(part) !== null)) {
      for (const code of codes) code.fill(rest === 'hidden' ? hidden : ghosted)
      for (const part of only) mark(world, codes, part, solid)
    }
    for (const part of gone) mark(world, codes, part, hidden)
    carryUp(world, codes)
    writeRows(world, codes, aside.rows)
  }
  show()
  aside.tell = write
  return useLooking.subscribe(show)
}

function mark(world: World, codes: readonly Uint8Array[], part: string, code: number): void {
  const found = world.find(part)
  if (!found) return
  const { end } = world.placed[found.number].model.parts
  codes[found.number].fill(code, found.row, end[found.row])
}

/** A group, which has nothing to show itself but may carry a label, stands as the plainest of what is below it. */
function carryUp(world: World, codes: readonly Uint8Array[]): void {
  world.placed.forEach(({ model: { parts } }, number) => {
    const code = codes[number]
    const least = new Uint8Array(parts.size).fill(255)
    for (let row = parts.size - 1; row >= 0; row--) {
      if (parts.isPart[row] === 0 && least[row] < 255) code[row] = least[row]
      const above = parts.parent[row]
      if (above >= 0 && code[row] < least[above]) least[above] = code[row]
    }
  })
}

function writeRows(world: World, codes: readonly Uint8Array[], aside: Aside['rows']): void {
  let hiddenParts = 0
  let ghostedParts = 0
  world.placed.forEach(({ model: { parts } }, number) => {
    const code = codes[number]
    for (let row = 0; row < parts.size; row++) {
      parts.set(row, Look.ghost, aside[number]?.[row] === 1 ? hidden : code[row])
      if (parts.isPart[row] === 0) continue
      if (code[row] === hidden) hiddenParts++
      else if (code[row] === ghosted) ghostedParts++
    }
  })
  noteLooking(hiddenParts, ghostedParts)
}

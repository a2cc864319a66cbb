import { beforeEach, expect, test } from 'vitest'
import { attachLooking } from '#scene/attachLooking.ts'
import { hideParts, isolateParts, showAll, undoLooking, useLooking } from '#state/looking.ts'
import { Look, lookStride, PartTable } from '#twin/PartTable.ts'
import { Matrix4 } from 'three'
import { Picks } from '#scene/model/Picks.ts'
import { ShapeTable } from '#scene/model/ShapeTable.ts'
import { World } from '#scene/World.ts'

const local = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]
const node = (path: string, parent: number, isPart = true) => ({ path, parent, isPart, local })

const noPicks = new Picks(new Uint32Array(0), new Uint32Array(0), ShapeTable.of([]))

/** hall › (filler › (body › lid, motor), wall) */
function makeHall() {
  const parts = new PartTable([
    node('Filler', -1, false),
    node('Filler/Body', 0),
    node('Filler/Body/Lid', 1),
    node('Filler/Motor', 0),
    node('Wall', -1),
  ])
  const world = new World([
    { model: { id: 'hall', parts, picks: noPicks }, placement: new Matrix4() },
  ])
  const ghosts = () => {
    return Array.from({ length: 5 }, (_, row) => parts.look[row * lookStride + Look.ghost])
  }
  return { world, ghosts }
}

beforeEach(() => {
  showAll()
  while (undoLooking()) continue
})

test('hides a part with what is below it', () => {
  const { world, ghosts } = makeHall()
  attachLooking(world)
  hideParts(['hall/Filler/Body'])
  expect(ghosts()).toEqual([0, 2, 2, 0, 0])
  expect(useLooking.getState()).toMatchObject({ hiddenParts: 2, ghostedParts: 0 })
})

test('ghosts all but what is looked at, whose group stays too', () => {
  const { world, ghosts } = makeHall()
  attachLooking(world)
  isolateParts(['hall/Filler/Motor'], 'ghosted')
  expect(ghosts()).toEqual([0, 1, 1, 0, 1])
  expect(useLooking.getState()).toMatchObject({ hiddenParts: 0, ghostedParts: 3 })
  showAll()
  expect(ghosts()).toEqual([0, 0, 0, 0, 0])
})

test('a group is gone when all of it is', () => {
  const { world, ghosts } = makeHall()
  hideParts(['hall/Filler/Body', 'hall/Filler/Motor'])
  attachLooking(world)
  expect(ghosts()).toEqual([2, 2, 2, 2, 0])
})

test('shows everything when what was isolated is in no model any more', () => {
  const { world, ghosts } = makeHall()
  attachLooking(world)
  isolateParts(['hall/Gone'], 'hidden')
  expect(ghosts()).toEqual([0, 0, 0, 0, 0])
})

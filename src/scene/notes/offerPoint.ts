import { Matrix4, Vector3 } from 'three'
import type { NoteTarget } from '#people/Note.ts'
import { offerPlace } from '#state/noteActs.ts'
import { useNotes } from '#state/notes.ts'
import type { World } from '../World.ts'
import { restMatrix } from './restMatrix.ts'

const now = new Matrix4()
const rest = new Matrix4()
const at = new Vector3()

/** Offers a point of an item of the world as the place of a new note. Returns whether somebody waited for one. */
export function offerPoint(world: World, item: number, point: Vector3, normal: Vector3): boolean {
  if (!useNotes.getState().isPlacing) return false
  return offerPlace(makeTarget(world, world.modelOf[item], world.rowOf[item], point, normal))
}

/** The place of a note on a row of a model: its point is kept as it is while the part is at rest. */
export function makeTarget(
  world: World,
  number: number,
  row: number,
  point: Vector3,
  normal: Vector3,
): NoteTarget {
  const { model } = world.placed[number]
  world.readRow(number, row, now).invert()
  at.copy(point)
    .applyMatrix4(now)
    .applyMatrix4(restMatrix(world.placed[number], row, rest))
  return {
    part: `${model.id}/${model.parts.paths[row]}`,
    point: [millimetres(at.x), millimetres(at.y), millimetres(at.z)],
    normal: [millimetres(normal.x), millimetres(normal.y), millimetres(normal.z)],
  }
}

function millimetres(metres: number): number {
  return Math.round(metres * 1000) / 1000
}

import type { NoteTarget, NoteView } from '../Note.ts'
import { noteChecks } from '../noteChecks.ts'
import { noteLimits } from '../NoteRecord.ts'
import type { BcfCamera, BcfComponent, BcfViewpoint } from './BcfTopic.ts'
import { add, dot, rounded, toPlant, unit, upOf } from './bcfSpace.ts'
import type { LeftOut } from './LeftOut.ts'
import type { PartNames } from './PartNames.ts'
import { gemba, onNoPart } from './topicOfNote.ts'

type Point = readonly [number, number, number]
type Place = { target: NoteTarget; view: NoteView | null }

/** Metres before the camera: where something is that nobody says more about. */
const reach = 5

/**
 * Where a note is pinned and what it shows, by a viewpoint: at Gemba's own pin, or at the first selected part that is in this plant, or
 * before the camera; without a viewpoint in the middle of the plant.
 */
export function placeOfViewpoint(
  viewpoint: BcfViewpoint | null,
  names: PartNames,
  leftOut: LeftOut,
): Place {
  const lost = { target: { part: null, point: names.middle, normal: up }, view: null }
  if (!viewpoint) return lost
  const { selection, lines, visibility } = viewpoint
  const isOurs = selection[0]?.system === gemba && lines.length > 0
  leftOut.add('line in a viewpoint', lines.length - (isOurs ? 1 : 0), 'lines in viewpoints')
  const parts = (list: readonly BcfComponent[]) => {
    const found = list.flatMap((each) => partOf(each, names) ?? [])
    leftOut.add(
      'part that is not in this plant',
      list.length - found.length,
      'parts that are not in this plant',
    )
    const unique = [...new Set(found)]
    leftOut.add('part of a long list', unique.length - noteLimits.parts, 'parts of long lists')
    return unique.slice(0, noteLimits.parts)
  }
  const isOnNoPart = isOurs && selection[0].toolId === onNoPart
  const picked = parts(isOnNoPart ? selection.slice(1) : selection)
  const part = isOnNoPart ? null : (picked.shift() ?? null)
  const camera = viewpoint.camera && cameraOf(viewpoint.camera)
  const target =
    (isOurs ? pinOf(lines[0], part) : part === null ? null : names.placeOf(part)) ??
    (camera
      ? {
          part,
          point: add(camera.at, camera.direction, reach),
          normal: add([0, 0, 0], camera.direction, -1),
        }
      : { ...lost.target, part })
  const round = { ...target, point: rounded(target.point), normal: rounded(target.normal) }
  const placed = noteChecks.target(round) ? round : lost.target
  if (!camera) return { target: placed, view: null }

  const exceptions = visibility ? parts(visibility.exceptions) : []
  const isShown = visibility?.isDefault ?? true
  const view: NoteView = {
    ...viewOf(camera, placed.point),
    cuts: viewpoint.planes.slice(0, noteLimits.cuts).map(planeOf),
    ...(exceptions.length > 0 && (isShown ? { hidden: exceptions } : { only: exceptions })),
    ...(picked.length > 0 && { picked }),
  }
  leftOut.add('section plane', viewpoint.planes.length - noteLimits.cuts)
  if (noteChecks.view(view)) return { target: placed, view }
  const plain = viewOf(camera, placed.point)
  const isNear = noteChecks.view(plain)
  leftOut.add(
    isNear ? 'viewpoint’s planes and parts' : 'viewpoint far outside',
    1,
    isNear ? 'viewpoints’ planes and parts' : 'viewpoints far outside',
  )
  return { target: placed, view: isNear ? plain : null }
}

const up: Point = [0, 1, 0]

function partOf({ ifcGuid, toolId }: BcfComponent, names: PartNames): string | null {
  if (toolId !== null && names.has(toolId)) return toolId
  return ifcGuid === null ? null : names.ofGuid(ifcGuid)
}

/** A pin that is kept although its part is not in this plant stands free. */
function pinOf([from, to]: BcfViewpoint['lines'][number], part: string | null): NoteTarget | null {
  const point = toPlant(from)
  const way = add(toPlant(to), point, -1)
  // One that was rounded stays as it is.
  const normal = Math.abs(Math.hypot(...way) - 1) < 0.01 ? way : unit(way)
  return normal && { part, point, normal }
}

function cameraOf({ at, direction, up: above, degrees, height }: BcfCamera) {
  const ahead = unit(toPlant(direction)) ?? [0, 0, -1]
  return { at: toPlant(at), direction: ahead, up: toPlant(above), degrees, height }
}

/** What is looked at is as far away as the pin. */
function viewOf(
  { at, direction, up: above, degrees, height }: ReturnType<typeof cameraOf>,
  pin: Point,
): NoteView {
  const ahead = dot(add(pin, at, -1), direction)
  const isStraight = dot(above, upOf(direction)) > 1 - 1e-6
  return {
    position: at,
    target: rounded(add(at, direction, ahead > 0.1 ? ahead : reach), 1e6),
    ...(height !== null && { height }),
    ...(degrees !== null && { degrees }),
    ...(!isStraight && { up: above }),
  }
}

function planeOf({ at, direction }: BcfViewpoint['planes'][number]): number[] {
  const kept = add([0, 0, 0], toPlant(direction), -1)
  return [...kept, 0 - dot(kept, toPlant(at))]
}

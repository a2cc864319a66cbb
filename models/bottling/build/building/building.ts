import { group, type Part } from '../../../build/scene/Part.ts'
import { doors } from './doors.ts'
import { floor } from './floor.ts'
import { gantry } from './gantry.ts'
import { lights } from './lights.ts'
import { markings } from './markings.ts'
import { steelwork } from './steelwork.ts'
import { walls } from './walls.ts'

/** The hall itself: open to the south, the east and the sky, so that one looks in. */
export function building(): Part {
  return group('Building', [
    floor(),
    ...walls(),
    ...steelwork(),
    lights(),
    markings(),
    gantry(),
    ...doors(),
  ])
}

import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { CONCRETE, finish, WALL, WALL_LOW } from '../../../build/scene/palette.ts'
import { group, numbered, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'

const HEIGHT = 8
const LOW = 1.1
const TRIM = finish('Paint', '#8b979f')

/** An opening along a wall, from and to in metres along it, `height` above the floor. */
interface Opening {
  from: number
  to: number
  height: number
}

/**
 * Two high walls of sandwich panels, two low ones that let the camera in. Nobody walks round the back, so
 * the high ones have none: a camera behind them looks through.
 */
export function walls(): Part[] {
  return [
    panelWall('WallNorth', 40, [{ from: -19.5, to: -18.5, height: 2.2 }], at(0, 0, -12)),
    panelWall(
      'WallWest',
      24,
      [
        { from: -11.7, to: -9.1, height: 3.2 },
        { from: -8.5, to: -5.9, height: 3.2 },
        { from: -2.7, to: -1.7, height: 2.2 },
      ],
      at(-20, 0, 0, 0, 90),
    ),
    group('WallSouth', [plinth('Plinth', 40)], at(0, 0, 12)),
    group('WallEast', [plinth('Plinth', 24)], at(20, 0, 0, 0, 90)),
  ]
}

function panelWall(
  name: string,
  length: number,
  openings: readonly Opening[],
  place: ReturnType<typeof at>,
): Part {
  const edges = new Set([-length / 2, length / 2])
  for (const { from, to } of openings) edges.add(from).add(to)
  const stops = [...edges].toSorted((a, b) => a - b)
  const panels: Part[] = []
  for (let k = 0; k + 1 < stops.length; k++) {
    const [from, to] = [stops[k], stops[k + 1]]
    const opening = openings.find((gap) => gap.from === from && gap.to === to)
    const count = opening ? 1 : Math.max(1, Math.round((to - from) / 2))
    for (let p = 0; p < count; p++) {
      const width = (to - from) / count
      const x = from + (p + 0.5) * width
      panels.push(
        part(numbered('Panel', panels.length + 1), panel(width, opening?.height ?? 0), at(x)),
      )
    }
  }
  const rail = solid().put(TRIM, box(length, 0.16, 0.16, 0.02), at(0, HEIGHT))
  return group(name, [...panels, part('Capping', rail)], place)
}

function panel(width: number, from: number) {
  const shape = solid()
  const upper = Math.max(from, LOW)
  // Flush leaves with a wide chamfer: a fine groove, which does not shimmer from afar.
  const leaves = Math.max(1, Math.round(width))
  const each = width / leaves
  for (let k = 0; k < leaves; k++) {
    const x = (k + 0.5) * each - width / 2
    shape.put(
      WALL,
      box(each, HEIGHT - upper, 0.12, 0.016, 0.45),
      at(x, (HEIGHT + upper) / 2, -0.02),
    )
    if (from < LOW) {
      shape.put(WALL_LOW, box(each, LOW - from, 0.12, 0.016, 0.28), at(x, (LOW + from) / 2, -0.02))
    }
  }
  if (from < LOW) shape.put(CONCRETE, box(width, 0.14, 0.05, 0.008, 0.4), at(0, 0.07, 0.06))
  return shape
}

function plinth(name: string, length: number): Part {
  return part(
    name,
    solid()
      .put(CONCRETE, box(length, LOW - 0.06, 0.2, 0.02, 0.4), at(0, (LOW - 0.06) / 2))
      .put(TRIM, box(length, 0.06, 0.26, 0.014, 1), at(0, LOW - 0.03)),
  )
}

import { at } from '../form/at.ts'
import { box } from '../form/box.ts'
import { prism } from '../form/prism.ts'
import type { Point2 } from '../form/lathe.ts'
import { finish, STEEL_DIM } from '../scene/palette.ts'
import { group, numbered, part, repeat, unit, type Part } from '../scene/Part.ts'
import { solid } from '../scene/Solid.ts'
import { cableTray } from '../tankfarm/tankFarm.ts'

const STEELWORK = finish('Paint', '#a9b3ba')
const BAYS = [-19.6, -9.8, 0, 9.8, 19.6]
const BOTTOM = 7.2
const TOP = 7.9

/** Columns, the roof trusses above seven metres, purlins, and cable trays hung under them. */
export function steelwork(): Part[] {
  const column = profile(BOTTOM + 0.1)
  return [
    group(
      'Columns',
      [
        ...BAYS.flatMap((x) => [at(x, 0, -11.7), at(x, 0, 11.7)]),
        at(19.6, 0, -4),
        at(19.6, 0, 4),
        at(-19.6, 0, -4),
        at(-19.6, 0, 4.6),
      ].map((place, k) => part(numbered('Col', k + 1), column, place)),
    ),
    group('Trusses', [
      ...BAYS.map((x, k) => truss(numbered('Truss', k + 1), x)),
      ...repeat(
        'Purlin',
        purlin,
        BAYS.slice(1).flatMap((x, k) =>
          [-11.7, 0, 11.7].map((z) => at((x + BAYS[k]) / 2, TOP + 0.06, z)),
        ),
      ),
    ]),
    group('CableTrays', [
      ...repeat(
        'Tray',
        cableTray(3.2),
        Array.from({ length: 11 }, (_, k) => at(-16 + k * 3.2, 6.75, 1.6)),
      ),
      ...repeat(
        'TrayHanger',
        hanger,
        Array.from({ length: 11 }, (_, k) => at(-16 + k * 3.2, 6.72, 1.6)),
      ),
    ]),
  ]
}

function profile(height: number) {
  const w = 0.13
  const outline: Point2[] = [
    [-w, -w],
    [w, -w],
    [w, -w + 0.026],
    [0.014, -w + 0.026],
    [0.014, w - 0.026],
    [w, w - 0.026],
    [w, w],
    [-w, w],
    [-w, w - 0.026],
    [-0.014, w - 0.026],
    [-0.014, -w + 0.026],
    [-w, -w + 0.026],
  ]
  return solid()
    .put(STEELWORK, prism(outline, height - 0.9, 0), at(0, 0.9 + (height - 0.9) / 2, 0, 90))
    .put(STEELWORK, box(0.42, 0.04, 0.42, 0.008), at(0, 0.02))
    .put(STEELWORK, box(0.3, 0.03, 0.3, 0.006), at(0, height))
    .put(finish('Paint', '#e2ab10'), box(0.3, 0.9, 0.3, 0.03, 0.3), at(0, 0.49))
}

const chord = solid().put(STEELWORK, box(0.14, 0.12, 23.4, 0.012, 2))
const diagonal = solid().put(STEELWORK, box(0.07, 0.07, 1.16, 0.01))
const post = solid().put(STEELWORK, box(0.07, TOP - BOTTOM, 0.07, 0.01))
const purlin = solid().put(STEELWORK, box(9.7, 0.12, 0.08, 0.01))
const hanger = solid()
  .putAll(STEEL_DIM, box(0.016, 0.5, 0.016, 0.003), [at(0, 0.25, -0.22), at(0, 0.25, 0.22)])
  .put(STEEL_DIM, box(0.04, 0.03, 0.5, 0.005), at(0, -0.015))

function truss(name: string, x: number): Part {
  const fields = 12
  const step = 23.4 / fields
  const rise = TOP - BOTTOM
  const tilt = (Math.atan2(rise, step / 2) * 180) / Math.PI
  return unit(
    group(
      name,
      [
        part('Top', chord, at(0, TOP)),
        part('Bottom', chord, at(0, BOTTOM)),
        ...repeat(
          'Diagonal',
          diagonal,
          Array.from({ length: fields * 2 }, (_, k) =>
            at(0, (TOP + BOTTOM) / 2, -11.7 + (k + 0.5) * (step / 2), k % 2 === 0 ? -tilt : tilt),
          ),
        ),
        ...repeat('Post', post, [
          at(0, (TOP + BOTTOM) / 2, -11.7),
          at(0, (TOP + BOTTOM) / 2, 11.7),
        ]),
      ],
      at(x),
    ),
  )
}

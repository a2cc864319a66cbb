import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { prism } from '../../../build/form/prism.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { finish, STEEL_DIM } from '../../../build/scene/palette.ts'
import { group, numbered, part, repeat, unit, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { cableTray } from '../tankfarm/tankFarm.ts'

const STEELWORK = finish('Paint', '#a9b3ba')
const BAYS = [-19.6, -9.8, 0, 9.8, 19.6]
const BOTTOM = 7.2
const TOP = 7.9
const NORTH = -11.7
/** Roof and columns are cut away over the line, at this z and this height, with dark cut faces. */
const CUT = -4
const LOW_CUT = 2.4
const FIELDS = 4
const CUT_FACE = finish('Paint', '#2c3338')
/** Purlins run over the trusses; lamps hang from all but the last, which carries the duct. */
const PURLINS = [-9.4, -7.6, -6.4, -4.4, -5.4]
const TRAY = { y: 6.4, z: -11.45 } as const

/** Columns, the trusses that are left of the roof, purlins, and cable trays along the north wall. */
export function steelwork(): Part[] {
  const column = profile(BOTTOM + 0.1)
  const cut = profile(LOW_CUT).put(CUT_FACE, box(0.3, 0.03, 0.3, 0), at(0, LOW_CUT + 0.03))
  return [
    group(
      'Columns',
      [
        ...BAYS.flatMap((x) => [at(x, 0, NORTH), at(x, 0, 11.7)]),
        at(19.6, 0, -4),
        at(19.6, 0, 4),
        at(-19.6, 0, -4),
        at(-19.6, 0, 4.6),
      ].map((place, k) => {
        const [x, z] = [place.elements[12], place.elements[14]]
        const isCut = z > 0 && x > BAYS[0]
        return part(numbered('Col', k + 1), isCut ? cut : column, place)
      }),
    ),
    group('Trusses', [
      ...BAYS.map((x, k) => truss(numbered('Truss', k + 1), x)),
      ...repeat(
        'Purlin',
        purlin,
        BAYS.slice(1).flatMap((x, k) => PURLINS.map((z) => at((x + BAYS[k]) / 2, TOP + 0.11, z))),
      ),
    ]),
    group('CableTrays', [
      ...repeat(
        'Tray',
        cableTray(3.2),
        Array.from({ length: 11 }, (_, k) => at(-16 + k * 3.2, TRAY.y, TRAY.z)),
      ),
      ...repeat(
        'TrayHanger',
        hanger,
        Array.from({ length: 11 }, (_, k) => at(-16 + k * 3.2, TRAY.y, TRAY.z)),
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

const LENGTH = CUT - NORTH
const chord = solid()
  .put(STEELWORK, box(0.14, 0.12, LENGTH, 0, 2))
  .put(CUT_FACE, box(0.15, 0.13, 0.02, 0), at(0, 0, LENGTH / 2 + 0.01))
const diagonal = solid().put(STEELWORK, box(0.07, 0.07, 1.16, 0))
const post = solid().put(STEELWORK, box(0.07, TOP - BOTTOM, 0.07, 0))
const purlin = solid().put(STEELWORK, box(9.8, 0.1, 0.06, 0))
const hanger = solid()
  .put(STEEL_DIM, box(0.04, 0.03, 0.72, 0), at(0, -0.015, -0.12))
  .put(STEEL_DIM, box(0.05, 0.3, 0.03, 0), at(0, -0.08, -0.46))

function truss(name: string, x: number): Part {
  const step = LENGTH / FIELDS
  const rise = TOP - BOTTOM
  const tilt = (Math.atan2(rise, step / 2) * 180) / Math.PI
  return unit(
    group(
      name,
      [
        part('Top', chord, at(0, TOP, (NORTH + CUT) / 2)),
        part('Bottom', chord, at(0, BOTTOM, (NORTH + CUT) / 2)),
        ...repeat(
          'Diagonal',
          diagonal,
          Array.from({ length: FIELDS * 2 }, (_, k) =>
            at(0, (TOP + BOTTOM) / 2, NORTH + (k + 0.5) * (step / 2), k % 2 === 0 ? -tilt : tilt),
          ),
        ),
        ...repeat('Post', post, [
          at(0, (TOP + BOTTOM) / 2, NORTH),
          at(0, (TOP + BOTTOM) / 2, CUT - 0.1),
        ]),
      ],
      at(x),
    ),
  )
}

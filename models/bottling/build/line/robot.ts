import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder, lathe } from '../../../build/form/lathe.ts'
import { prism } from '../../../build/form/prism.ts'
import type { Point2 } from '../../../build/form/lathe.ts'
import { roundSection, tube } from '../../../build/form/tube.ts'
import { CHARCOAL, finish, RUBBER, STEEL, STEEL_DIM } from '../../../build/scene/palette.ts'
import { moving, part, type Part } from '../../../build/scene/Part.ts'
import { solid } from '../../../build/scene/Solid.ts'
import { carton } from './conveyor.ts'
import { ARM } from './robotArm.ts'

const SKIN = finish('Paint', '#dfe2e1')
const TRIM = finish('Paint', '#56616b')

/** A four-axis palletising robot: turntable, two long links, and a wrist that stays level. */
export function robot(x: number, z: number): Part {
  return part('Robot', pedestal(), at(x, 0, z), [
    part('Base', base(), at(0, ARM.pedestal), [
      moving(
        part('Axis1', turret(), at(0, 0.3), [
          part('Axis2', link(ARM.upper, 0.17, 0.12), at(ARM.offset, ARM.shoulder - 0.3), [
            part('Axis3', forearm(), at(0, ARM.upper), [
              part('Axis4', wrist(), at(ARM.fore, 0), [
                part('Gripper', gripper(), at(0, -0.14), [
                  part('Load', carton, at(0, -ARM.drop + 0.14 - 0.252)),
                ]),
              ]),
            ]),
          ]),
        ]),
      ),
    ]),
  ])
}

function pedestal() {
  return solid()
    .put(TRIM, box(0.9, ARM.pedestal - 0.02, 0.9, 0.03), at(0, ARM.pedestal / 2 - 0.01))
    .put(STEEL_DIM, box(1.06, 0.03, 1.06, 0.008), at(0, 0.015))
    .putAll(STEEL, cylinder(0.022, 0.05, 6, 0.004), [
      at(-0.48, 0.02, -0.48),
      at(0.48, 0.02, -0.48),
      at(-0.48, 0.02, 0.48),
      at(0.48, 0.02, 0.48),
    ])
}

function base() {
  return solid()
    .put(
      SKIN,
      lathe(
        [
          [0, -0.02],
          [0.4, -0.02],
          [0.42, 0.02],
          [0.42, 0.08],
          [0.34, 0.16],
          [0.33, 0.26],
          [0.31, 0.29],
          [0, 0.29],
        ],
        40,
      ),
    )
    .put(CHARCOAL, box(0.22, 0.18, 0.1, 0.02), at(-0.4, 0.1, 0, 0, 90))
    .put(
      RUBBER,
      tube(
        [
          [-0.44, 0.08, 0],
          [-0.62, 0.08, 0],
          [-0.62, -0.33, 0],
        ],
        roundSection(0.03, 10),
        { bend: 0.12 },
      ),
    )
}

function turret() {
  const cheek: Point2[] = [
    [-0.36, 0.1],
    [0.2, 0.1],
    [0.5, 0.3],
    [0.52, 0.46],
    [0.46, 0.56],
    [0.34, 0.62],
    [0.2, 0.58],
    [-0.1, 0.4],
    [-0.36, 0.34],
  ]
  return solid()
    .put(TRIM, cylinder(0.34, 0.03, 40, 0.008))
    .put(SKIN, cylinder(0.37, 0.14, 40, 0.03), at(0, 0.03))
    .put(SKIN, prism(cheek, 0.12, 0.02), at(0, 0, 0.22))
    .put(SKIN, prism(cheek, 0.12, 0.02), at(0, 0, -0.22))
    .put(SKIN, box(0.5, 0.2, 0.36, 0.03), at(-0.1, 0.24))
    .put(CHARCOAL, cylinder(0.15, 0.14, 28, 0.02), at(ARM.offset, ARM.shoulder - 0.3, 0.27, 90))
    .put(CHARCOAL, cylinder(0.11, 0.1, 28, 0.02), at(ARM.offset, ARM.shoulder - 0.3, 0.4, 90))
    .put(TRIM, cylinder(0.15, 0.05, 28, 0.014), at(ARM.offset, ARM.shoulder - 0.3, -0.33, 90))
    .put(CHARCOAL, cylinder(0.09, 0.3, 24, 0.02), at(-0.26, 0.34, 0))
}

function link(length: number, wide: number, narrow: number) {
  const outline: Point2[] = []
  const steps = 10
  for (let k = 0; k <= steps; k++) {
    const angle = Math.PI + (k / steps) * Math.PI
    outline.push([Math.cos(angle) * wide, Math.sin(angle) * wide])
  }
  for (let k = 0; k <= steps; k++) {
    const angle = (k / steps) * Math.PI
    outline.push([Math.cos(angle) * narrow, length + Math.sin(angle) * narrow])
  }
  const slot: Point2[] = [
    [-0.05, 0.26],
    [0.05, 0.26],
    [0.038, length - 0.22],
    [-0.038, length - 0.22],
  ]
  return solid()
    .put(SKIN, prism(outline, 0.24, 0.034, [slot]))
    .put(TRIM, cylinder(narrow * 0.85, 0.4, 28, 0.02), at(0, length, -0.2, 90))
    .put(TRIM, cylinder(wide * 0.7, 0.3, 28, 0.02), at(0, 0, -0.15, 90))
    .put(
      RUBBER,
      tube(
        [
          [-0.14, 0.06, 0.14],
          [-0.15, length * 0.5, 0.15],
          [-0.1, length + 0.02, 0.15],
        ],
        roundSection(0.022, 8),
        { bend: 0.4 },
      ),
    )
}

function forearm() {
  const length = ARM.fore
  const side: Point2[] = [
    [-0.34, -0.1],
    [0.1, -0.14],
    [length - 0.05, -0.075],
    [length + 0.05, -0.05],
    [length + 0.075, 0],
    [length + 0.05, 0.05],
    [length - 0.05, 0.075],
    [0.1, 0.14],
    [-0.34, 0.12],
  ]
  return solid()
    .put(SKIN, prism(side, 0.1, 0.02), at(0, 0, 0.17))
    .put(SKIN, prism(side, 0.1, 0.02), at(0, 0, -0.17))
    .put(SKIN, box(0.3, 0.2, 0.34, 0.03), at(-0.2, 0.01))
    .put(SKIN, box(0.7, 0.12, 0.28, 0.02), at(0.62, 0))
    .put(CHARCOAL, cylinder(0.09, 0.3, 24, 0.02), at(-0.34, 0.02, 0, 0, 0, 90))
    .put(TRIM, cylinder(0.1, 0.02, 24, 0.006), at(0, 0, 0.225, 90))
    .put(TRIM, cylinder(0.05, 0.46, 20, 0.01), at(length, 0, -0.23, 90))
}

function wrist() {
  return solid()
    .put(SKIN, cylinder(0.1, 0.16, 28, 0.02), at(0, -0.1))
    .put(SKIN, box(0.17, 0.14, 0.22, 0.03), at(0, 0, 0))
    .put(STEEL, cylinder(0.075, 0.05, 24, 0.006), at(0, -0.15))
    .put(CHARCOAL, cylinder(0.07, 0.12, 20, 0.016), at(0, 0.07))
}

function gripper() {
  const shape = solid()
    .put(STEEL, cylinder(0.08, 0.06, 24, 0.006), at(0, -0.06))
    .put(TRIM, box(0.34, 0.05, 0.34, 0.014), at(0, -0.08))
    .put(CHARCOAL, box(0.12, 0.07, 0.1, 0.014), at(0.12, -0.03))
  for (const z of [-1, 1]) {
    shape
      .put(STEEL_DIM, box(0.3, 0.02, 0.07, 0.005), at(0, -0.11, z * 0.13))
      .put(STEEL, box(0.28, 0.28, 0.014, 0.005), at(0, -0.24, z * 0.13))
      .put(RUBBER, box(0.24, 0.14, 0.008, 0.003), at(0, -0.29, z * 0.12))
  }
  return shape
}

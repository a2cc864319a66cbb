import { at } from '../../../build/form/at.ts'
import { box } from '../../../build/form/box.ts'
import { cylinder } from '../../../build/form/lathe.ts'
import { cartonLayer, pallet, PALLET_HEIGHT } from '../line/pallet.ts'
import {
  CHARCOAL,
  finish,
  GALVANISED,
  OFF_WHITE,
  PALE_GREY,
  RUBBER,
  STEEL_BLUE,
  STEEL_DIM,
  YELLOW,
} from '../../../build/scene/palette.ts'
import { makeRandom } from '../../../build/scene/makeRandom.ts'
import {
  group,
  moving,
  numbered,
  part,
  repeat,
  unit,
  type Part,
} from '../../../build/scene/Part.ts'
import { solid, type Solid } from '../../../build/scene/Solid.ts'
import { agv } from './agv.ts'
import { lineSide } from './lineSide.ts'
import { palletRack } from './palletRack.ts'

const layer = cartonLayer()

/** Vehicles, dock doors, floor storage and a pallet rack. */
export function logistics(): Part {
  return group('Logistics', [
    agv('Agv1'),
    agv('Agv2'),
    dockDoor('Door1', 7.2),
    dockDoor('Door2', 10.4),
    group('Storage', storage()),
    palletRack('Rack1', at(-3.33, 0, 11.48)),
    palletRack('Rack2', at(3.33, 0, 11.48)),
    group('Chargers', [charger('Charger1', -5.1), charger('Charger2', -6.5)]),
    group('EmptyPallets', emptyPallets()),
    lineSide(),
    part('Wrapper', wrapper(), at(-17.6, 0, -2.3)),
  ])
}

/** A stack on the floor: the pallet and its layers are parts of their own. */
export function palletStack(name: string, x: number, z: number, layers: number, turn = 0): Part {
  return unit(
    part(
      name,
      pallet,
      at(x, 0, z, 0, turn),
      repeat(
        'Layer',
        layer,
        Array.from({ length: layers }, (_, k) => at(0, PALLET_HEIGHT + k * 0.252)),
        1,
      ),
    ),
  )
}

function storage(): Part[] {
  const random = makeRandom(11)
  const stacks: Part[] = []
  let count = 0
  for (let k = 0; k < 18; k++) {
    if (random() < 0.2) continue
    count += 1
    const layers = 2 + Math.floor(random() * 4)
    const turn = (random() - 0.5) * 3
    stacks.push(palletStack(numbered('Stack', count), -15.4 + k * 1.46, 8.9, layers, turn))
  }
  return stacks
}

function emptyPallets(): Part[] {
  const random = makeRandom(5)
  return [-16.5, -15.1, -13.5].flatMap((x, s) =>
    repeat(
      'Pile' + (s + 1) + 'Pallet',
      pallet,
      Array.from({ length: 9 - s * 2 }, (_, k) =>
        at(
          x + (random() - 0.5) * 0.03,
          k * 0.146,
          11.45 + (random() - 0.5) * 0.03,
          0,
          random() * 2,
        ),
      ),
    ),
  )
}

function charger(name: string, x: number): Part {
  return part(name, chargerShape, at(x - 4, 0, 11.5))
}

const chargerShape = solid()
  .put(CHARCOAL, box(0.5, 0.08, 0.34, 0.01), at(0, 0.04))
  .put(OFF_WHITE, box(0.54, 1.3, 0.38, 0.024, 0.4), at(0, 0.73))
  .put(finish('Screen', '#4fa3bf'), box(0.3, 0.02, 0.01, 0.003), at(0, 1.2, -0.19))
  .put(CHARCOAL, box(0.3, 0.2, 0.02, 0.006), at(0, 0.95, -0.188))
  .put(STEEL_DIM, box(0.3, 0.06, 0.2, 0.01), at(0, 0.2, -0.24))

const DOOR = { width: 2.6, height: 3.2 } as const

function dockDoor(name: string, z: number): Part {
  const side = DOOR.width / 2
  const frame = solid()
    .putAll(PALE_GREY, box(0.16, DOOR.height + 0.2, 0.16, 0.016, 0.5), [
      at(0, (DOOR.height + 0.2) / 2, -side - 0.06),
      at(0, (DOOR.height + 0.2) / 2, side + 0.06),
    ])
    .put(PALE_GREY, box(0.44, 0.46, DOOR.width + 0.3, 0.03, 0.5), at(0.12, DOOR.height + 0.42))
    .put(STEEL_BLUE, box(0.3, 0.24, 0.3, 0.02), at(0.2, DOOR.height + 0.4, side + 0.3))
    .putAll(YELLOW, cylinder(0.08, 1, 20, 0.02), [
      at(0.45, 0, -side - 0.12),
      at(0.45, 0, side + 0.12),
    ])
    .putAll(CHARCOAL, cylinder(0.082, 0.12, 20, 0.004), [
      at(0.45, 0.5, -side - 0.12),
      at(0.45, 0.5, side + 0.12),
    ])
  const curtain = solid()
  const slats = 26
  const slat = box(0.035, DOOR.height / slats + 0.004, DOOR.width, 0.012)
  for (let k = 0; k < slats; k++) {
    curtain.put(finish('Paint', '#cdd3d6'), slat, at(0, ((k + 0.5) / slats) * DOOR.height, 0))
  }
  curtain.put(RUBBER, box(0.05, 0.06, DOOR.width, 0.01), at(0, 0.03))
  return unit(
    group(
      name,
      [part('Frame', frame), moving(part('Curtain', curtain, at(0.02, 0, 0)))],
      at(-19.82, 0, z),
    ),
  )
}

function wrapper(): Solid {
  return solid()
    .put(STEEL_BLUE, cylinder(0.8, 0.07, 44, 0.014), at(0, 0.02))
    .put(OFF_WHITE, box(0.3, 2.4, 0.3, 0.03, 0.5), at(0, 1.2, -1.2))
    .put(CHARCOAL, box(0.7, 0.08, 1.3, 0.014), at(0, 0.05, -0.7))
    .put(STEEL_BLUE, box(0.34, 0.5, 0.3, 0.03), at(0.1, 1.1, -0.96))
    .put(finish('Gloss', '#e6ecee'), cylinder(0.1, 0.46, 24, 0.01), at(-0.16, 0.9, -0.92))
    .put(GALVANISED, box(0.06, 2.2, 0.04, 0.006), at(0.1, 1.2, -1.04))
}

import { areaOf, type Room } from '#scenarios/plants/building/design/Room.ts'
import { seatsOf } from '#scenarios/plants/building/design/units.ts'
import type { Matrix4 } from 'three'
import { at } from '../../../build/form/at.ts'
import { part, unit, type Part } from '../../../build/scene/Part.ts'
import type { Solid } from '../../../build/scene/Solid.ts'
import { ifc } from '../ifc.ts'
import * as piece from './furniture.ts'

/** Puts furniture into a room; pieces are numbered by kind: `Desk1`, `Chair1`. */
export function furnish(room: Room): Part[] {
  const set = new Furniture()
  const [west, north, east, south] = room.box
  const w = east - west
  const x = (west + east) / 2
  const z = (north + south) / 2
  switch (room.kind) {
    case 'office':
      furnishOffice(set, room)
      break
    case 'meeting':
      furnishMeeting(set, room)
      break
    case 'open':
      // Two benches of four, back to back.
      for (const bx of [x - w / 4, x + w / 4]) {
        for (const side of [-1, 1]) {
          for (const dx of [-0.81, 0.81]) {
            const turned = side > 0 ? 0 : 180
            set.add('Desk', piece.desk, at(bx + dx, 0, z + side * 0.42 + 0.4, 0, turned))
            set.add(
              'Chair',
              piece.officeChair,
              at(bx + dx, 0, z + side * 1.15 + 0.4, 0, turned + dx * 12),
            )
          }
        }
      }
      set.add('Plant', piece.plant, at(x, 0, z + 0.4))
      set.add('Cabinet', piece.cabinet, at(x - 0.5, 0, north + 0.9))
      set.add('Cabinet', piece.cabinet, at(x + 0.45, 0, north + 0.9))
      break
    case 'break':
      set.add('Kitchen', piece.kitchenRun, at(west + 2.1, 0, north + 0.5))
      for (const tx of [west + 1.3, x - 0.3, east - 1.6]) {
        set.add('Table', piece.roundTable, at(tx, 0, south - 1.4))
        set.add('Chair', piece.shellChair, at(tx - 0.7, 0, south - 1.4, 0, -90))
        set.add('Chair', piece.shellChair, at(tx + 0.7, 0, south - 1.4, 0, 90))
      }
      set.add('Sofa', piece.sofa, at(east - 1.4, 0, north + 0.9, 0, 180))
      set.add('Plant', piece.plant, at(east - 0.4, 0, south - 0.6))
      break
    case 'cafeteria':
      furnishCafeteria(set, room)
      break
    case 'lobby':
      if (x < 0) {
        set.add('Reception', piece.counter, at(x - 0.4, 0, z - 0.6, 0, 180))
        set.add('Chair', piece.officeChair, at(x - 1.2, 0, z - 1.5, 0, 180))
        set.add('Chair', piece.officeChair, at(x + 0.4, 0, z - 1.5, 0, 180))
        set.add('Screen', piece.wallScreen, at(x + 2.3, 0, north + 0.2))
        set.add('Plant', piece.plant, at(west + 0.6, 0, south - 0.7))
      } else {
        set.add('Sofa', piece.sofa, at(x, 0, z + 1.7))
        set.add('Sofa', piece.sofa, at(x, 0, z - 0.9, 0, 180))
        set.add('Sofa', piece.sofa, at(x - 2, 0, z + 0.4, 0, -90))
        set.add('Table', piece.lowTable, at(x, 0, z + 0.4))
        set.add('Plant', piece.plant, at(east - 0.8, 0, south - 0.7))
        set.add('Plant', piece.plant, at(x + 2, 0, z - 1.2))
      }
      break
    case 'foyer':
      for (const tz of [north + 3, z + 0.5, south - 2]) {
        set.add('Table', piece.roundTable, at(x, 0, tz))
        set.add('Chair', piece.shellChair, at(x - 0.75, 0, tz, 0, -90))
        set.add('Chair', piece.shellChair, at(x + 0.75, 0, tz, 0, 90))
      }
      set.add('Sofa', piece.sofa, at(west + 2.2, 0, south - 0.9))
      set.add('Plant', piece.plant, at(west + 0.7, 0, south - 0.7))
      set.add('Plant', piece.plant, at(west + 3.8, 0, south - 0.7))
      break
    case 'kitchen':
      set.add('Range', piece.range, at(x - 1.6, 0, z))
      set.add('Range', piece.range, at(x + 1.6, 0, z))
      set.add('Counter', piece.kitchenRun, at(x - 1.8, 0, north + 0.6))
      set.add('Counter', piece.kitchenRun, at(x + 1.8, 0, north + 0.6))
      break
    case 'store':
      for (let k = 0; k < Math.floor(w / 1.3); k++) {
        set.add('Shelf', piece.shelf, at(west + 0.75 + k * 1.25, 0, north + 0.4))
      }
      set.add('Table', piece.table(1.8, 0.8), at(x, 0, z + 0.3))
      break
    case 'server':
      for (const rz of [z - 1.3, z + 0.9]) {
        for (let k = 0; k < 6; k++) set.add('Rack', piece.rack, at(x - 1.5 + k * 0.61, 0, rz))
      }
      break
    case 'wc':
      for (let k = 0; k < 3; k++) {
        const cz = south - 0.75 - k * 1.05
        set.add('Toilet', piece.wcBowl, at(east - 0.4, 0, cz, 0, -90))
        set.add('Partition', piece.partition, at(east - 0.75, 0, cz - 0.52, 0, 90))
        set.add('Basin', piece.basin, at(west + 0.34, 0, cz, 0, 90))
      }
      break
    case 'electrical':
      set.add('Switchboard', piece.switchboard, at(west + 0.42, 0, z - 0.4, 0, 90))
      set.add('Switchboard', piece.switchboard, at(west + 0.42, 0, z + 0.42, 0, 90))
      set.add('Switchboard', piece.switchboard, at(east - 0.42, 0, z - 0.4, 0, -90))
      break
    default:
  }
  return set.parts
}

function furnishOffice(set: Furniture, room: Room): void {
  const [west, north, east, south] = room.box
  const onSouth = room.facade.includes('south')
  const seats = seatsOf(room)
  const w = east - west
  for (let k = 0; k < seats; k++) {
    const x = west + (w * (k + 0.5)) / seats
    const z = onSouth ? south - 1.4 : north + 1.5
    set.add('Desk', piece.desk, at(x, 0, z, 0, onSouth ? 180 : 0))
    set.add(
      'Chair',
      piece.officeChair,
      at(x, 0, z + (onSouth ? -0.75 : 0.75), 0, onSouth ? 190 : 12),
    )
  }
  set.add('Cabinet', piece.cabinet, at(west + 0.3, 0, (north + south) / 2 + 0.5, 0, 90))
  if (areaOf(room) > 14 && !onSouth) {
    set.add('Table', piece.roundTable, at(east - 0.9, 0, south - 1.5))
    set.add('Chair', piece.shellChair, at(east - 0.9, 0, south - 0.85))
    set.add('Chair', piece.shellChair, at(east - 0.9, 0, south - 2.15, 0, 180))
  }
}

function furnishMeeting(set: Furniture, room: Room): void {
  const [west, north, east, south] = room.box
  const w = east - west
  const d = south - north
  const alongX = w >= d
  const seats = seatsOf(room)
  const perSide = Math.floor((seats - 2) / 2)
  const length = Math.min((alongX ? w : d) - 2.2, perSide * 0.8 + 0.5)
  const [x, z] = [(west + east) / 2, (north + south) / 2]
  const place = (dx: number, dz: number, turn: number) =>
    alongX ? at(x + dx, 0, z + dz, 0, turn) : at(x + dz, 0, z - dx, 0, turn + 90)
  set.add('Table', tableOf(length), place(0, 0, 0))
  for (let k = 0; k < perSide; k++) {
    const dx = (k - (perSide - 1) / 2) * (length / perSide)
    set.add('Chair', piece.meetingChair, place(dx, 0.95, 0))
    set.add('Chair', piece.meetingChair, place(dx, -0.95, 180))
  }
  set.add('Chair', piece.meetingChair, place(-length / 2 - 0.45, 0, -90))
  set.add('Chair', piece.meetingChair, place(length / 2 + 0.45, 0, 90))
  set.add('Screen', piece.wallScreen, at(west + 0.12, 0, z, 0, 90))
  if (!room.facade.includes('east'))
    set.add('Board', piece.whiteboard, at(east - 0.1, 0, z, 0, -90))
}

function furnishCafeteria(set: Furniture, room: Room): void {
  const [west, north, east, south] = room.box
  if (areaOf(room) < 60) {
    set.add('Counter', piece.counter, at((west + east) / 2, 0, (north + south) / 2 - 0.8, 0, 180))
    set.add('Counter', piece.kitchenRun, at((west + east) / 2, 0, north + 0.6))
    return
  }
  const rows = 2
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < 4; c++) {
      const x = west + ((east - west) * (c + 0.5)) / 4
      const z = north + ((south - north) * (r + 0.5)) / rows
      set.add('Table', tableOf(1.6), at(x, 0, z))
      for (const dx of [-0.4, 0.4]) {
        set.add('Chair', piece.shellChair, at(x + dx, 0, z + 0.75))
        set.add('Chair', piece.shellChair, at(x + dx, 0, z - 0.75, 0, 180))
      }
    }
  }
}

const tables = new Map<number, Solid>()
function tableOf(length: number): Solid {
  const key = Math.round(length * 100)
  let shape = tables.get(key)
  if (!shape) tables.set(key, (shape = piece.table(length, 1.1)))
  return shape
}

/** Collects the furniture of one room and numbers it by kind. */
class Furniture {
  readonly parts: Part[] = []
  readonly #counts = new Map<string, number>()

  add(name: string, shape: Solid, place: Matrix4): void {
    const number = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, number)
    const isSanitary = ['Toilet', 'Basin'].includes(name)
    const isElectrical = ['Rack', 'Switchboard'].includes(name)
    const ifcClass = isSanitary
      ? 'IfcSanitaryTerminal'
      : isElectrical
        ? 'IfcElectricDistributionBoard'
        : 'IfcFurniture'
    const system = isElectrical ? 'Electrical' : isSanitary ? 'Plumbing' : 'Furniture'
    this.parts.push(ifc(unit(part(`${name}${number}`, shape, place)), ifcClass, system))
  }
}

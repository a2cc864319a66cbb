import type { WallCell } from '#state/readWall.ts'

/** What a display shows besides the picture; on a wall each thing stands once, and on every display what is about itself. */
export type KioskPlaces = {
  /** The bar at the top, and in it the plant's name, the time and the age of the data. */
  bar: boolean
  name: boolean
  clock: boolean
  /** Where the tour is, and the alarm that counts. */
  words: boolean
  /** Whether the bar goes on at the left and at the right on the next display. */
  goesOn: { left: boolean; right: boolean }
}

/** Where things stand on a wall: the name at the top left, the clock at the top right, words below the middle, left of a seam. */
export function kioskPlaces(cell: WallCell | null): KioskPlaces {
  const { columns, rows, column, row } = cell ?? { columns: 1, rows: 1, column: 0, row: 0 }
  const bar = row === 0
  return {
    bar,
    name: bar && column === 0,
    clock: bar && column === columns - 1,
    words: row === rows - 1 && column === Math.floor((columns - 1) / 2),
    goesOn: { left: column > 0, right: column < columns - 1 },
  }
}

import type { WallCell } from './readWall.ts'

/** What a display of a wall tells the others: which it is, which alarm its wall goes to (empty: none), since when by the wall's clock. */
export type WallSay = Pick<WallCell, 'columns' | 'rows' | 'column' | 'row'> & {
  goal: string
  /** Epoch milliseconds; -Infinity: since ever. */
  at: number
}

const shape = /^(\d+)x(\d+) (\d+),(\d+) (-|\d+) (.*)$/s
/** UTF-16 units of an alarm's id: two that begin alike for so long are taken for one, for its time alone. */
export const longestGoal = 120

export function writeWallSay({ columns, rows, column, row, goal, at }: WallSay): string {
  const since = at === -Infinity ? '-' : String(Math.round(at))
  return `${columns}x${rows} ${column},${row} ${since} ${goal.slice(0, longestGoal)}`
}

/** Null when it is none. */
export function readWallSay(text: string): WallSay | null {
  const found = shape.exec(text)
  if (!found) return null
  const [columns, rows, column, row] = found.slice(1, 5).map(Number)
  return {
    columns,
    rows,
    column,
    row,
    at: found[5] === '-' ? -Infinity : Number(found[5]),
    goal: found[6],
  }
}

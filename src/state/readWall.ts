/** Which part of the picture a display of a wall shows: `column` and `row` count from the top left, 0 first. */
export type WallCell = {
  columns: number
  rows: number
  column: number
  row: number
  /** What the frames between two displays hide, as a share of a display's width and of its height. */
  gap: number
}

/** Displays to each side at most, and per cent. */
const mostDisplays = 16
const widestGap = 50

/**
 * Reads `?wall=2x1&cell=0,0&gap=1.5` of a page's address: columns by rows, this display's column and row, and per cent of a display
 * between two of them. What is wrong is said in words, and then this display shows all of the picture.
 */
export function readWall(search: string): { cell: WallCell | null; problem: string } {
  const wishes = new URLSearchParams(search)
  const wall = wishes.get('wall')
  if (wall === null) {
    const isHalf = wishes.has('cell')
    return refuse(isHalf ? 'The address names a “cell”, but no “wall” such as “wall=2x1”' : '')
  }
  const [columns, rows] = readPair(wall, 'x')
  const isWall = [columns, rows].every((count) => count >= 1 && count <= mostDisplays)
  if (!isWall) {
    return refuse(
      `“wall=${cut(wall)}” must be columns x rows, 1 to ${mostDisplays} each, such as “wall=2x1”`,
    )
  }
  const cell = wishes.get('cell') ?? (columns * rows === 1 ? '0,0' : '')
  const [column, row] = readPair(cell, ',')
  if (!(column < columns && row < rows)) {
    const last = `${columns - 1},${rows - 1}`
    const said = cell === '' ? 'a “cell”' : `“cell=${cut(cell)}”`
    return refuse(
      `The wall of ${columns} x ${rows} needs ${said === 'a “cell”' ? said : `another cell than ${said}`}: column,row from the top left, “cell=0,0” to “cell=${last}”`,
    )
  }
  const gap = Number(wishes.get('gap') ?? 0)
  if (!(gap >= 0 && gap <= widestGap)) {
    return refuse(
      `“gap=${cut(wishes.get('gap') ?? '')}” must be the per cent of a display that the frames between two hide, 0 to ${widestGap}`,
    )
  }
  return { cell: { columns, rows, column, row, gap: gap / 100 }, problem: '' }
}

function refuse(problem: string): { cell: null; problem: string } {
  return { cell: null, problem }
}

/** Two whole numbers, NaN where it is something else. */
function readPair(text: string, between: string): [number, number] {
  const parts = text.split(between)
  const isPair = parts.length === 2 && parts.every((part) => /^\d{1,3}$/.test(part))
  return isPair ? [Number(parts[0]), Number(parts[1])] : [NaN, NaN]
}

function cut(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}

/** Metres along each side of a cell. */
const size = 16
/** Cells around one's own, in each direction, whose people are followed at the full rate: 32 m at least. */
const reach = 2
/** Poses a second that a page is to receive of those near it, whatever their number. */
const mostNear = 1000
/** Seconds between two poses of somebody who moves. */
const usual = 0.05

/** The key of poses for those who are far away; no cell is called so. */
export const farKey = 'far'
/** Seconds between two poses for those who are far away. */
export const farPause = 1
/**
 * People from whom on poses are followed by place. Below it everyone gets all of them; above it those of the cells around them, and of
 * everybody one a second.
 */
export const crowd = 60

/** The cell of the floor at a place, metres of the plant: the key of a pose's topic. */
export function cellOf(x: number, z: number): string {
  return `${Math.floor(x / size)},${Math.floor(z / size)}`
}

/** A cell and those around it: 25. */
export function cellsAround(cell: string): readonly string[] {
  const [x, z] = cell.split(',').map(Number)
  const cells: string[] = []
  for (let i = -reach; i <= reach; i++) {
    for (let k = -reach; k <= reach; k++) cells.push(`${x + i},${z + k}`)
  }
  return cells
}

/** Seconds between two poses where so many people are near: what each of them receives stays bounded. */
export function posePause(near: number): number {
  return Math.max(usual, near / mostNear)
}

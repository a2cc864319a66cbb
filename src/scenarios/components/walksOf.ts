import type { Walks, WalkWay } from '#twin/process/Walks.ts'
import type { ExitPart } from './exit.ts'

type Corner = readonly number[]

/** Somebody who leaves: by which exit, how far that is on the storey (metres), and when (simulated seconds). */
export type Walker = {
  to: string
  exit: ExitPart
  metres: number
  starts: number
  leaves: number
  arrives: number
}

/** Where people of a crowd are and walk. */
export type CrowdWays = {
  ways: readonly { to: string; from: readonly Corner[]; path: readonly Corner[] }[]
  down: readonly { to: string; path: readonly Corner[] }[]
}

/**
 * Who walks where: whoever has far to walk begins at a place that is far from the exit. A place is taken again when there are more people than places.
 * Nothing is drawn by lot, so that how it is shown changes nothing in the run.
 */
export function walksOf({ ways, down }: CrowdWays, walkers: readonly Walker[]): Walks {
  const walks = { ways: [] as WalkWay[], people: [] as number[] }
  for (const to of new Set(walkers.map((walker) => walker.to))) {
    const own = walkers.filter((walker) => walker.to === to)
    const first = walks.ways.length
    const onStairs = down.filter((each) => each.to === to).flatMap(({ path }) => path)
    const fitting = ways.filter((each) => each.to === to)
    for (const { path } of fitting) {
      const corners = [...path, ...onStairs, ...own[0].exit.onward]
      const exit = path.length + onStairs.length - 1
      const points = corners.flat()
      walks.ways.push({ points, left: path.length - 1, exit, to, asset: null })
    }
    const places = fitting
      .flatMap(({ from, path }, i) =>
        from.map((place) => ({ way: first + i, place, metres: lengthOf([place, ...path]) })),
      )
      .sort((a, b) => a.metres - b.metres)
    if (places.length === 0) continue
    own
      .toSorted((a, b) => a.metres - b.metres)
      .forEach(({ exit, starts, leaves, arrives }, rank) => {
        const { way, place } = places[Math.floor((rank * places.length) / own.length)]
        walks.people.push(way, ...place, starts, leaves, arrives, exit.passesAt(arrives))
      })
  }
  return walks
}

function lengthOf(corners: readonly Corner[]): number {
  return corners.slice(1).reduce((sum, corner, i) => {
    return sum + Math.hypot(...corner.map((value, k) => value - corners[i][k]))
  }, 0)
}

import { scanJson } from './scanJson.ts'

/** A way into JSON values: property names and indices. */
export type JsonPath = readonly (string | number)[]

type Wanted = { at: number; below: Map<string | number, Wanted> }

/**
 * Where some paths stand in a JSON text, as offsets: a property at its name, an entry of a list at its start, and what
 * is not there at the deepest part of its path that is.
 */
export function jsonPositions(text: string, paths: readonly JsonPath[]): number[] {
  const root: Wanted = { at: 0, below: new Map() }
  for (const path of paths) {
    let wanted = root
    for (const step of path) {
      let below = wanted.below.get(step)
      if (!below) wanted.below.set(step, (below = { at: -1, below: new Map() }))
      wanted = below
    }
  }
  locate(text, root)
  return paths.map((path) => {
    let wanted = root
    let at = root.at
    for (const step of path) {
      wanted = wanted.below.get(step)!
      if (wanted.at < 0) break
      at = wanted.at
    }
    return at
  })
}

/** Fills in the offsets of the wanted paths, in one scan. */
function locate(text: string, root: Wanted): void {
  const open: { wanted: Wanted | undefined; index: number }[] = []
  let next: Wanted | undefined = root
  scanJson(text, {
    key(name, at) {
      next = open[open.length - 1].wanted?.below.get(name)
      if (next) next.at = at
    },
    value(at) {
      const above = open[open.length - 1]
      if (!above) root.at = at
      else if (above.index >= 0) {
        next = above.wanted?.below.get(above.index++)
        if (next) next.at = at
      }
    },
    open(isList) {
      open.push({ wanted: next, index: isList ? 0 : -1 })
    },
    close() {
      open.pop()
    },
  })
}

/** A path as it is written: `assets[0].signals.speed`, `parts["front lamps"]`. */
export function sayPath(path: JsonPath): string {
  let text = ''
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`
    else if (/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) text += text === '' ? step : `.${step}`
    else text += `[${JSON.stringify(step)}]`
  }
  return text
}

/** Line and column, from 1 on, of some offsets in a text. */
export function linesOf(
  text: string,
  offsets: readonly number[],
): { line: number; column: number }[] {
  const order = offsets.map((_, i) => i).toSorted((a, b) => offsets[a] - offsets[b])
  const places = offsets.map(() => ({ line: 1, column: 1 }))
  let line = 1
  let start = 0
  for (const i of order) {
    for (
      let end = text.indexOf('\n', start);
      end >= 0 && end < offsets[i];
      end = text.indexOf('\n', start)
    ) {
      line++
      start = end + 1
    }
    places[i] = { line, column: offsets[i] - start + 1 }
  }
  return places
}

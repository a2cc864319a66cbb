import type { JsonPath } from './jsonPositions.ts'
import type { Slots } from './readAssets.ts'
import { cut } from './sayIssue.ts'
import { scanFormula } from './scanFormula.ts'
import type { Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'

/** A formula as it stands in the file; it is read when all signals are known. */
export type FormulaEntry = { slot: number; text: string; path: JsonPath }

/** Gives signals their formulas; one whose formula is wrong, or needs itself, stays without and never has a value. */
export function readFormulas(
  entries: readonly FormulaEntry[],
  slots: Slots,
  twin: Twin,
  problems: TwinProblems,
): void {
  // One line of an “each” stands for many formulas.
  const said = new Set<string>()
  for (const { slot, text, path } of entries) {
    const { id, asset } = twin.signals[slot]
    const own = `${twin.assets[asset].id}.`
    const scan = scanFormula(text, {
      find: (name) => slots.get(own + name) ?? slots.get(name),
      all: () => [...slots.keys()].flatMap((known) => shortened(known, own)),
      states: (input) => twin.signals[input].states?.map(({ name }) => name),
    })
    if ('problem' in scan) {
      const key = JSON.stringify([path, scan.problem])
      if (!said.has(key))
        problems.add(path, `The formula of “${cut(id)}” ${scan.problem}.`, scan.advice)
      said.add(key)
    } else if (scan.inputs.length === 0)
      problems.add(path, `The formula of “${cut(id)}” names no signal.`)
    else twin.signals[slot].formula = scan
  }
  for (const { slot, path } of entries) {
    const circle = findCircle(slot, twin)
    if (!circle) continue
    const ids = circle.map((at) => cut(twin.signals[at].id)).join(' → ')
    problems.add(path, `A formula needs its own value: ${ids}.`, 'Break the circle.')
    for (const at of circle) delete twin.signals[at].formula
  }
}

/** A signal of one's own asset may be called by its key alone. */
function shortened(id: string, own: string): string[] {
  return id.startsWith(own) ? [id.slice(own.length), id] : [id]
}

/** The way from a signal over its inputs back to itself, both ends included. */
function findCircle(start: number, { signals }: Twin): number[] | null {
  const seen = new Set<number>()
  const way: { slot: number; next: number }[] = [{ slot: start, next: 0 }]
  while (way.length > 0) {
    const top = way[way.length - 1]
    const input = signals[top.slot].formula?.inputs[top.next++]
    if (input === undefined) way.pop()
    else if (input === start) return [...way.map(({ slot }) => slot), start]
    else if (!seen.has(input)) {
      seen.add(input)
      way.push({ slot: input, next: 0 })
    }
  }
  return null
}

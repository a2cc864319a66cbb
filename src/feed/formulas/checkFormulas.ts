import type { Problem } from '#twin/Problem.ts'
import type { Twin } from '#twin/Twin.ts'
import { compileFormula } from './compileFormula.ts'

/** What is wrong with a twin's formulas, as the feed would find it when the page runs. */
export function checkFormulas({ signals }: Twin): Problem[] {
  return signals.flatMap(({ id, formula }): Problem[] => {
    if (!formula) return []
    const types = formula.inputs.map((slot) => (signals[slot].states ? 'string' : 'double'))
    const made = compileFormula(formula.text, types)
    if (!('problem' in made)) return []
    const text = `The formula of “${id}” ${made.problem}.`
    return [{ from: 'twin file', severity: 'error', text, where: `signal ${id}` }]
  })
}

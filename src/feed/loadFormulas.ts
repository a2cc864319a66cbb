import type { Signal } from '#twin/Twin.ts'
import type { CompileFormula } from './formulas/compileFormula.ts'

/** Brings the program that compiles formulas, when one of these signals has one; undefined also when it cannot be loaded. */
export async function loadFormulas(
  signals: readonly Signal[],
): Promise<CompileFormula | undefined> {
  if (!signals.some(({ formula }) => formula)) return undefined
  try {
    return (await import('./formulas/compileFormula.ts')).compileFormula
  } catch {
    // The feed says of each such signal that it cannot be computed.
    return undefined
  }
}

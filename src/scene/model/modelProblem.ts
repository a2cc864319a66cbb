import type { Problem } from '#twin/Problem.ts'

/** A problem with a model file: what is wrong, at which address, and what to do about it. */
export function modelProblem(
  text: string,
  where: string,
  advice: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return { from: 'model', severity, text, where, advice }
}

/** Whether a result is the problem that stands in its place. */
export function isProblem(result: object): result is Problem {
  return 'severity' in result && 'text' in result
}

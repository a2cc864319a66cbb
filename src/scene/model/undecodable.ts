import type { Problem } from '#twin/Problem.ts'
import { modelProblem } from './modelProblem.ts'

/** A decoder's error in words. */
export function undecodable(error: unknown, url: string): Problem {
  const reason = error instanceof Error ? error.message : String(error)
  const said = reason.replace(/^THREE\.\w+: /, '').replace(/\.$/, '')
  const advice = 'Open it in another glTF viewer; if it fails there too, export it anew.'
  return modelProblem(`The model could not be decoded: ${said}.`, url, advice)
}

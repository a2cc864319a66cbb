import { create } from 'zustand'
import type { Problem } from '#twin/Problem.ts'

export type ListedProblem = Problem & { count: number }

/** What is wrong now, each once with a count, newest last; at most 500 are kept. */
export const useProblems = create<{ list: readonly ListedProblem[] }>(() => ({ list: [] }))

const limit = 500

/** Lists a problem, or counts it `times` more when it is listed already. */
export function addProblem(problem: Problem, times = 1): void {
  useProblems.setState(({ list }) => {
    const at = list.findIndex(
      (known) => known.text === problem.text && known.where === problem.where,
    )
    if (at >= 0) return { list: list.with(at, { ...list[at], count: list[at].count + times }) }
    return { list: [...list.slice(-limit + 1), { ...problem, count: times }] }
  })
}

/** Takes away the problems of one origin, before it is read again. */
export function clearProblems(from: Problem['from']): void {
  useProblems.setState(({ list }) => ({ list: list.filter((problem) => problem.from !== from) }))
}

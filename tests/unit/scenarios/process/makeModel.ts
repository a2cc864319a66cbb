import { expect } from 'vitest'
import type { ProcessModel } from '#scenarios/process/ProcessModel.ts'
import { readProcess } from '#scenarios/process/readProcess.ts'
import type { Twin } from '#twin/Twin.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'

export type Json = Record<string, unknown>

/** A model of these components, which must be right. */
export function makeModel(
  components: Json[],
  rest: Json = {},
  signals: Twin['signals'] = [],
): ProcessModel {
  const problems = new TwinProblems()
  const model = readProcess({ components, ...rest }, { assets: [], signals }, problems)
  expect(problems.list('{}')).toEqual([])
  if (!model) throw new Error('makeModel: there is no model')
  return model
}

/** A signal for values of a model. */
export function makeSignal(id: string, unit: string, states?: string[]): Twin['signals'][number] {
  const common = {
    name: id,
    asset: 0,
    topic: `t/${id}`,
    codec: 'json',
    codecOptions: { path: 'v' },
  }
  const coded = states?.map((name, code) => ({ code, name }))
  return { id, ...common, unit, staleAfter: 10, digits: 1, ...(coded && { states: coded }) }
}

/** What is said of a process that is not right: place and text of each problem, with its advice. */
export function sayWrong(process: unknown, signals: Twin['signals'] = []): string[] {
  const problems = new TwinProblems()
  const model = readProcess(process, { assets: [], signals }, problems)
  expect(model).toBeNull()
  return problems
    .list('{}')
    .map(({ where, text, advice = '' }) => `${where?.split(' — ')[0]}: ${text} ${advice}`.trim())
}

/** A line of machines with a buffer between each two. */
export function lineOf(
  machines: Json[],
  capacities: number[],
  kind: Json = { is: 'buffer' },
): Json[] {
  return [
    { id: 'in', is: 'source', to: 'm1' },
    ...machines.flatMap((machine, i) => {
      const isLast = i === machines.length - 1
      const next = isLast ? 'out' : capacities[i] > 0 ? `b${i + 1}` : `m${i + 2}`
      const own = { id: `m${i + 1}`, is: 'machine', ...machine, to: next }
      const buffer = { id: `b${i + 1}`, capacity: capacities[i], ...kind, to: `m${i + 2}` }
      return isLast || capacities[i] === 0 ? [own] : [own, buffer]
    }),
    { id: 'out', is: 'sink' },
  ]
}

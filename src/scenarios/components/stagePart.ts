import { loss } from '../flow/FlowLine.ts'
import type { StagePlan } from '../flow/FlowPlan.ts'
import type { Build, Figure, Part } from './ComponentKind.ts'

type Tuned = Pick<StagePlan, 'rate' | 'yield' | 'power' | 'idlePower'>

/** What all components share that work on items: they can be stopped, tuned, and take energy. */
export function stagePart(
  { line, stage }: Build,
  tuned: (options: Record<string, unknown>) => Partial<Tuned>,
): Required<Pick<Part, 'halt' | 'retune' | 'energy'>> {
  const { design } = line.plan.stages[stage]
  return {
    halt: (isHalted) =>
      isHalted ? line.halt(stage, loss.faulted) : line.release(stage, loss.faulted),
    retune: (options) => {
      const next = { yield: 1, power: 0, idlePower: 0, rate: design, ...tuned(options) }
      line.tune(stage, Number.isFinite(next.rate) ? next : { ...next, rate: design })
    },
    energy: (time) => line.energyAt(stage, time),
  }
}

/** Good items so far. */
export function countFigure({ line, stage }: Build, name: string): Figure {
  const read = (time: number): number => line.goodAt(stage, time)
  return { key: 'count', name, unit: 'items', digits: 0, better: 'more', read }
}

/** For stages that may have a “rate” in items an hour, and no limit without. */
export function rateTuned({ rate }: Record<string, unknown>): { rate: number } {
  return { rate: typeof rate === 'number' ? rate / 3600 : Infinity }
}

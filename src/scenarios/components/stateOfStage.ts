import type { FlowLine } from '../flow/FlowLine.ts'

/** What a stage is doing, as an index in `runStates`, by what keeps it from working (the order of `loss`). */
const states = [2, 3, 4, 5, 6, 7, 1] as const

export function stateOfStage(line: FlowLine, stage: number): number {
  return states[line.lossOf(stage)]
}

import { create } from 'zustand'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'

export type GhostsState = {
  /** The person wants to see where the baseline differs, while a scenario is played. */
  isOn: boolean
  /** The baseline's signals, while there is a baseline beside what is played; null: there is none. */
  baseline: SignalTable | null
  /** The signals that a run writes, by slot. */
  slots: readonly number[]
}

/** The plant without the changes of the scenario that is played, which is computed beside it. */
export const useGhosts = create<GhostsState>(() => ({ isOn: true, baseline: null, slots: [] }))

/** What changes all the time: how many parts stand in the picture as ghosts. */
export const ghostFigures = { parts: 0 }

/** Begins with what the plant shows now; `slots`: the signals that the run writes. */
export function beginGhosts(shown: SignalTable, slots: readonly number[]): void {
  const baseline = new SignalTable(shown.size)
  const { size, value, time, received, quality } = shown
  for (let slot = 0; slot < size; slot++) {
    if (quality[slot] === Quality.never) continue
    baseline.write(slot, value[slot], time[slot], received[slot], quality[slot])
  }
  useGhosts.setState({ baseline, slots })
}

/** What is played has no baseline any more. */
export function endGhosts(): void {
  ghostFigures.parts = 0
  if (useGhosts.getState().baseline) useGhosts.setState({ baseline: null, slots: [] })
}

/** Whether there are any to be seen or not. */
export function toggleGhosts(): void {
  useGhosts.setState(({ isOn }) => ({ isOn: !isOn }))
}

import { isObject } from '#twin/isObject.ts'
import { Quality } from '#twin/Quality.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { usePlant } from './plant.ts'

/** The values of now that the process model can start from, by signal id; doubtful ones are left to the model. */
export function liveStart(): Record<string, number> {
  const { twin, signals } = usePlant.getState()
  if (!twin || !signals) return {}
  const { signalOfId } = twinIndex(twin)
  const start: Record<string, number> = {}
  for (const id of signalsRead(twin.process)) {
    const slot = signalOfId.get(id)
    if (slot === undefined || signals.quality[slot] !== Quality.good) continue
    start[id] = signals.value[slot]
  }
  return start
}

/** The ids of signals that the components of a twin file's `process` read. */
export function signalsRead(process: unknown): string[] {
  if (!isObject(process) || !Array.isArray(process.components)) return []
  const found = process.components.flatMap((component: unknown) => {
    if (!isObject(component) || !isObject(component.reads)) return []
    return Object.values(component.reads).filter((id) => typeof id === 'string')
  })
  return [...new Set(found)]
}

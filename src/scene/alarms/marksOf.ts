import { isUnacknowledged, type AlarmItem } from '#state/alarms.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'
import type { Twin } from '#twin/Twin.ts'

/** The most urgent alarm of a machine. */
export type MachineAlarm = {
  /** Index in `twin.assets`, and its id. */
  asset: number
  id: string
  priority: AlarmPriority
  isOpen: boolean
}

/** Machines that are marked at most. */
const most = 60

/** One mark a machine, the most urgent first, however many alarms it has. */
export function marksOf(standing: readonly AlarmItem[], twin: Twin | null): MachineAlarm[] {
  const found = new Map<number, MachineAlarm>()
  for (const { alarm, row } of standing) {
    const { asset, priority } = alarm
    const id = twin?.assets[asset]?.id
    if (id === undefined || found.has(asset)) continue
    found.set(asset, { asset, id, priority, isOpen: isUnacknowledged(row.state) })
    if (found.size === most) break
  }
  return [...found.values()]
}

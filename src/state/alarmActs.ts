import type { AlarmActKind } from '#people/AlarmRecord.ts'
import { mayWrite } from '#people/roles.ts'
import { setAlarms, useAlarms } from './alarms.ts'
import { isSimulated } from './run.ts'
import { useRoom } from './useRoom.ts'

/** Something that a person does with an alarm; `until` (epoch milliseconds) is for a shelf. */
export type AlarmDoing = { id: string; what: AlarmActKind; why?: string; until?: number }

/** Who hands on what people do; the composition gives it, see `attachAlarms`. */
export type AlarmKeeper = {
  do(doing: AlarmDoing): void
  /** Figures are wanted: they come into the store. */
  askFigures(): void
}

let keeper: AlarmKeeper | null = null

/** Opens the way for what people do with alarms. Returns its end. */
export function attachAlarms(given: AlarmKeeper): () => void {
  keeper = given
  return () => {
    if (keeper === given) keeper = null
  }
}

export function askAlarmFigures(): void {
  keeper?.askFigures()
}

/** Why a person may not do something with alarms now, as a sentence; null when they may. */
export function whyNoAlarmAct(what: AlarmActKind): string | null {
  if (isSimulated()) return 'You see a scenario, not the plant: go back to the live plant first.'
  const { status, reason, me } = useRoom.getState()
  if (status === 'refused') return `You are not in the room: ${reason}.`
  if (status !== 'joined' || !keeper)
    return 'There is no connection: nobody would see what you do here.'
  const isService = what === 'outOfService' || what === 'inService'
  if (mayWrite(me.role, isService ? 'service' : 'alarm')) return null
  const needed = isService ? 'engineer' : 'operator'
  return `It takes the role ${needed}; you are ${me.role ?? 'nobody yet'}.`
}

/** Does something with an alarm, or says in the store why not. */
export function actOnAlarm(doing: AlarmDoing): boolean {
  return actOnAlarms([doing])
}

/** The same with several at once. */
export function actOnAlarms(doings: readonly AlarmDoing[]): boolean {
  const why = doings.length > 0 ? whyNoAlarmAct(doings[0].what) : null
  setAlarms({ words: why })
  if (why !== null) return false
  for (const doing of doings) keeper?.do(doing)
  return true
}

/** Acknowledges these alarms, as far as there is anything to acknowledge. */
export function acknowledge(ids: readonly string[]): boolean {
  return actOnAlarms(ids.map((id) => ({ id, what: 'acknowledged' })))
}

/** Milliseconds of a mute, which then returns by itself. */
const muteTime = 300_000

/** No sound for five minutes, or sound again. */
export function toggleMute(): void {
  const now = Date.now()
  const { mutedUntil } = useAlarms.getState()
  setAlarms({ mutedUntil: mutedUntil > now ? 0 : now + muteTime })
}

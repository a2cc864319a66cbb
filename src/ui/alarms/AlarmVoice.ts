import { mostUrgent, type AlarmItem } from '#state/alarms.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'

/** Hertz of the tones of each priority, and seconds until they are heard again; a low one is heard once. */
const sounds: Record<AlarmPriority, { tones: readonly number[]; again: number }> = {
  critical: { tones: [880, 660, 880, 660], again: 3 },
  high: { tones: [740, 587], again: 6 },
  medium: { tones: [587], again: 15 },
  low: { tones: [440], again: Infinity },
}
/** Seconds after which another alarm may be heard. */
const other = 2

/** What is to be heard of alarms: one sound at a time, that of the most urgent which nobody has acknowledged, however many there are. */
export class AlarmVoice {
  #last = -Infinity
  #name = ''

  /** The tones (hertz) that are due at `now` (seconds of a clock that never goes back); null when nothing is. */
  next(standing: readonly AlarmItem[], isMuted: boolean, now: number): readonly number[] | null {
    const item = mostUrgent(standing)
    if (!item) this.#name = ''
    if (!item || isMuted) return null
    const { tones, again } = sounds[item.alarm.priority]
    const name = `${item.alarm.id} ${item.row.since}`
    if (now - this.#last < (name === this.#name ? again : Math.min(again, other))) return null
    this.#last = now
    this.#name = name
    return tones
  }
}

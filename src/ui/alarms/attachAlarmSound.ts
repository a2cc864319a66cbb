import { mostUrgent, useAlarms } from '#state/alarms.ts'
import type { AlarmPriority } from '#twin/Alarm.ts'

/** Hertz of the two tones of each priority, and seconds until it is heard again; a low one is heard once. */
const tones: Record<AlarmPriority, { tones: number[]; again: number }> = {
  critical: { tones: [880, 660, 880, 660], again: 3 },
  high: { tones: [740, 587], again: 6 },
  medium: { tones: [587], again: 15 },
  low: { tones: [440], again: Infinity },
}
const length = 0.16
const loudness = 0.12
/** Milliseconds between two looks. */
const look = 500

/**
 * The sound of alarms, made by the browser itself: one at a time, that of the most urgent which nobody has acknowledged, however
 * many there are. Browsers let nothing be heard before a person has touched the page. Returns its stop.
 */
export function attachAlarmSound(): () => void {
  let context: AudioContext | null = null
  let last = -Infinity
  let lastId = ''
  const listen = () => {
    const { standing, mutedUntil } = useAlarms.getState()
    const now = performance.now() / 1000
    const item = mostUrgent(standing)
    if (!item) lastId = ''
    if (!item || mutedUntil > Date.now() || !navigator.userActivation.hasBeenActive) return
    const { tones: notes, again } = tones[item.alarm.priority]
    const name = `${item.alarm.id} ${item.row.since}`
    const pause = name === lastId ? again : Math.min(again, 2)
    if (now - last < pause) return
    last = now
    lastId = name
    context ??= new AudioContext()
    play(context, notes)
  }
  const timer = setInterval(listen, look)
  return () => {
    clearInterval(timer)
    void context?.close()
  }
}

function play(context: AudioContext, notes: readonly number[]): void {
  notes.forEach((frequency, i) => {
    const start = context.currentTime + i * length
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(loudness, start + 0.02)
    volume.gain.linearRampToValueAtTime(0, start + length)
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + length)
  })
}

import type { Label } from '#twin/LabelTable.ts'
import { Quality, qualityName } from '#twin/Quality.ts'
import { sayQuality as nameQuality, sayReceived } from '#twin/sayReceived.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'

/** What a label says now: its name, its value and, when that is not good, its quality and age. */
export class LabelWords {
  name = ''
  value = ''
  note = ''
  quality: number = Quality.good

  /** Reads a label's signal; `now` in seconds on the frame clock. Returns whether anything is said that was not before. */
  read(label: Label, twin: Twin | null, signals: SignalTable | null, now: number): boolean {
    const { slot } = label
    const signal = twin?.signals[slot]
    const quality = signals && slot >= 0 ? signals.quality[slot] : Quality.good
    const value = signals && signal ? sayValue(signal, signals.value[slot]) : ''
    const note = signals && slot >= 0 ? sayQuality(quality, signals.received[slot], now * 1000) : ''
    const isSame =
      label.text === this.name &&
      value === this.value &&
      note === this.note &&
      quality === this.quality
    this.name = label.text
    this.value = value
    this.note = note
    this.quality = quality
    return !isSame
  }
}

/** The word for what a reader must know about a value besides itself; empty for a good one. */
function sayQuality(quality: number, received: number, now: number): string {
  if (quality === Quality.good) return ''
  if (quality === Quality.never) return 'no value yet'
  if (quality === Quality.stale)
    return `${nameQuality(quality, received)} ${sayReceived(received, now, performance.timeOrigin)}`
  return qualityName(quality)
}
